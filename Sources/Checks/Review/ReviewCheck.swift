import Content
import Diagnostics
import Facts

/// Watches over who reviewed articles and facts, and when they must be read again.
struct ReviewCheck: Check {
  enum Kind: String, DiagnosticKind {
    case never = "review/never"
    case sample = "review/sample"
    case overdue = "review/overdue"
    case due = "review/due"
    case interval = "review/interval"
    case future = "review/future"

    var rule: DiagnosticRule {
      switch self {
      case .never:
        rule(
          "Nobody has reviewed it",
          "The page says so to patients. A clinician must read medical content before people act "
            + "on it; then add their review to the file.",
          .warning, by: Self.authority)
      case .sample:
        rule(
          "Sample content without a review",
          "The clinic's file says that all of this is sample content, and every page shows it. "
            + "Replace the content, and have it reviewed, before patients see it.",
          .advice, by: Self.authority)
      case .overdue:
        rule(
          "The review is overdue",
          "Evidence, products and prices change. Content that nobody has read for years "
            + "misleads. Have it read again, and set the new dates.",
          .warning, by: Self.authority)
      case .due:
        rule(
          "The review is due within 30 days",
          "Ask the reviewer now, so that the page does not become overdue.",
          .advice, by: Self.authority)
      case .interval:
        rule(
          "The next review is too far away",
          "Health content is read again at least every three years, or as often as the clinic's "
            + "policy says. Choose an earlier day.",
          .warning, by: Self.authority)
      case .future:
        rule(
          "A review that has not happened yet",
          "A date in the future was typed by mistake, or the page claims a review too early. "
            + "Write the day on which the review was done.",
          .warning, by: Self.authority)
      }
    }

    private static let authority =
      "PIF TICK (2022): review at least every 3 years; NHS standard for health content"
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let article = page.article else { return }
    check(
      article.frontMatter.review, at: article.frontMatter.title.location, "this page", page.site,
      &findings)
  }

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    check(treatment.review, at: treatment.name.location, "these facts", site, &findings)
  }

  private func check(
    _ review: Review?, at location: SourceLocation, _ what: String, _ site: CheckedSite,
    _ findings: inout [Diagnostic]
  ) {
    guard let review else {
      let isSample = site.content.clinic.isSampleContent
      findings.append(
        (isSample ? Kind.sample : Kind.never).finding(
          "no clinician has reviewed \(what)", at: location,
          help: "add 'review' with 'by', 'on' and 'due' after a clinician has read it all"))
      return
    }
    let left = review.due.value.ordinal - site.asOf.ordinal
    if left < 0 {
      findings.append(
        Kind.overdue.finding(
          "the review of \(what) was due on \(review.due.value)", at: review.due.location,
          help: "have it read again, then set 'on' and 'due'"))
    } else if left <= 30 {
      findings.append(
        Kind.due.finding(
          "the review of \(what) is due on \(review.due.value), \(Self.inDays(left))",
          at: review.due.location, help: "ask the reviewer to read it again"))
    }
    checkInterval(review, site, &findings)
  }

  private func checkInterval(
    _ review: Review, _ site: CheckedSite, _ findings: inout [Diagnostic]
  ) {
    let months = site.content.clinic.reviewPolicy.intervalMonths
    let days = review.due.value.ordinal - review.on.value.ordinal
    if days > months * 31 {
      findings.append(
        Kind.interval.finding(
          "\(days * 12 / 365) months lie between the review and the next",
          at: review.due.location, help: "the clinic's policy is \(months) months at most"))
    }
    if review.on.value > site.asOf {
      findings.append(
        Kind.future.finding(
          "the review is dated \(review.on.value), which is still to come",
          at: review.on.location, help: "give the day on which it was read"))
    }
  }

  static func inDays(_ days: Int) -> String {
    days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
  }
}
