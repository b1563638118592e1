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
  /// The room above and below a bar.
  private static let margin = 3

  /// Draws the row at the lower end of `drawing`, which grows. With columns, the value stands at
  /// the right of the name, otherwise below it.
  func draw(over axis: ChartAxis, hasColumns: Bool, in drawing: inout Drawing) {
    drawWords(hasColumns, in: &drawing)
    guard let span else { return }
    let top = drawing.height
    drawing.height = top + 2 * Self.margin + Self.barHeight
    drawGround(axis, down: top..<drawing.height, in: &drawing)
    draw(span, top: top + Self.margin, in: &drawing)
  }

  /// Whether a narrow picture has room for the value at the right of the name.
  var hasColumns: Bool {
    guard value != nil else { return true }
    let longestWord = label.split(separator: " ").map { TextMeasure.width(String($0)) }.max() ?? 0
    return longestWord <= nameWidth && TextMeasure.wrap(label, limit: nameWidth).count <= 3
  }

  /// What the value at the right leaves for the name.
  private var nameWidth: Int {
    value.map { max(1, Drawing.narrowest - TextMeasure.width($0) - 10) } ?? Drawing.narrowest
  }

  private func drawWords(_ hasColumns: Bool, in drawing: inout Drawing) {
    if hasColumns, let value {
      let baseline = drawing.height + 11
      drawing.add(
        PlacedText(value, x: 1000, baseline: baseline, anchor: .end, style: "picture-value"))
      drawing.addLines(of: label, style: "picture-label", limit: nameWidth)
    } else {
      drawing.addLines(of: label, style: "picture-label")
      if let value { drawing.addLines(of: value, style: "picture-value") }
    }
    if let remark { drawing.addLines(of: remark, style: "picture-text") }
  }

  /// What the bar lies on: the axis again, and what the bar is compared with.
  private func drawGround(
    _ axis: ChartAxis, down span: Range<Int>, in drawing: inout Drawing
  ) {
    if let band = axis.band {
      let low = band.low ?? 0
      drawing.box(
        "picture-published", across: low..<max(low, band.high ?? 1000), top: span.lowerBound,
        height: span.count)
    }
    drawing.line("picture-track", across: 0..<1000, y: Self.middle(span))
    for tick in axis.ticks { drawing.line("picture-grid", x: tick.position, down: span) }
  }

  private func draw(_ span: ChartSpan, top: Int, in drawing: inout Drawing) {
    let middle = Self.middle(top..<top + Self.barHeight)
    switch (span.low, span.high) {
    case (let low?, let high?) where style == .effect: drawEffect(low, high, top, in: &drawing)
    case (let low?, let high?) where low == high && style != .phase:
      drawing.disc(style.rawValue, x: low, y: middle, radius: 5)
    case (let low?, let high?):
      drawing.box(style.rawValue, across: low..<max(low, high), top: top, height: Self.barHeight)
    case (let low?, nil):
      drawing.line("picture-open", across: low..<max(low, 1000), y: middle)
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

  private static func middle(_ span: Range<Int>) -> Int { span.lowerBound + span.count / 2 }
}
