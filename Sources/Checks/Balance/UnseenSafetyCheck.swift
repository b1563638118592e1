import Content
import Diagnostics
import Facts
import Foundations

/// Finds facts about safety that patients cannot see, and reasons for leaving one out that are too
/// old.
struct UnseenSafetyCheck: Check {
  enum Kind: String, DiagnosticKind {
    case unseen = "safety/unseen"
    case unshown = "facts/unshown"
    case expired = "facts/absence-expired"

    var rule: DiagnosticRule {
      switch self {
      case .unseen:
        rule(
          "A fact about safety that no page shows",
          "It was written to keep patients safe, and no patient can read it: an overview that "
            + "somebody wrote shows only the blocks that stand in it. Put the block into a page of "
            + "the guide.",
          by: "GMC, Decision making and consent (2020), paragraphs 10 and 23")
      case .unshown:
        rule(
          "Facts that no page shows",
          "Somebody wrote them down for patients, who cannot read them: an overview that somebody wrote "
            + "shows only the blocks that stand in it.",
          .advice, by: "Careleaf, content/README.md")
      case .expired:
        rule(
          "A reason for leaving a fact out that is too old",
          "What does not apply today can apply later. Look at the reason again, then give the fact "
            + "or a later day.",
          by: "Careleaf, content/README.md")
      }
    }
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    let articles = Dictionary(grouping: site.content.articles) { $0.treatment }
    for treatment in site.content.treatments {
      let guide = articles[treatment.id] ?? []
      let unseen = site.content.unseenSafetyFacts(of: treatment, in: guide)
      findings += Self.findings(unseen, of: treatment)
      findings += Self.finding(site.content.unseenFacts(of: treatment, in: guide), of: treatment)
      findings += treatment.absences.filter { $0.until.value <= site.asOf }.map(Self.expired)
    }
  }

  private static func findings(_ unseen: [SafetyFact], of treatment: Treatment) -> [Diagnostic] {
    let byBlock = Dictionary(grouping: unseen, by: \.block)
    return byBlock.sorted { $0.key < $1.key }.map { block, facts in
      let places = facts.map { fact in
        treatment.facts.entries.first { $0.id == fact.key }?.location ?? treatment.name.location
      }
      let names = facts.map { "'\($0.key)'" }.joined(separator: ", ")
      return Kind.unseen.finding(
        "no page of \(treatment.name.value) shows \(names)",
        at: places.first ?? treatment.name.location,
        help:
          "put {{> \(block) }} into a page of content/\(treatment.kind.folder)/\(treatment.id)",
        notes: places.dropFirst().map { .init("this is not shown either", at: $0) })
    }
  }

  private static func finding(_ unseen: [FactEntry], of treatment: Treatment) -> [Diagnostic] {
    guard let first = unseen.first else { return [] }
    let names = unseen.map { "'\($0.id)'" }.joined(separator: ", ")
    return [
      Kind.unshown.finding(
        "no page of \(treatment.name.value) shows \(names)", at: first.location,
        help: "put {{> key-facts }} and {{> statements }} into a page of "
          + "content/\(treatment.kind.folder)/\(treatment.id), or refer to them in its text")
    ]
  }

  private static func expired(_ absence: FactAbsence) -> Diagnostic {
    Kind.expired.finding(
      "'\(absence.fact.value)' was left out until \(absence.until.value)",
      at: absence.until.location, help: "give the fact, or write a later day if it still holds")
  }
}
