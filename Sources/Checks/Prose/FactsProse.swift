import Content
import Diagnostics
import Facts

/// Reads the texts of a treatment's facts.
struct FactsProse {
  private var builder: ProseBuilder
  private let file: SourceFile?
  private let denies: (Prose, WordTable) -> Bool

  /// A reader of the facts in `file`; `denies` tells whether a note, the last unit of what has been
  /// read, denies what sources report.
  init(
    builder: ProseBuilder, file: SourceFile?, denies: @escaping (Prose, WordTable) -> Bool
  ) {
    self.builder = builder
    self.file = file
    self.denies = denies
  }

  /// What has been read, and the words met.
  consuming func read(_ treatment: Treatment) -> ProseBuilder {
    add(treatment.name, isCited: false)
    treatment.otherNames.forEach { add($0, isCited: false) }
    add(treatment.summary, isCited: false)
    for (_, fact) in treatment.quantities.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(fact.provenance)
    }
    for (_, fact) in treatment.statements.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(fact)
    }
    for (_, fact) in treatment.lists.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      (fact.value ?? []).forEach { add($0) }
      add(fact.provenance)
    }
    addSafety(treatment)
    addOffer(treatment)
    for other in treatment.otherFacts { add(other) }
    return builder
  }

  private mutating func addSafety(_ treatment: Treatment) {
    for risk in treatment.risks.common + treatment.risks.serious {
      add(risk.name, isCited: true)
      if let text = risk.text { add(text, isCited: !risk.provenance.sources.isEmpty) }
      add(risk.provenance)
    }
    add(treatment.risks.provenance)
    (treatment.evidence.known + treatment.evidence.notKnown).forEach { add($0) }
    add(treatment.evidence.provenance)
    for phase in treatment.aftercare.phases {
      add(phase.name, isCited: true)
      phase.doItems.forEach { add($0) }
    }
    add(treatment.aftercare.provenance)
    let help = treatment.getHelp
    (help.emergency + help.urgent + help.routine).forEach { add($0) }
  }

  private mutating func addOffer(_ treatment: Treatment) {
    let prices = treatment.prices
    for price in prices.prices {
      add(price.area, isCited: true)
      if let note = price.note { add(note, isCited: true) }
    }
    (prices.includes + prices.notIncluded).forEach { add($0, isCited: true) }
    add(prices.provenance)
    add(treatment.alternatives.doingNothing)
    for other in treatment.alternatives.others {
      add(other.name, isCited: true)
      add(other.text, isCited: !other.sources.isEmpty)
    }
  }

  private mutating func add(_ other: OtherFact) {
    add(other.label, isCited: true)
    switch other.value {
    case .quantity(let fact): add(fact.provenance)
    case .statement(let fact): add(fact)
    }
  }

  private mutating func add(_ fact: StatementFact) {
    if let text = fact.value { add(text, isCited: !fact.provenance.sources.isEmpty) }
    add(fact.provenance)
  }

  private mutating func add(_ text: CitedText) { add(text.text, isCited: !text.sources.isEmpty) }

  private mutating func add(_ text: Located<String>, isCited: Bool) {
    builder.isCitedAnyway = isCited
    builder.add(text, .fact, in: file)
  }

  private mutating func add<Value>(_ provenance: Provenance<Value>) {
    builder.isCitedAnyway = true
    if let note = provenance.note { builder.add(note, .fact, in: file) }
    let isDenied =
      provenance.note != nil && !provenance.reported.isEmpty
      && denies(builder.prose, builder.words)
    for report in provenance.reported {
      guard let text = report.text else { continue }
      builder.add(text, .reported(isDenied: isDenied), in: file)
    }
  }
}
