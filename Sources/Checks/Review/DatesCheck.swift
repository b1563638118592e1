import Content
import Diagnostics
import Facts

/// Watches over price lists that run out and sources that are old.
struct DatesCheck: Check {
  /// How old a source may be, in years, before it is looked at again.
  static let oldestSource = 15

  private static let expired = info(
    "prices-expired", .warning, "The price list has run out",
    "Patients take the prices on the page for today's.", "GMC, Maintaining trust")
  private static let expiring = info(
    "prices-expiring", .advice, "The price list runs out within 30 days",
    "Confirm the prices or change them before the list runs out.", "GMC, Maintaining trust")
  private static let early = info(
    "prices-early", .warning, "The price list is not in force yet",
    "Patients take the prices on the page for today's.", "GMC, Maintaining trust")
  private static let old = info(
    "old-source", .advice, "A source is more than \(oldestSource) years old",
    "Newer studies may say something else. An old source is fine where it is still the best one.",
    "NHS standard for creating health content: check the evidence at every update")

  var infos: [CheckInfo] { [Self.expired, Self.expiring, Self.early, Self.old] }

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    let prices = treatment.prices
    if let start = prices.validFrom, start.value > site.asOf {
      findings.append(
        Self.early.finding(
          "the prices hold from \(start.value) only", at: start.location,
          help: "publish them later, or change valid_from"))
    }
    guard let end = prices.validUntil else { return }
    let left = end.value.ordinal - site.asOf.ordinal
    if left < 0 {
      findings.append(
        Self.expired.finding(
          "the prices of \(treatment.name.value) held until \(end.value)", at: end.location,
          help: "confirm or change the prices, then set valid_until"))
    } else if left <= 30 {
      findings.append(
        Self.expiring.finding(
          "the prices of \(treatment.name.value) run out on \(end.value), "
            + ReviewCheck.inDays(left),
          at: end.location, help: "confirm or change the prices, then set valid_until"))
    }
  }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    for source in site.content.sources where source.kind != .regulator {
      guard let year = source.year, site.asOf.year - year > Self.oldestSource else { continue }
      findings.append(
        Self.old.finding(
          "'\(source.title.value)' is from \(year)", at: source.location,
          help: "look for a newer source, or keep it if it is still the best"))
    }
  }

  private static func info(
    _ name: String, _ severity: Severity, _ title: String, _ explanation: String,
    _ authority: String
  ) -> CheckInfo {
    CheckInfo(
      id: "dates/\(name)", severity: severity, title: title, explanation: explanation,
      authority: authority)
  }
}
