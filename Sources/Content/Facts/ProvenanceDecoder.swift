import Diagnostics
import Facts
import YAML

/// What every fact can have: statements with their sources, a note, and what each source reports.
extension YAMLNode {
  /// A statement: a text, or a text with its sources.
  var citedText: CitedText? {
    if case .mapping = content {
      return text("text").map { CitedText($0, sources: ids("sources")) }
    }
    return located(.text).map { CitedText($0) }
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
