import Facts
import Templates

/// A fact in one line: a label and a value.
struct KeyFact: Sendable {
  let label: String
  let value: MarkedText
  let note: String?
  let hasDifferences: Bool

  static let view = View<KeyFact>([
    .text("label") { $0.label },
    .fact("value") { $0.value },
    .optionalText("note") { $0.note },
    .flag("has_differences") { $0.hasDifferences },
  ])

  /// The facts of `treatment` that are numbers, then the clinic's own facts.
  static func all(of treatment: Shown<Treatment>) -> [KeyFact] {
    let context = treatment.context
    return QuantityName.allCases.compactMap { name in
      treatment.quantities[name].map { KeyFact(name.rawValue, quantity: $0, context) }
    } + treatment.otherFacts.map { KeyFact($0, context) }
  }

  /// The statements of `treatment`.
  static func statements(of treatment: Shown<Treatment>) -> [KeyFact] {
    StatementName.allCases.compactMap { name in
      treatment.statements[name].map {
        KeyFact(name.rawValue, statement: $0, treatment.context)
      }
    }
  }
}

extension KeyFact {
  /// The fact `name`, with its label among the words where it has no other.
  fileprivate init(
    _ name: String, label: String? = nil, quantity fact: QuantityFact, _ context: SiteContext
  ) {
    let value = fact.value.map(FactValue.quantity) ?? .askClinic
    self.init(name, label, value, fact, context)
  }

  fileprivate init(
    _ name: String, label: String? = nil, statement fact: StatementFact, _ context: SiteContext
  ) {
    let value = fact.value.map { FactValue.text($0.value) } ?? .askClinic
    self.init(name, label, value, fact, context)
  }

  fileprivate init(_ other: OtherFact, _ context: SiteContext) {
    switch other.value {
    case .quantity(let fact):
      self.init(other.id, label: other.label.value, quantity: fact, context)
    case .statement(let fact):
      self.init(other.id, label: other.label.value, statement: fact, context)
    }
  }

  private init<Value, Reported>(
    _ name: String, _ label: String?, _ value: FactValue, _ fact: Fact<Value, Reported>,
    _ context: SiteContext
  ) {
    self.init(
      label: label ?? context.strings.text("facts.\(name)"),
      value: context.marked(context.formatter.text(value), name, at: fact.location),
      note: fact.provenance.note?.value, hasDifferences: !fact.provenance.reported.isEmpty)
  }
}
