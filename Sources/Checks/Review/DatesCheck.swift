import Content
import Diagnostics
import Facts

/// Watches over price lists that run out and sources that are old.
struct DatesCheck: Check {
  enum Kind: String, DiagnosticKind {
    case expired = "dates/prices-expired"
    case expiring = "dates/prices-expiring"
    case early = "dates/prices-early"
    case old = "dates/old-source"

    var rule: DiagnosticRule {
      switch self {
      case .expired:
        rule(
          "The price list has run out",
          "Patients take the prices on the page for today's. Confirm or change them, and set the "
            + "day until which they hold.",
          .warning, by: Self.authority)
      case .expiring:
        rule(
          "The price list runs out within 30 days",
          "Confirm the prices or change them before the list runs out.",
          .advice, by: Self.authority)
      case .early:
        rule(
          "The price list is not in force yet",
          "Patients take the prices on the page for today's. Publish the list later, or change "
            + "the day from which it holds.",
          .warning, by: Self.authority)
      case .old:
        rule(
          "A source is more than \(DatesCheck.oldestSource) years old",
          "Newer studies may say something else. An old source is fine where it is still the "
            + "best one.",
          .advice,
          by: "NHS standard for creating health content: check the evidence at every update")
      }
    }

    private static let authority = "GMC, Maintaining trust"
  }

  /// How old a source may be, in years, before it is looked at again.
  static let oldestSource = 15

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    let prices = treatment.prices
    if let start = prices.validFrom, start.value > site.asOf {
      findings.append(
        Kind.early.finding(
          "the prices hold from \(start.value) only", at: start.location,
          help: "publish them later, or change valid_from"))
    }
    guard let end = prices.validUntil else { return }
    let left = end.value.ordinal - site.asOf.ordinal
    if left < 0 {
      findings.append(
        Kind.expired.finding(
          "the prices of \(treatment.name.value) held until \(end.value)", at: end.location,
          help: "confirm or change the prices, then set valid_until"))
    } else if left <= 30 {
      findings.append(
        Kind.expiring.finding(
          "the prices of \(treatment.name.value) run out on \(end.value), "
            + ReviewCheck.inDays(left),
          at: end.location, help: "confirm or change the prices, then set valid_until"))
    }
  }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    for source in site.content.sources where source.kind != .regulator {
      guard let year = source.year, site.asOf.year - year > Self.oldestSource else { continue }
      findings.append(
        Kind.old.finding(
          "'\(source.title.value)' is from \(year)", at: source.location,
          help: "look for a newer source, or keep it if it is still the best"))
    }
  }
}
