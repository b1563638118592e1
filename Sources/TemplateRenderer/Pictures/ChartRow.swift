/// A stretch of an axis, in thousandths of the width. An end that is nil is not known.
struct ChartSpan: Sendable, Hashable {
  var low: Int?
  var high: Int?
}

/// A row of a chart.
struct ChartRow: Sendable {
  /// What a bar shows, which decides how it looks.
  enum Style: String, Sendable {
    /// What the clinic publishes.
    case own = "picture-bar"
    /// What somebody else reports.
    case reported = "picture-bar picture-reported"
    /// A stretch of time.
    case phase = "picture-bar picture-phase"
    /// How long something lasts: surely up to the low end, at most up to the high end.
    case effect = "picture-bar picture-effect"
  }

  /// What the row is about.
  var label: String
  /// Its value in words.
  var value: String?
  /// More words below.
  var remark: String?
  /// Its place on the axis; nil when it has none.
  var span: ChartSpan?
  /// How its bar looks.
  var style: Style = .own

  private static let barHeight = 9

  /// Draws the row at the lower end of `drawing`, which grows.
  func draw(in drawing: inout Drawing) {
    drawWords(in: &drawing)
    guard let span else { return }
    let top = drawing.height + 2
    drawing.line("picture-track", across: 0..<1000, y: top + Self.barHeight / 2)
    draw(span, top: top, in: &drawing)
    drawing.height = top + Self.barHeight + 2
  }

  /// The name at the left and the value at the right, below each other where both do not fit.
  private func drawWords(in drawing: inout Drawing) {
    let room = Drawing.narrowest - 10
    if let value, TextMeasure.width(label) + TextMeasure.width(value) <= room {
      let baseline = drawing.height + 11
      drawing.add(PlacedText(label, x: 0, baseline: baseline, style: "picture-label"))
      drawing.add(
        PlacedText(value, x: 1000, baseline: baseline, anchor: .end, style: "picture-value"))
      drawing.height += Drawing.lineHeight
    } else {
      drawing.addLines(of: label, style: "picture-label")
      if let value { drawing.addLines(of: value, style: "picture-value") }
    }
    if let remark { drawing.addLines(of: remark, style: "picture-text") }
  }

  private func draw(_ span: ChartSpan, top: Int, in drawing: inout Drawing) {
    let middle = top + Self.barHeight / 2
    switch (span.low, span.high) {
    case (let low?, let high?) where style == .effect: drawEffect(low, high, top, in: &drawing)
    case (let low?, let high?) where low == high && style != .phase:
      drawing.disc(style.rawValue, x: low, y: middle, radius: 5)
    case (let low?, let high?):
      drawing.box(style.rawValue, across: low..<max(low, high), top: top, height: Self.barHeight)
    case (let low?, nil):
      drawing.line("picture-open", across: low..<1000, y: middle)
      drawing.disc(style.rawValue, x: low, y: middle, radius: 5)
    case (nil, let high?):
      drawing.line("picture-open", across: 0..<high, y: middle)
      drawing.disc(style.rawValue, x: high, y: middle, radius: 5)
    case (nil, nil): break
    }
  }

  private func drawEffect(_ low: Int, _ high: Int, _ top: Int, in drawing: inout Drawing) {
    if high > low {
      drawing.box(
        "picture-bar picture-possible", across: 0..<high, top: top, height: Self.barHeight)
    }
    drawing.box(style.rawValue, across: 0..<low, top: top, height: Self.barHeight)
  }
}
