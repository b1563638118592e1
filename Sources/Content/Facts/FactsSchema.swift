import Facts
import YAML

/// What the facts file of a kind of subjects can hold.
struct FactsSchema {
  let schema: Schema
  let kind: SubjectKind
  /// The facts of the site that the kind can have.
  let declarations: [FactDeclaration]
  /// What numbers with a unit can be, also in units of the site.
  let grammar: QuantityGrammar
  /// The units that the site declares.
  let units: [QuantityUnit]

  init(_ kind: SubjectKind, _ facts: [FactDeclaration] = [], units: [QuantityUnit] = []) {
    let grammar = units.isEmpty ? QuantityGrammar.any : .any(own: units)
    self.kind = kind
    self.grammar = grammar
    self.units = units
    declarations = facts.filter { $0.applies(to: kind.folder) }
    schema = Schema(
      prefix: "facts", name: "the facts file",
      root: .mapping(
        (units.isEmpty ? Self.fields : Self.fields(grammar, own: units))
          + declarations.map { DeclaredFact($0, grammar).field }),
      mostEntries: 200, canWait: true,
      standIns: [ScalarParser<Quantity?>.askClinic, "on_request", "1"],
      requirements: kind.requirements.map { requirement in
        let key = requirement.keys.first ?? ""
        let own = facts.first { $0.id.value == key }?.label.value
        return KeyRequirement(keys: requirement.keys, summary: Self.summaries[key] ?? own ?? "")
      }, excuses: "absent",
      unknownKeyHelp: "declare a fact of your own once in content/kinds.yaml, or put it under "
        + "'other_facts'")
  }

  /// For a kind that is not known.
  static let any = FactsSchema(
    SubjectKind(
      id: "", folder: "", like: .treatment, words: .init(one: "", other: ""), requirements: []))

  /// The keys of the file, which no other fact can take.
  static let keys = Set(fields.map(\.key))

  private static let fields = fields(.any, own: [])

  private static func fields(_ grammar: QuantityGrammar, own: [QuantityUnit]) -> [Field] {
    general + named(own) + parts + [
      .optional(
        "other_facts", FactShapes.otherFacts(grammar), "facts that have no key of their own")
    ] + TableShapes(grammar: grammar).fields
  }

  /// What each key is for.
  static let summaries = Dictionary(fields.map { ($0.key, $0.summary) }) { first, _ in first }

  private static let general: [Field] = [
    .required("name", .text, "what it is called"),
    .optional("in_sentence", .text, "the name as it stands inside a sentence"),
    .optional("other_names", .list(.text, atLeast: 0), "what else it is called"),
    .optional(
      "lay_names", .list(.text, atLeast: 0), "what patients call it, for the search and A to Z"),
    .required("summary", .text, "one sentence that says what it is"),
    .optional(
      "aliases", .list(.value(.alias), atLeast: 0), "old addresses of the guide, with its pages"),
    .optional("topics", CommonFields.topics, "ids of topics in clinic.yaml"),
    .optional("order", CommonFields.order, "its place among the subjects of its kind"),
    .optional("review", CommonFields.review, "who reviewed the facts, and when"),
    .optional("absent", absent, "required facts that do not apply"),
  ]

  private static func named(_ units: [QuantityUnit]) -> [Field] {
    QuantityName.allCases.map { name in
      .optional(
        name.rawValue, FactShapes.quantity(name.grammar(own: units)),
        hints[name.rawValue] ?? "a number or a range with its unit")
    } + worded
  }

  private static let worded: [Field] =
    StatementName.allCases.map { name in
      .optional(
        name.rawValue, FactShapes.statement(isRequired: name == .whatItIs),
        hints[name.rawValue] ?? "a statement in plain words")
    }
    + ListName.allCases.map { name in
      .optional(name.rawValue, FactShapes.list, hints[name.rawValue] ?? "a list of statements")
    }

  /// What the required ones are for.
  private static let hints = [
    "sessions": "how many sessions, such as 3, 8 to 15, or 4 to 8 cycles",
    "what_it_is": "what it is, in plain words",
    "who_should_not_have_it": "a list of who should not have it, such as: you are pregnant",
    "before": "a list of what to do before, such as: tell us which medicines you take",
  ]

  private static let parts: [Field] = [
    .optional("injected_into", FactShapes.layers, "the layers that the needle goes into"),
    .optional("prices", PriceShapes.prices, "what it costs, or on_request"),
    .optional("risks", FactShapes.risks, "what can go wrong: 'common' and 'serious'"),
    .optional("evidence", FactShapes.evidence, "what is 'known' and 'not_known'"),
    .optional("aftercare", FactShapes.aftercare, "what to do afterwards, in 'phases'"),
    .optional(
      "timeline", FactShapes.timeline, "what to do before and after, in the order of time"),
    .optional("get_help", FactShapes.getHelp, "when to call: 'emergency', 'urgent', 'routine'"),
    .optional("alternatives", FactShapes.alternatives, "other choices, and 'doing_nothing'"),
  ]

  private static let absent = Shape.keyed(
    ScalarParser.id.format,
    .mapping([
      .required("because", .text, "why the subject does not have it"),
      .required("until", .value(.date), "the day from which to look at it again"),
    ]))
}

extension QuantityName {
  /// - Parameter own: The units that the site declares, of which sessions can be counted in some.
  func grammar(own: [QuantityUnit]) -> QuantityGrammar {
    QuantityGrammar(
      units: units, own: self == .sessions ? own : [], defaultUnit: defaultUnit)
  }
}

enum FactShapes {
  /// A number or a range, or its long form.
  static func quantity(_ grammar: QuantityGrammar) -> Shape {
    .either([
      .value(.publishedQuantity(grammar)),
      .mapping(quantityFields(grammar) + provenance(.value(.quantity(grammar)))),
    ])
  }

  /// A statement, or its long form.
  static func statement(isRequired: Bool) -> Shape {
    let text = isRequired ? Shape.value(.requiredStatement) : .text
    return .either([text, .mapping([.required("text", text, "the statement")] + provenance())])
  }

  /// A list of statements, or its long form.
  static let list = Shape.either([
    items(atLeast: 1),
    .mapping([.required("items", items(atLeast: 1), "the statements")] + provenance()),
  ])

  static let layers = Shape.list(.value(ScalarParser<SkinLayer>.word), atLeast: 1)

  static let risks = Shape.mapping(
    [
      .required("common", .list(risk, atLeast: 1), "a list of what many people have"),
      .required(
        "serious", .either([.list(risk, atLeast: 1), item]),
        "a list of what can do lasting harm, or a sentence that none is known"),
    ] + provenance())

  static let evidence = Shape.mapping(
    [
      .required("known", items(atLeast: 0), "a list of what research has shown"),
      .required("not_known", items(atLeast: 1), "a list of what research has not shown"),
    ] + provenance())

  static let aftercare = Shape.mapping(
    [
      .optional("version", .text, "the version printed on the sheet"),
      .usual("phases", .list(phase, atLeast: 1), "a list of phases with their days"),
    ] + provenance())

  static let getHelp = Shape.mapping([
    .required("emergency", items(atLeast: 1), "signs to call an ambulance for"),
    .required("urgent", items(atLeast: 1), "signs to call the same day for"),
    .required("routine", items(atLeast: 1), "signs to make an appointment for"),
  ])

  static let alternatives = Shape.mapping([
    .required("doing_nothing", item, "what happens when nothing is done"),
    .usual("others", .list(alternative, atLeast: 0), "the other choices"),
  ])

  /// Facts that the writer names.
  static func otherFacts(_ grammar: QuantityGrammar) -> Shape {
    .keyed(
      ScalarParser.id.format,
      .mapping(
        [
          .required("label", .text, "what patients read before the value"),
          .optional("text", .text, "what the fact says"),
          .optional(
            "value", .value(.publishedValue(grammar)),
            "a number with its unit, how often, or a chance"),
          .optional(
            "key_fact", .value(.boolean),
            "whether it stands among the facts at a glance; by default where there is room"),
        ] + Array(quantityFields(grammar).dropFirst())
          + provenance(.value(.anyValue(grammar)))))
  }

  /// `sources`, `note` and `reported`; reports have a `value` where there is a shape for it.
  static func provenance(_ value: Shape? = nil) -> [Field] {
    var report: [Field] = [.required("source", .value(.id), "the id of a source in sources.yaml")]
    if let value { report.append(.optional("value", value, "the value that the source gives")) }
    let words = "what the source says, in words"
    report.append(
      value == nil ? .required("text", .text, words) : .optional("text", .text, words))
    return provenance(report: report)
  }

  /// `sources`, `note` and `reported` with reports of the given keys.
  static func provenance(report: [Field]) -> [Field] {
    [
      .optional("sources", sources, "ids of the sources that it rests on"),
      .optional("note", .text, "why the clinic says so, in words for patients"),
      .optional("reported", .list(.mapping(report), atLeast: 0), "what each source says"),
    ]
  }

  private static let sources = Shape.list(.value(.id), atLeast: 0)

  private static let item = Shape.either([
    .text,
    .mapping([
      .optional("id", .value(.id), "the word by which articles refer to its value"),
      .required("text", .text, "the statement, or what stands before 'value'"),
      .optional(
        "value", .value(.anyValue(.any)), "what the statement ends with, such as 38 °C or more"),
      .optional("sources", sources, "ids of the sources that it rests on"),
    ]),
  ])

  static func items(atLeast minimum: Int) -> Shape { .list(item, atLeast: minimum) }

  private static func quantityFields(_ grammar: QuantityGrammar) -> [Field] {
    [
      .optional("value", .value(.publishedQuantity(grammar)), "the number or range with its unit"),
      .optional("low", .value(.number), "the smallest value"),
      .optional("high", .value(.number), "the largest value"),
      .optional("unit", .value(.unit(grammar)), "the unit of low and high"),
    ]
  }

  private static let risk = Shape.either([
    .text,
    .mapping(
      [
        .optional("id", .value(.id), "the word by which articles refer to it"),
        .required("name", .text, "what happens, in a few words"),
        .optional("text", .text, "more about it"),
        .optional(
          "amount", .value(.quantity(.any)), "how much of it there is, such as 2 to 4 kg"),
        .optional(
          "onset", .value(.quantity(.time)), "how long after the start it begins, such as 2 weeks"),
        .optional("lasts", .value(.quantity(.time)), "how long it lasts, such as 1 to 5 days"),
        .optional("chance", .value(.chance), "how likely it is, such as more than 1 in 10"),
      ] + provenance(.value(.quantity(.time)))),
  ])

  private static let phase = Shape.mapping([
    .required("name", .text, "what the phase is called, such as First 24 hours"),
    .required("days", .value(.days), "its days, such as 2 to 7"),
    .usual("do", items(atLeast: 0), "what to do, without 'do'"),
    .usual("do_not", items(atLeast: 0), "what not to do, without 'do not'"),
  ])

  private static let alternative = Shape.mapping([
    .required("name", .text, "what it is called"),
    .required("text", .text, "what it is"),
    .optional("sources", sources, "ids of the sources that it rests on"),
  ])
}
