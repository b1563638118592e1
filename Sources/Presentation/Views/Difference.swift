import Content
import Facts
import Templates

/// A fact on which sources differ: what the clinic publishes, why, and what each source says.
struct Difference: Sendable {
  /// What one source says.
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
    .optionalFact("published") { $0.published },
    .optionalText("note") { $0.note },
    .list("reports", Statement.view) { $0.statements },
    .optionalHTML("picture") { $0.picture?.svg },
  ])
}

extension Difference {
  /// The facts of `treatment` with reports, in a fixed order.
  static func all(of treatment: InContext<Treatment>) -> [Difference] {
    let builder = DifferenceBuilder(treatment: treatment)
    return builder.quantities(of: treatment.value) + builder.risks(of: treatment.value)
      + builder.prices(of: treatment.value) + builder.words(of: treatment.value)
      + builder.otherFacts(of: treatment.value)
  }
}

/// Collects the facts of a treatment on which sources differ.
struct DifferenceBuilder {
  let treatment: InContext<Treatment>

  private var context: SiteContext { treatment.context }
  private var strings: Strings { context.strings }
  private var labels: Strings.FactLabels { strings.factLabels }

  func quantities(of treatment: Treatment) -> [Difference] {
    QuantityName.allCases.compactMap { name in
      guard let fact = treatment.quantities[name] else { return nil }
      let value = fact.value.map(FactValue.quantity) ?? .askClinic
      return difference(
        labels.quantities[name],
        published: context.marked(context.formatter.text(value), name.rawValue, at: fact.location),
        fact.provenance,
        picture: picture(name.rawValue, labels.quantities[name], fact.value, fact.provenance)
      ) { context.formatter.text($0) }
    }
  }

  func risks(of treatment: Treatment) -> [Difference] {
    let all = treatment.risks.common + treatment.risks.serious
    let each = all.enumerated().compactMap { index, risk in
      difference(
        risk.name.value, published: RiskView.lasts(self.treatment.with(risk)), risk.provenance,
        picture: picture("risk-\(index + 1)", risk.name.value, risk.lasts, risk.provenance)
      ) { context.formatter.text($0) }
    }
    return each + [words(strings.text(.factRisks), treatment.risks.provenance)].compactMap(\.self)
  }

  func prices(of treatment: Treatment) -> [Difference] {
    let list = context.with(treatment)
    let found = difference(
      strings.text(.factPrices),
      published: PriceListView.marked(PriceListView.summary(list), list),
      treatment.prices.provenance,
      picture: ReportPicture(pricesOf: list, label: strings.text(.factPrices))
    ) { context.formatter.text($0) }
    return [found].compactMap(\.self)
  }

  func words(of treatment: Treatment) -> [Difference] {
    let statements = StatementName.allCases.compactMap { name in
      treatment.statements[name].flatMap { fact in
        words(
          labels.statements[name], fact.provenance,
          published: marked(fact.value?.value, name.rawValue, fact))
      }
    }
    let lists = ListName.allCases.compactMap { name in
      treatment.lists[name].flatMap { words(labels.lists[name], $0.provenance) }
    }
    let others = [
      words(strings.text(.factEvidence), treatment.evidence.provenance),
      words(strings.text(.factAftercare), treatment.aftercare.provenance),
    ]
    return statements + lists + others.compactMap(\.self)
  }

  func otherFacts(of treatment: Treatment) -> [Difference] {
    treatment.otherFacts.compactMap { fact in
      switch fact.value {
      case .quantity(let quantity):
        difference(
          fact.label.value,
          published: marked(quantity.value.map { context.formatter.text($0) }, fact.id, quantity),
          quantity.provenance,
          picture: picture(
            "other-\(fact.id)", fact.label.value, quantity.value, quantity.provenance)
        ) { context.formatter.text($0) }
      case .statement(let statement):
        words(
          fact.label.value, statement.provenance,
          published: marked(statement.value?.value, fact.id, statement))
      }
    }
  }

  private func marked<Value, Reported>(
    _ text: String?, _ name: String, _ fact: Fact<Value, Reported>
  ) -> MarkedText? {
    text.map { context.marked($0, name, at: fact.location) }
  }

  private func words(
    _ label: String, _ provenance: Provenance<NoValue>, published: MarkedText? = nil
  ) -> Difference? {
    difference(label, published: published, provenance)
  }

  private func picture(
    _ name: String, _ label: String, _ published: Quantity?, _ provenance: Provenance<Quantity>
  ) -> ReportPicture? {
    ReportPicture(
      of: treatment, name: name, label: label, published: published, provenance: provenance)
  }

  private func difference<Value>(
    _ label: String, published: MarkedText?, _ provenance: Provenance<Value>,
    picture: ReportPicture? = nil, _ write: ((Value) -> String)? = nil
  ) -> Difference? {
    guard !provenance.reported.isEmpty else { return nil }
    let statements = provenance.reported.compactMap { report -> Difference.Statement? in
      guard let source = context.content.source(report.source.value) else { return nil }
      let parts = [report.value.flatMap { write?($0) }, report.text?.value].compactMap(\.self)
      return Difference.Statement(
        source: context.with(source),
        text: parts.joined(separator: strings.text(.sentenceSeparator)))
    }
    return Difference(
      label: label, published: published, note: provenance.note?.value, statements: statements,
      picture: picture)
  }
}
