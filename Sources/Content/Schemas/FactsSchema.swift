import Facts
import YAML

/// The schema of `facts.yaml`.
enum FactsSchema {
  /// The whole file.
  static let schema = Schema(
    prefix: "facts", name: "the facts file", root: .mapping(general + named + parts))

  /// The keys of the file, which no other fact can take.
  static let keys = Set((general + named + parts).map(\.key))

  private static let general: [Field] = [
    .required("name", .text, "what the treatment is called"),
    .optional("other_names", .list(.text, atLeast: 0), "what else it is called"),
    .required("summary", .text, "one sentence that says what it is"),
    .optional("topics", SharedShapes.topics, "ids of topics in clinic.yaml"),
    .optional("order", SharedShapes.order, "its place among the treatments"),
    .optional("review", SharedShapes.review, "who reviewed the facts, and when"),
  ]

  private static let named: [Field] =
    QuantityName.allCases.map { name in
      Field(
        key: name.rawValue, shape: FactShapes.quantity(name.grammar),
        isRequired: name == .sessions, summary: "a number or a range with its unit")
    }
    + StatementName.allCases.map { name in
      Field(
        key: name.rawValue, shape: FactShapes.statement(isRequired: name == .whatItIs),
        isRequired: name == .whatItIs, summary: "a statement in plain words")
    }
    + ListName.allCases.map { name in
      Field(
        key: name.rawValue, shape: FactShapes.list,
        isRequired: [.whoShouldNotHaveIt, .before].contains(name),
        summary: "a list of statements")
    }

  private static let parts: [Field] = [
    .optional("injected_into", FactShapes.layers, "the layers that the needle goes into"),
    .required("prices", PriceShapes.prices, "what it costs, or on_request"),
    .required("risks", FactShapes.risks, "what can go wrong: 'common' and 'serious'"),
    .required("evidence", FactShapes.evidence, "what is 'known' and 'not_known'"),
    .required("aftercare", FactShapes.aftercare, "what to do afterwards, in 'phases'"),
    .required("get_help", FactShapes.getHelp, "when to call: 'emergency', 'urgent', 'routine'"),
    .required("alternatives", FactShapes.alternatives, "other choices, and 'doing_nothing'"),
    .optional("other_facts", FactShapes.otherFacts, "facts that have no key of their own"),
  ]
}

extension QuantityName {
  /// How the quantity is written.
  var grammar: QuantityGrammar { QuantityGrammar(units: units, defaultUnit: defaultUnit) }
}

extension QuantityGrammar {
  /// How long something lasts.
  static let time = QuantityGrammar(units: [.minute, .hour, .day, .week, .month, .year])
  /// A quantity of anything.
  static let any = QuantityGrammar(units: Unit.allCases)
}
