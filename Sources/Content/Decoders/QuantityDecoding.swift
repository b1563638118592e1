import Diagnostics
import Facts
import YAML

extension FactsDecoder {
  /// The quantity of an entry in its short or long form; nil when it cannot be read.
  mutating func quantity(_ entry: YAMLNode.Entry, _ grammar: QuantityGrammar) -> QuantityFact? {
    let node = entry.value
    guard case .mapping = node.content else {
      return node.located(.publishedQuantity(grammar))
        .map { QuantityFact($0.value, location: $0.location) }
    }
    checkForm(entry, grammar)
    checkReports(node)
    let value = node["value"].flatMap { $0.located(.publishedQuantity(grammar)) }
    let ends = value == nil ? quantity(low: node["low"], high: node["high"], node, grammar) : nil
    guard value != nil || ends != nil else { return nil }
    let fact = QuantityFact(
      value?.value ?? ends, provenance: node.provenance { $0["value"]?.value(.quantity(grammar)) },
      location: value?.location ?? entry.key.location)
    checkNote(fact.value, fact.provenance, of: entry.key)
    return fact
  }

  /// Reports of the long form that say nothing.
  mutating func checkReports(_ node: YAMLNode, value: String = "value") {
    for report in node["reported"]?.items ?? [] where report[value] == nil {
      guard report["text"] == nil, case .mapping = report.content else { continue }
      self.report(
        "empty-report", "this report says neither '\(value)' nor 'text'", at: report.location,
        help: "add what the source says")
    }
  }

  /// Asks for a note where a source reports what lies outside of what is published.
  mutating func checkNote(
    _ published: Quantity?, _ provenance: Provenance<Quantity>, of key: Located<String>
  ) {
    guard let published, provenance.note == nil else { return }
    for report in provenance.reported {
      guard let value = report.value, !value.lies(within: published) else { continue }
      requireNote(of: key, for: report.source)
      return
    }
  }

  /// Reports that `key` needs a note because of what `source` says.
  mutating func requireNote(of key: Located<String>, for source: Located<String>) {
    diagnostics.append(
      Diagnostic(
        "facts/note-required", .error,
        "'\(key.value)' differs from what \(source.value.quoted) reports and has no 'note'",
        at: key.location, help: "add 'note:' and say why the clinic chose this",
        explanation: "Patients are shown that sources differ, and the note explains the choice.",
        notes: [.init("the source is named here", at: source.location)]))
  }

  private func quantity(
    low: YAMLNode?, high: YAMLNode?, _ node: YAMLNode, _ grammar: QuantityGrammar
  ) -> Quantity? {
    guard low != nil || high != nil,
      let unit = node["unit"].map({ $0.value(.unit(grammar)) }) ?? grammar.defaultUnit
    else { return nil }
    return Quantity(low: low?.value(.number), high: high?.value(.number), unit: unit)
  }

  private mutating func checkForm(_ entry: YAMLNode.Entry, _ grammar: QuantityGrammar) {
    let node = entry.value
    let key = entry.key
    let ends = ["low", "high", "unit"].compactMap(node.entry)
    if node["value"] != nil, let extra = ends.first {
      report(
        "two-values", "'\(key.value)' has both 'value' and '\(extra.key.value)'",
        at: extra.key.location, help: "keep one of them")
    } else if node["value"] == nil, node["low"] == nil, node["high"] == nil {
      report(
        "no-value", "'\(key.value)' has no value", at: key.location,
        help: "add 'value:', or 'value: ask_clinic' if the clinic publishes none")
    } else if node["value"] == nil, node["unit"] == nil, grammar.defaultUnit == nil {
      report(
        "no-value", "'\(key.value)' has no 'unit'", at: key.location,
        help: "add 'unit: \(grammar.usualUnit)' or another unit")
    }
    if let low = node["low"]?.located(.number), let high = node["high"]?.located(.number),
      low.value > high.value
    {
      report(
        "bad-quantity", "'low' is greater than 'high'", at: low.location,
        help: "write the smaller number as 'low'")
    }
  }
}
