import Diagnostics
import Facts
import YAML

/// What every fact can have: statements with their sources, a note, and what each source reports.
extension YAMLNode {
  /// A statement: a text, or a text with its sources and the value that it ends with.
  var citedText: CitedText? {
    guard case .mapping = content else { return located(.text).map { CitedText($0) } }
    guard let text = text("text") else { return nil }
    guard let node = self["value"], let written = node.located(.text),
      let value = node.value(.anyValue(.any))
    else { return CitedText(text, sources: ids("sources")) }
    return CitedText(
      Located("\(text.value) \(written.value)", at: text.location), sources: ids("sources"),
      value: .init(id: self["id"]?.value(.id), value: value, location: node.location))
  }

  var citedTexts: [CitedText] { items.compactMap(\.citedText) }

  /// What the keys `sources`, `note` and `reported` say, with the value that `value` makes of a
  /// report.
  func provenance(_ value: (YAMLNode) -> FactValue? = { _ in nil }) -> Provenance {
    let reports = (self["reported"]?.items ?? []).compactMap { node -> Report? in
      guard let source = node["source"]?.located(.id) else { return nil }
      return Report(source: source, value: value(node), text: node.text("text"))
    }
    return Provenance(sources: ids("sources"), note: text("note"), reported: reports)
  }
}
