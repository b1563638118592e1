import Facts
import YAML

/// The shapes of the parts of `facts.yaml`.
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

  /// The layers of the skin that are injected.
  static let layers = Shape.list(.value(ScalarParser<SkinLayer>.word), atLeast: 1)

  /// What can go wrong.
  static let risks = Shape.mapping(
    [
      .required("common", .list(risk, atLeast: 1), "a list of what many people have"),
      .required("serious", .list(risk, atLeast: 1), "a list of what can do lasting harm"),
    ] + provenance())

  /// What is known and not known.
  static let evidence = Shape.mapping(
    [
      .required("known", items(atLeast: 0), "a list of what research has shown"),
      .required("not_known", items(atLeast: 1), "a list of what research has not shown"),
    ] + provenance())

  /// What to do afterwards.
  static let aftercare = Shape.mapping(
    [
      .optional("version", .text, "the version printed on the sheet"),
      .required("phases", .list(phase, atLeast: 1), "a list of phases with their days"),
    ] + provenance())

  /// When to get help.
  static let getHelp = Shape.mapping([
    .required("emergency", items(atLeast: 1), "signs to call an ambulance for"),
    .required("urgent", items(atLeast: 1), "signs to call the same day for"),
    .required("routine", items(atLeast: 1), "signs to make an appointment for"),
  ])

  /// What can be done instead.
  static let alternatives = Shape.mapping([
    .required("doing_nothing", item, "what happens without treatment"),
    .optional("others", .list(alternative, atLeast: 0), "the other choices"),
  ])

  /// Facts that the writer names.
  static let otherFacts = Shape.keyed(
    ScalarParser.id.format,
    .mapping(
      [
        .required("label", .text, "what patients read before the value"),
        .optional("text", .text, "what the fact says"),
      ] + quantityFields(.any) + provenance(.value(.quantity(.any)))))

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
      .required("text", .text, "the statement"),
      .optional("sources", sources, "ids of the sources that it rests on"),
    ]),
  ])

  private static func items(atLeast minimum: Int) -> Shape { .list(item, atLeast: minimum) }

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
        .optional("lasts", .value(.quantity(.time)), "how long it lasts, such as 1 to 5 days"),
      ] + provenance(.value(.quantity(.time)))),
  ])

  private static let phase = Shape.mapping([
    .required("name", .text, "what the phase is called, such as First 24 hours"),
    .required("days", .value(.days), "its days, such as 2 to 7"),
    .optional("do", items(atLeast: 0), "what to do, without 'do'"),
    .optional("do_not", items(atLeast: 0), "what not to do, without 'do not'"),
  ])

  private static let alternative = Shape.mapping([
    .required("name", .text, "what it is called"),
    .required("text", .text, "what it is"),
    .optional("sources", sources, "ids of the sources that it rests on"),
  ])
}
