import Diagnostics
import Facts
import YAML

/// The values in a facts file beside those of its facts: the ends of a long form and what sources
/// report. They are in no index of facts.
struct ValuesBeside {
  private let grammar: QuantityGrammar
  private(set) var values: [Located<FactValue>] = []

  init(in root: YAMLNode, _ grammar: QuantityGrammar) {
    self.grammar = grammar
    add(root)
  }

  private mutating func add(_ node: YAMLNode) {
    for item in node.items { add(item) }
    for entry in node.entries {
      guard entry.key.value == "reported" else {
        add(entry.value)
        continue
      }
      for report in entry.value.items { addValue(of: report["value"]) }
    }
    addEnds(of: node)
  }

  /// Adds the ends of a quantity that are written by themselves.
  private mutating func addEnds(of node: YAMLNode) {
    guard let unit = node["unit"]?.value(.unit(grammar)) else { return }
    for end in ["low", "high"] {
      guard let number = node[end]?.located(.number) else { continue }
      let quantity = Quantity(low: number.value, high: number.value, unit: unit)
      values.append(Located(.quantity(quantity), at: number.location))
    }
  }

  private mutating func addValue(of node: YAMLNode?) {
    if let value = node?.located(.anyValue(grammar)) { values.append(value) }
  }
}
