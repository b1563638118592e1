import Diagnostics
import Facts
import YAML

extension FactsDecoder {
  /// The facts of the node at `other_facts`.
  mutating func otherFacts(_ root: YAMLNode) -> [OtherFact] {
    (root["other_facts"]?.entries ?? []).compactMap { otherFact($0) }
  }

  private mutating func otherFact(_ entry: YAMLNode.Entry) -> OtherFact? {
    let key = entry.key
    if Self.takenNames.contains(key.value) {
      report(
        "reserved-key", "\(key.value.quoted) already means something in articles",
        at: key.location, help: "choose another key")
    }
    let node = entry.value
    let values = ["value", "low", "high"].compactMap(node.entry)
    guard let text = node.entry("text") else {
      return quantity(entry, .any).flatMap { fact(key, node, .quantity($0)) }
    }
    if let value = values.first {
      report(
        "two-values", "\(key.value.quoted) has both 'text' and '\(value.key.value)'",
        at: text.key.location, help: "keep one of them")
    }
    checkReports(node)
    return Self.statement(entry).flatMap { fact(key, node, .statement($0)) }
  }

  private func fact(
    _ key: Located<String>, _ node: YAMLNode, _ value: OtherFact.Value
  ) -> OtherFact? {
    node.text("label").map { OtherFact(id: key.value, label: $0, value: value) }
  }

  private static let takenNames = FactsSchema.keys.union(["course_total", "clinic"])
}
