import TreatmentFacts

/// A fact in one line: a label and a value.
struct KeyFact: Sendable {
  let label: String
  let value: String
  let note: String?
  let hasDifferences: Bool

  static let view = View<KeyFact>([
    .text("label") { $0.label },
    .text("value") { $0.value },
    .optionalText("note") { $0.note },
    .flag("has_differences") { $0.hasDifferences },
  ])

  /// The facts of `treatment` that are numbers, then the clinic's own facts.
  static func all(of treatment: Shown<Treatment>) -> [KeyFact] {
    QuantityName.allCases.compactMap { name in
      treatment.quantities[name].map { fact in
        KeyFact(
          label: treatment.context.strings.text("facts.\(name.rawValue)"), fact: fact,
          formatter: treatment.context.formatter)
      }
    } + treatment.otherFacts.map { KeyFact(other: $0, formatter: treatment.context.formatter) }
  }

  /// The statements of `treatment`.
  static func statements(of treatment: Shown<Treatment>) -> [KeyFact] {
    StatementName.allCases.compactMap { name in
      treatment.statements[name].map { fact in
        KeyFact(
          label: treatment.context.strings.text("facts.\(name.rawValue)"), statement: fact,
          formatter: treatment.context.formatter)
      }
    }
  }
}

extension KeyFact {
  fileprivate init(label: String, fact: QuantityFact, formatter: Formatter) {
    self.init(
      label: label, value: formatter.text(fact.value.map(FactValue.quantity) ?? .askClinic),
      note: fact.provenance.note?.value, hasDifferences: !fact.provenance.reported.isEmpty)
  }

  fileprivate init(label: String, statement: StatementFact, formatter: Formatter) {
    self.init(
      label: label,
      value: formatter.text(statement.value.map { .text($0.value) } ?? .askClinic),
      note: statement.provenance.note?.value,
      hasDifferences: !statement.provenance.reported.isEmpty)
  }

  fileprivate init(other: OtherFact, formatter: Formatter) {
    switch other.value {
    case .quantity(let fact): self.init(label: other.label.value, fact: fact, formatter: formatter)
    case .statement(let fact):
      self.init(label: other.label.value, statement: fact, formatter: formatter)
    }
  }
}
