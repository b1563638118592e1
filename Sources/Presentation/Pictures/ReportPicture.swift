import Essentials
import Facts

/// What each source reports about a fact beside what the clinic publishes, as bars over one axis.
struct ReportPicture: Sendable {
  struct Entry: Sendable {
    /// Who says it; nil for the clinic.
    var source: String?
    var value: String?
    /// The ends of the value as the axis counts; nil where it has no place there.
    var range: Range?
    var remark: String?
  }

  /// The ends of a value; an end that is nil is open.
  struct Range: Sendable, Hashable {
    var low: Decimal?
    var high: Decimal?
  }

  var strings: Strings
  /// What tells the picture apart from all others of a page.
  var id: String
  var treatment: String
  var label: String
  var published: Entry?
  var reports: [Entry]
  /// What the axis counts, where `tick` does not say.
  var unit: String?
  /// Writes an amount below the axis.
  var tick: @Sendable (_ amount: Decimal) -> String

  /// The picture as an `svg` element; nil when there are not two values to compare.
  var svg: String? {
    guard let chart else { return nil }
    let entries = [published].compactMap(\.self) + reports
    let rows = entries.map { entry in
      let words = [entry.value, entry.remark].compactMap(\.self)
      return "\(name(entry)): " + words.joined(separator: strings.text(.listSeparator))
    }
    return chart.drawing().svg(
      id: id,
      title: strings.text(.reportsPictureTitle, ["treatment": treatment, "fact": label]),
      description: rows.joined(separator: strings.text(.pictureSeparator)))
  }

  /// The rows and the axis; nil when there are not two values to compare.
  var chart: Chart? {
    let entries = [published].compactMap(\.self) + reports
    let ranges = entries.compactMap(\.range)
    let amounts = ranges.flatMap { [$0.low, $0.high] }.compactMap(\.self)
    guard ranges.count > 1, let largest = amounts.max() else { return nil }
    let scale = AmountScale(largest: largest)
    let rows = entries.map { entry in
      ChartRow(
        label: name(entry), value: entry.value, remark: entry.remark,
        span: entry.range.map { Self.span($0, scale) },
        style: entry.source == nil ? .own : .reported)
    }
    let axis = ChartAxis(
      ticks: scale.ticks.map { amount in
        ChartAxis.Tick(position: scale.position(amount), label: tick(amount))
      },
      name: unit, band: published?.range.map { Self.span($0, scale) })
    return Chart(items: rows.map(Chart.Item.row), axis: axis)
  }

  /// The bars of the picture by themselves, each to stand beside the words that it shows.
  struct Bars: Sendable {
    let published: String?
    /// In the order of the reports; nil for one that has no place on the axis.
    let reports: [String?]
    let axis: String
  }

  /// The bars and their axis; nil when there are not two values to compare.
  var bars: Bars? {
    guard let chart else { return nil }
    var bars = chart.items.map { item -> String? in
      guard case .row(let row) = item else { return nil }
      return row.bar(over: chart.axis)?.decoration
    }
    let own = published == nil ? nil : bars.removeFirst()
    return Bars(published: own, reports: bars, axis: chart.axis.drawing.decoration)
  }

  private func name(_ entry: Entry) -> String {
    entry.source ?? strings.text(.reportsPicturePublished)
  }

  private static func span(_ range: Range, _ scale: AmountScale) -> ChartSpan {
    ChartSpan(low: range.low.map(scale.position), high: range.high.map(scale.position))
  }
}

extension ReportPicture {
  /// What sources report about `fact` of `treatment`; nil where none reports a quantity.
  init?(of treatment: InContext<Treatment>, name: String, label: String, _ fact: FactEntry) {
    let reports = fact.provenance.reported
    let values = [fact.value?.quantity].compactMap(\.self) + reports.compactMap(\.value?.quantity)
    guard let unit = Range.unit(for: values), reports.contains(where: \.hasValue)
    else { return nil }
    let formatter = treatment.context.formatter
    self.init(
      strings: treatment.context.strings, id: "\(treatment.id)-picture-\(name)",
      treatment: treatment.name.value, label: label,
      published: fact.value?.quantity.map { quantity in
        Entry(value: formatter.text(quantity), range: Range(quantity, in: unit))
      },
      reports: reports.map { report in
        Entry(report, treatment) { $0.quantity.flatMap { Range($0, in: unit) } }
      },
      unit: treatment.context.strings.text(unit, isOne: false),
      tick: { formatter.number($0) })
  }

  /// What sources report about the prices of `treatment`; nil where none reports a price. Prices
  /// in other currencies than the clinic's have no bar.
  init?(pricesOf treatment: InContext<Treatment>, label: String) {
    let list = treatment.prices
    guard list.provenance.reported.contains(where: \.hasValue) else { return nil }
    let formatter = treatment.context.formatter
    self.init(
      strings: treatment.context.strings, id: "\(treatment.id)-picture-price-reports",
      treatment: treatment.name.value, label: label,
      published: PriceSummary.text(of: treatment).map { words in
        Entry(value: words, range: PriceSummary.comparable(in: list).flatMap { Range($0) })
      },
      reports: list.provenance.reported.map { report in
        Entry(report, treatment) { value in
          guard case .amount(let amount, list.currency, _) = value else { return nil }
          return Range(amount)
        }
      },
      tick: { formatter.money($0, list.currency) })
  }
}

extension ReportPicture.Range {
  /// The ends of a price; nil for one that is no amount of money.
  init?(_ amount: PriceAmount) {
    guard amount.isMoney else { return nil }
    self.init(low: amount.low, high: amount.high)
  }

  /// The ends of `quantity` counted in `unit`; nil when it measures something else.
  init?(_ quantity: Quantity, in unit: QuantityUnit) {
    guard quantity.unit.dimension == unit.dimension else { return nil }
    self.init(
      low: quantity.lowInSmallest.map { $0 / unit.size - unit.offset },
      high: quantity.highInSmallest.map { $0 / unit.size - unit.offset })
  }

  /// The unit of the largest of `quantities` that measure the same as the first.
  static func unit(for quantities: [Quantity]) -> QuantityUnit? {
    let sizes = quantities.compactMap { quantity -> (unit: QuantityUnit, size: Decimal)? in
      guard quantity.unit.dimension == quantities.first?.unit.dimension else { return nil }
      return (quantity.highInSmallest ?? quantity.lowInSmallest).map { (quantity.unit, $0) }
    }
    return sizes.max { $0.size < $1.size }?.unit
  }
}

extension ReportPicture.Entry {
  fileprivate init(
    _ report: Report, _ treatment: InContext<Treatment>,
    range: (FactValue) -> ReportPicture.Range?
  ) {
    let source = treatment.context.content.source(report.source.value)
    self.init(
      source: source.map(Self.name) ?? report.source.value,
      value: report.value.map(treatment.text), range: report.value.flatMap(range),
      remark: report.text?.value)
  }

  /// The source's name without what it adds in parentheses at its end: room is scarce here.
  private static func name(_ source: Source) -> String {
    let label = SourceView.label(source)
    guard label.hasSuffix(")"), let start = label.lastIndex(of: "("), start > label.startIndex
    else { return label }
    return label[..<start].split(separator: " ").joined(separator: " ")
  }
}

extension Report {
  fileprivate var hasValue: Bool { value != nil }
}
