import Essentials
import Facts
import Foundations

/// Rows of a name, a value in words and a bar, over one axis.
struct Chart: Sendable {
  enum Item: Sendable {
    case heading(String)
    case row(ChartRow)
  }

  var items: [Item]
  var axis: ChartAxis
  var footnote: String?

  func drawing() -> Drawing {
    let hasColumns = self.hasColumns
    var drawing = Drawing()
    for (index, item) in items.enumerated() {
      if index > 0 { drawing.height += 5 }
      switch item {
      case .heading(let text): drawing.addLines(of: text, style: "picture-heading")
      case .row(let row): row.draw(over: axis, hasColumns: hasColumns, in: &drawing)
      }
    }
    drawing.height += 4
    axis.draw(in: &drawing)
    if let footnote { drawing.addLines(of: footnote, style: "picture-note") }
    return drawing
  }

  /// Whether the values of all rows have room beside the names. All rows look the same.
  private var hasColumns: Bool {
    items.allSatisfy { item in
      guard case .row(let row) = item else { return true }
      return row.hasColumns
    }
  }
}

/// What the places across a chart mean.
struct ChartAxis: Sendable {
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

  /// The axis by itself.
  var drawing: Drawing {
    var drawing = Drawing()
    draw(in: &drawing)
    return drawing
  }

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

struct ChartRow: Sendable {
  /// What a bar shows, which decides how it looks.
  enum Style: String, Sendable {
    case own = "picture-bar"
    case reported = "picture-bar picture-reported"
    case phase = "picture-bar picture-phase"
    /// How long something lasts: surely up to the low end, at most up to the high end.
    case effect = "picture-bar picture-effect"
  }

  var label: String
  var value: String?
  /// More words below.
  var remark: String?
  /// Its place on the axis; nil when it has none.
  var span: ChartSpan?
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

  /// The bar without words; nil when it has no place on `axis`.
  func bar(over axis: ChartAxis) -> Drawing? {
    guard span != nil else { return nil }
    var drawing = Drawing()
    ChartRow(label: "", span: span, style: style).draw(
      over: axis, hasColumns: false, in: &drawing)
    return drawing
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
    case (let low?, let high?) where style == .effect:
      drawEffect(span.start, low, high, top, in: &drawing)
    case (let low?, let high?) where low == high && style != .phase:
      drawing.disc(style.rawValue, x: low, y: middle, radius: 5)
    case (let low?, let high?):
      drawing.box(style.rawValue, across: low..<max(low, high), top: top, height: Self.barHeight)
    case (let low?, nil):
      drawing.line("picture-open", across: low..<max(low, 1000), y: middle)
      drawing.disc(style.rawValue, x: low, y: middle, radius: 5)
    case (nil, let high?):
      drawing.line("picture-open", across: span.start..<max(span.start, high), y: middle)
      drawing.disc(style.rawValue, x: high, y: middle, radius: 5)
    case (nil, nil): break
    }
  }

  private func drawEffect(
    _ start: Int, _ low: Int, _ high: Int, _ top: Int, in drawing: inout Drawing
  ) {
    if high > low {
      drawing.box(
        "picture-bar picture-possible", across: start..<max(start, high), top: top,
        height: Self.barHeight)
    }
    drawing.box(style.rawValue, across: start..<max(start, low), top: top, height: Self.barHeight)
  }

  private static func middle(_ span: Range<Int>) -> Int { span.lowerBound + span.count / 2 }
}

/// A stretch of an axis, in thousandths of the width. An end that is nil is not known.
struct ChartSpan: Sendable, Hashable {
  /// Where an effect begins.
  var start = 0
  var low: Int?
  var high: Int?
}

/// The axis of a picture that compares amounts: from nothing to a round number above the largest.
struct AmountScale: Sendable {
  /// The amounts that the axis names, from 0 on.
  let ticks: [Decimal]

  init(largest: Decimal) {
    let step = Self.step(largest)
    var ticks: [Decimal] = [0]
    while let last = ticks.last, last < largest { ticks.append(last + step) }
    self.ticks = ticks.count > 1 ? ticks : [0, 1]
  }

  /// Where `amount` lies, in thousandths of the width.
  func position(_ amount: Decimal) -> Int {
    guard let last = ticks.last, amount > 0 else { return 0 }
    return min(1000, (amount / last * 1000).nearestInteger)
  }

  /// 1, 2 or 5 with zeros, so that at most three steps reach `largest`.
  private static func step(_ largest: Decimal) -> Decimal {
    let third = largest / 3
    guard third > 0 else { return 1 }
    var power: Decimal = 1
    while power * 10 <= third { power *= 10 }
    while power > third { power /= 10 }
    let step = [1, 2, 5, 10].map { power * $0 }.first { $0 >= third } ?? power * 10
    // Half a session or half a day says nothing.
    return largest >= 1 ? max(1, step) : step
  }
}

/// An axis of the days after a treatment on which every phase gets the same room, so that the
/// first day can be read beside weeks.
struct TimeScale: Sendable {
  /// The ends of the stretches, in days after the beginning of day 1.
  let boundaries: [Decimal]

  /// The axis for `phases` by their ends in days, and for effects that last up to `longest` days.
  init(phases: [(first: Decimal, last: Decimal?)], longest: Decimal?) {
    var boundaries = Set(phases.flatMap { [$0.first, $0.last ?? $0.first] } + [0]).sorted()
    if let longest, let last = boundaries.last, longest > last { boundaries.append(longest) }
    self.boundaries = boundaries
  }

  /// Where a moment lies, in thousandths of the width.
  func position(_ day: Decimal) -> Int {
    let count = Decimal(max(1, boundaries.count - 1))
    for (index, pair) in zip(boundaries, boundaries.dropFirst()).enumerated() where day <= pair.1 {
      let share = (max(day, pair.0) - pair.0) / (pair.1 - pair.0)
      return ((Decimal(index) + share) * 1000 / count).nearestInteger
    }
    return 1000
  }

  /// Whether a day takes the same room everywhere.
  var isEven: Bool {
    Set(zip(boundaries, boundaries.dropFirst()).map { $1 - $0 }).count < 2
  }
}
