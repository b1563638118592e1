import Facts
import Templates

/// A fact on which sources differ: what the clinic publishes, why, and what each source says.
struct Difference: Sendable {
  /// What one source says.
  struct Statement: Sendable {
    let source: Shown<Source>
    let text: String

    static let view = View<Statement>([
      .object("source", SourceView.view) { $0.source },
      .text("text") { $0.text },
    ])
  }

  let label: String
  let published: MarkedText?
  let note: String?
  let statements: [Statement]
  let picture: ReportPicture?

  static let view = View<Difference>([
    .text("label") { $0.label },
    .optionalFact("published") { $0.published },
    .optionalText("note") { $0.note },
    .list("reports", Statement.view) { $0.statements },
    .optionalHTML("picture") { $0.picture?.svg },
  ])
}

extension Difference {
  /// The facts of `treatment` with reports, in a fixed order.
  static func all(of treatment: Shown<Treatment>) -> [Difference] {
    let builder = DifferenceBuilder(treatment: treatment)
    return builder.quantities(of: treatment.value) + builder.risks(of: treatment.value)
      + builder.prices(of: treatment.value) + builder.words(of: treatment.value)
      + builder.otherFacts(of: treatment.value)
  }
}
