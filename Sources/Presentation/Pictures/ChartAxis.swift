/// What the places across a chart mean.
struct ChartAxis: Sendable {
  /// A place on the axis with its name.
  struct Tick: Sendable, Hashable {
    /// In thousandths of the width.
    let position: Int
    let label: String
  }

  /// The places that have a name, from left to right.
  var ticks: [Tick]
  /// What is counted, where the names of the places do not say.
  var name: String?
  /// Whether a name stands before its place, because it is the name of what ends there.
  var namesEnds = false
  /// What every bar is compared with.
  var band: ChartSpan?

  /// Draws the axis at the lower end of `drawing`, which grows.
  func draw(in drawing: inout Drawing) {
    drawing.line("picture-axis", across: 0..<1000, y: drawing.height)
    let labels = fittingLabels(baseline: drawing.height + 14)
    for label in labels { drawing.add(label) }
    drawing.height += labels.isEmpty ? 2 : 18
    if let name {
      for line in TextMeasure.wrap(name, limit: Drawing.narrowest) {
        let baseline = drawing.height + 11
        drawing.add(
          PlacedText(line, x: 1000, baseline: baseline, anchor: .end, style: "picture-tick"))
        drawing.height += Drawing.lineHeight
      }
    }
  }

  /// The names of the ticks without those for which a narrow picture has no room. The last one
  /// counts most, then the first.
  private func fittingLabels(baseline: Int) -> [PlacedText] {
    let labels = ticks.map { tick in
      PlacedText(
        tick.label, x: tick.position, baseline: baseline, anchor: anchor(of: tick),
        style: "picture-tick")
    }
    var kept: [PlacedText] = []
    for label in labels.suffix(1) + labels.dropLast() {
      let span = label.span(inWidth: Drawing.narrowest)
      let isFree = kept.allSatisfy { other in
        let taken = other.span(inWidth: Drawing.narrowest)
        return span.upperBound + 5 <= taken.lowerBound || taken.upperBound + 5 <= span.lowerBound
      }
      if isFree, span.lowerBound >= 0, span.upperBound <= Drawing.narrowest { kept.append(label) }
    }
    return kept.sorted { $0.x < $1.x }
  }

  private func anchor(of tick: Tick) -> PlacedText.Anchor {
    switch tick.position {
    case 0: .start
    case 1000: .end
    default: namesEnds ? .end : .middle
    }
  }
}
