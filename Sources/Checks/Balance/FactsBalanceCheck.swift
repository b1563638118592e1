import Content
import Diagnostics
import Facts
import Foundations

/// Weighs a treatment's facts: benefits against risks, what is known against what is not, and
/// whether the sources can carry them.
struct FactsBalanceCheck: Check {
  enum Kind: String, DiagnosticKind {
    case thinRisks = "balance/thin-risks"
    case noContra = "balance/no-contraindications"
    case noUnknown = "balance/no-unknowns"
    case noAlternatives = "balance/no-alternatives"
    case noHelp = "balance/no-help"
    case weak = "balance/weak-source"
    case weakNoted = "balance/weak-source-noted"
    case weakRisk = "balance/weak-risk-source"
    case uncited = "sources/uncited-care"

    var rule: DiagnosticRule {
      switch self {
      case .thinRisks:
        rule(
          "Less is said about risks than about uses",
          "A page that is mostly about benefits seems to sell. Patients weigh both, so list the "
            + "risks as fully as the uses.",
          .warning, by: Self.authority)
      case .noContra:
        rule(
          "Nobody is said to be unable to have it",
          "There are people who must not have it. They must learn it before they come, "
            + "so list them.",
          by: Self.authority)
      case .noUnknown:
        rule(
          "Nothing is said about what is not known",
          "Readers must know what nobody knows yet, or they take silence for proof. Say what has "
            + "not been studied.",
          by: Self.authority)
      case .noAlternatives:
        rule(
          "No other choice is named",
          "People decide well only when they know what else they can do, doing nothing among it. "
            + "Name the other choices.",
          .warning, by: Self.authority)
      case .noHelp:
        rule(
          "A list of signs that need help is empty",
          "People must know when to call an ambulance, the clinic or a doctor. List the signs "
            + "for each.",
          by: Self.authority)
      case .weak:
        rule(
          "A medical fact rests on articles for consumers alone",
          "Such articles copy from one another and often advertise. Medical facts need studies, "
            + "reviews or public bodies, or a note that says how far the fact can be trusted.",
          .warning, by: Self.authority)
      case .weakNoted:
        rule(
          "A medical fact rests on articles for consumers and says so",
          "The note tells readers how far to trust it. A better source is still better.",
          .advice, by: Self.authority)
      case .weakRisk:
        rule(
          "A risk rests on articles for consumers alone",
          "It is right to name the risk. A study would tell how often it happens and how long it "
            + "lasts. Where there is none, say in a note how sure it is.",
          .advice, by: Self.authority)
      case .uncited:
        rule(
          "Care that no source carries",
          "People act on this advice when nobody is there to ask. Say where it comes from: a "
            + "guideline, a public body, a study, or the clinic's own protocol as a source.",
          .advice, by: Self.authority)
      }
    }

    private static let authority =
      "GMC, Maintaining trust; CDC Clear Communication Index, items 11 and 19; PIF TICK"
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    checkParts(treatment, &findings)
    checkHelp(treatment.getHelp, &findings)
    let kinds = Dictionary(site.content.sources.map { ($0.id, $0.kind) }) { first, _ in first }
    checkSources(treatment, kinds, &findings)
    checkCare(treatment, &findings)
  }

  /// What people do after a treatment. Signs after which they get help need no source: nobody should
  /// leave one out for want of it.
  private func checkCare(_ treatment: Treatment, _ findings: inout [Diagnostic]) {
    let aftercare = treatment.aftercare
    let uncited = aftercare.phases.flatMap { $0.doItems + $0.doNotItems }
      .filter(\.sources.isEmpty)
    guard aftercare.provenance.sources.isEmpty, let first = uncited.first else { return }
    let subject =
      uncited.count == 1 ? "1 piece of advice cites" : "\(uncited.count) pieces of advice cite"
    findings.append(
      Kind.uncited.finding(
        "\(subject) no source", at: first.text.location,
        help: "add 'sources' to 'aftercare', or write '- { text: …, sources: [id] }'"))
  }

  private func checkParts(_ treatment: Treatment, _ findings: inout [Diagnostic]) {
    let contra = treatment.lists[.whoShouldNotHaveIt]?.value ?? []
    if contra.isEmpty, treatment.requires("who_should_not_have_it") {
      findings.append(
        Kind.noContra.finding(
          "the list of who should not have it is empty",
          at: treatment.lists[.whoShouldNotHaveIt]?.location ?? treatment.name.location,
          help: "list the people who must not have it"))
    }
    if treatment.evidence.notKnown.isEmpty, treatment.requires("evidence") {
      findings.append(
        Kind.noUnknown.finding(
          "'evidence' says nothing about what is not known", at: treatment.evidence.location,
          help: "add 'not_known' with what studies have not answered"))
    }
    if treatment.alternatives.others.isEmpty, treatment.requires("alternatives") {
      findings.append(
        Kind.noAlternatives.finding(
          "no other choice is named", at: treatment.alternatives.location,
          help: "add at least one under 'alternatives', without a claim"))
    }
    let uses = treatment.lists[.usedFor]?.value?.map(\.text.value) ?? []
    let risks = (treatment.risks.common + treatment.risks.serious)
      .map { $0.name.value + " " + ($0.text?.value ?? "") }
    guard Self.words(risks) < Self.words(uses) else { return }
    findings.append(
      Kind.thinRisks.finding(
        "\(Self.words(uses)) words are about uses and \(Self.words(risks)) about risks",
        at: treatment.risks.location, help: "say of each risk what happens and how long it lasts"))
  }

  private static func words(_ texts: [String]) -> Int {
    texts.reduce(0) { $0 + $1.split(separator: " ").count }
  }

  private func checkHelp(_ help: GetHelp, _ findings: inout [Diagnostic]) {
    let lists = [
      ("emergency", help.emergency), ("urgent", help.urgent), ("routine", help.routine),
    ]
    for (name, items) in lists where items.isEmpty {
      findings.append(
        Kind.noHelp.finding(
          "'get_help' has no signs under '\(name)'", at: help.location,
          help: "list the signs after which people must get help"))
    }
  }

  private func checkSources(
    _ treatment: Treatment, _ kinds: [String: SourceKind], _ findings: inout [Diagnostic]
  ) {
    for (name, fact) in treatment.statements.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where name.isMedical {
      let kind = fact.provenance.note == nil ? Kind.weak : Kind.weakNoted
      check(fact.provenance, name.rawValue, kind, at: fact.location, kinds, &findings)
    }
    // A risk that says in a note how sure it is leaves its writer nothing to do.
    for risk in treatment.risks.common + treatment.risks.serious
    where risk.provenance.note == nil {
      check(risk.provenance, risk.name.value, Kind.weakRisk, at: risk.location, kinds, &findings)
    }
  }

  private func check(
    _ provenance: Provenance, _ name: String, _ kind: Kind,
    at location: SourceLocation, _ kinds: [String: SourceKind], _ findings: inout [Diagnostic]
  ) {
    let known = provenance.sources.compactMap { kinds[$0.value] }
    guard !known.isEmpty, known.allSatisfy({ $0 == .consumerArticle }) else { return }
    findings.append(
      kind.finding(
        "'\(name)' rests on articles for consumers alone", at: location,
        help: "add a study, a review or a public body, or a 'note' that says how sure it is"))
  }
}

extension Treatment {
  /// Whether it must give the fact `key`, or does.
  fileprivate func requires(_ key: String) -> Bool {
    let isAbsent = absences.contains { $0.fact.value == key }
    return gives(Identifier(key))
      || !isAbsent && kind.requirements.contains { $0.keys.first == key }
  }
}

extension StatementName {
  /// Whether it is about the body, so that a magazine cannot vouch for it.
  fileprivate var isMedical: Bool {
    switch self {
    case .howItIsSaidToWork, .whatIsInjected, .safety, .lasting, .whereItIsInjected: true
    default: false
    }
  }
}
