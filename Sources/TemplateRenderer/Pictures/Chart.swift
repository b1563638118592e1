/// Rows of a name, a value in words and a bar, over one axis.
struct Chart: Sendable {
  /// What stands from the top downwards.
  enum Item: Sendable {
    /// Words over the rows that follow.
    case heading(String)
    case row(ChartRow)
  }

  /// A place on the axis with its name.
  struct Tick: Sendable, Hashable {
    /// In thousandths of the width.
    let position: Int
    let label: String
  }

  /// The items from the top downwards.
  var items: [Item]
  /// The places that the axis names, from left to right.
  var ticks: [Tick]
  /// What every bar is compared with.
  var band: ChartSpan?
  /// Words below the axis.
  var footnote: String?

  /// The chart as a picture.
  func drawing() -> Drawing {
    var drawing = Drawing()
    var content = Drawing()
    for (index, item) in items.enumerated() {
      if index > 0 { content.height += 5 }
      switch item {
      case .heading(let text): content.addLines(of: text, style: "picture-heading")
      case .row(let row): row.draw(in: &content)
      }
    }
    content.height += 4
    if let band { drawBand(band, in: &drawing, height: content.height) }
    for tick in ticks {
      drawing.line("picture-grid", x: tick.position, down: 0..<content.height)
    }
    drawing.overlay(content)
    drawAxis(in: &drawing)
    if let footnote {
      drawing.height += 3
      drawing.addLines(of: footnote, style: "picture-note")
    }
    return drawing
  }

  private func drawBand(_ band: ChartSpan, in drawing: inout Drawing, height: Int) {
    let span = (band.low ?? 0)..<max(band.low ?? 0, band.high ?? AmountScale.end)
    drawing.box("picture-published", across: span, top: 0, height: height)
  }

  private func drawAxis(in drawing: inout Drawing) {
    drawing.line("picture-axis", across: 0..<1000, y: drawing.height)
    let labels = fittingLabels(baseline: drawing.height + 14)
    for label in labels { drawing.add(label) }
    drawing.height += labels.isEmpty ? 2 : 19
  }

  /// The names of the ticks without those for which a narrow picture has no room. The last one
  /// counts most, then the first.
  private func fittingLabels(baseline: Int) -> [PlacedText] {
    let labels = ticks.enumerated().map { index, tick in
      let isLast = index == ticks.count - 1
      let anchor: PlacedText.Anchor = isLast ? .end : tick.position == 0 ? .start : .middle
      return PlacedText(
        tick.label, x: isLast ? 1000 : tick.position, baseline: baseline, anchor: anchor,
        style: "picture-tick")
    }
    var kept: [PlacedText] = []
    for label in labels.suffix(1) + labels.dropLast() {
      let span = label.span(inWidth: Drawing.narrowest)
      let isFree = kept.allSatisfy { other in
        let taken = other.span(inWidth: Drawing.narrowest)
        return span.upperBound + 8 <= taken.lowerBound || taken.upperBound + 8 <= span.lowerBound
      }
      if isFree, span.lowerBound >= 0, span.upperBound <= Drawing.narrowest { kept.append(label) }
    }
    return kept.sorted { $0.x < $1.x }
  }
}
