import Content
import Facts
import Templates

/// A fact on which sources differ: what the clinic publishes, why, and what each source says.
struct Difference: Sendable {
  struct Statement: Sendable {
    let source: InContext<Source>
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
    .optionalMarked("published") { $0.published },
    .optionalText("note") { $0.note },
    .list("reports", Statement.view) { $0.statements },
    .optionalHTML("picture") { $0.picture?.svg },
  ])
}

extension Difference {
  /// The facts of `treatment` with reports, in the order of the index.
  static func facts(of treatment: InContext<Treatment>) -> [FactEntry] {
    treatment.facts.entries.filter { $0.owner == nil && !$0.provenance.reported.isEmpty }
  }

  static func all(of treatment: InContext<Treatment>) -> [Difference] {
    let risks = treatment.facts.entries.filter { $0.kind == .risk }
    return facts(of: treatment).map { fact in
      let risk = risks.firstIndex { $0.location == fact.location }
      return Difference(of: fact, treatment, risk: risk.map { $0 + 1 })
    }
  }

  /// What sources report about `fact`, which is the risk with the given number where it is one.
  private init(of fact: FactEntry, _ treatment: InContext<Treatment>, risk: Int?) {
    let context = treatment.context
    label = context.label(of: fact, in: treatment.kind)
    note = fact.provenance.note?.value
    statements = fact.provenance.reported.compactMap { report in
      context.content.source(report.source.value).map { source in
        let parts = [report.value.map(context.formatter.text), report.text?.value]
        return Statement(
          source: context.with(source),
          text: parts.compactMap(\.self)
            .joined(separator: context.strings.text(.sentenceSeparator)))
      }
    }
    guard fact.kind != .prices else {
      published = PriceListView.marked(PriceSummary.text(of: treatment), treatment)
      picture = ReportPicture(pricesOf: treatment, label: label)
      return
    }
    let hasWords = fact.kind == .quantity || fact.value != .askClinic
    published = fact.value == nil || !hasWords ? nil : context.marked(fact)
    let name =
      switch fact.kind {
      case .risk: "risk-\(risk ?? 0)"
      case .own: "other-\(fact.id)"
      default: fact.id.text
      }
    picture = ReportPicture(of: treatment, name: name, label: label, fact)
  }
}
