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
    let list = treatment.prices
    let name = "the prices of \(treatment.name.value)"
    findings += Self.findings(name, list.validFrom, list.validUntil, site.asOf)
    for price in list.prices {
      let (name, terms) = ("the price of \(price.name.value)", price.terms)
      findings += Self.findings(name, terms.validFrom, terms.validUntil, site.asOf, isOne: true)
    }
  }

  /// What is to be said of one price, or of several, that hold from `start` until `end`.
  private static func findings(
    _ name: String, _ start: Located<CalendarDate>?, _ end: Located<CalendarDate>?,
    _ today: CalendarDate, isOne: Bool = false
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if let start, start.value > today {
      findings.append(
        Kind.early.finding(
          isOne
            ? "\(name) holds from \(start.value) only"
            : "the prices hold from \(start.value) only",
          at: start.location, help: "publish them later, or change valid_from"))
    }
    guard let end else { return findings }
    let left = end.value.ordinal - today.ordinal
    let help = "confirm or change the prices, then set valid_until"
    if left < 0 {
      findings.append(
        Kind.expired.finding("\(name) held until \(end.value)", at: end.location, help: help))
    } else if left <= 30 {
      findings.append(
        Kind.expiring.finding(
          "\(name) \(isOne ? "runs" : "run") out on \(end.value), " + ReviewCheck.inDays(left),
          at: end.location, help: help))
    }
    return findings
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
