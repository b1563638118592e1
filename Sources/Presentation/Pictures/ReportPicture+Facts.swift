import Facts
import Foundation

extension ReportPicture {
  /// What sources report about a quantity of `treatment`; nil where none reports a value.
  init?(
    of treatment: Shown<Treatment>, name: String, label: String, published: Quantity?,
    provenance: Provenance<Quantity>
  ) {
    let values = [published].compactMap(\.self) + provenance.reported.compactMap(\.value)
    guard let unit = Measure.axisUnit(of: values), provenance.reported.contains(where: \.hasValue)
    else { return nil }
    let formatter = treatment.context.formatter
    self.init(
      strings: treatment.context.strings, id: "\(treatment.id)-picture-\(name)",
      treatment: treatment.name.value, label: label,
      published: published.map { quantity in
        Entry(value: formatter.text(quantity), range: Measure.range(quantity, in: unit))
      },
      reports: provenance.reported.map { report in
        Entry(
          report, treatment.context, words: formatter.text,
          range: { Measure.range($0, in: unit) })
      },
      unit: treatment.context.strings.plural("units.\(unit.rawValue)", isOne: false),
      tick: { formatter.number($0) })
  }

  /// What sources report about the prices of `treatment`; nil where none reports a price. Prices
  /// in other currencies than the clinic's have no bar.
  init?(pricesOf treatment: Shown<Treatment>, label: String) {
    let list = treatment.prices
    guard list.provenance.reported.contains(where: \.hasValue) else { return nil }
    let formatter = treatment.context.formatter
    self.init(
      strings: treatment.context.strings, id: "\(treatment.id)-picture-price-reports",
      treatment: treatment.name.value, label: label,
      published: PriceListView.summary(treatment).map { words in
        Entry(value: words, range: Range(PriceListView.overall(treatment.value)))
      },
      reports: list.provenance.reported.map { report in
        Entry(
          report, treatment.context, words: formatter.text,
          range: { $0.currency == list.currency ? Range($0.amount) : nil })
      },
      tick: { formatter.money($0, list.currency) })
  }
}

extension ReportPicture.Range {
  /// The ends of a price; nil for one on request.
  init?(_ amount: PriceAmount) {
    guard amount != .onRequest else { return nil }
    self.init(low: amount.low, high: amount.high)
  }
}

extension ReportPicture.Entry {
  fileprivate init<Value>(
    _ report: Report<Value>, _ context: SiteContext, words: (Value) -> String,
    range: (Value) -> ReportPicture.Range?
  ) {
    self.init(
      source: context.content.source(report.source.value).map(Self.name) ?? report.source.value,
      value: report.value.map(words), range: report.value.flatMap(range),
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
