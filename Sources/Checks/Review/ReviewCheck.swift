import Content
import Diagnostics
import Facts

/// Watches over who reviewed articles and facts, and when they must be read again.
struct ReviewCheck: Check {
  private static let never = info(
    "never", .warning, "Nobody has reviewed it",
    "The page says so to patients. A clinician must read medical content before people act on it.")
  private static let sample = info(
    "sample", .advice, "Sample content without a review",
    "The clinic's file says that all of this is sample content, and every page shows it.")
  private static let overdue = info(
    "overdue", .warning, "The review is overdue",
    "Evidence, products and prices change. Content that nobody has read for years misleads.")
  private static let due = info(
    "due", .advice, "The review is due within 30 days",
    "Ask the reviewer now, so that the page does not become overdue.")
  private static let interval = info(
    "interval", .warning, "The next review is too far away",
    "Health content is read again at least every three years, or as often as the clinic's policy says."
  )
  private static let future = info(
    "future", .warning, "A review that has not happened yet",
    "A date in the future was typed by mistake, or the page claims a review too early.")

  var infos: [CheckInfo] {
    [Self.never, Self.sample, Self.overdue, Self.due, Self.interval, Self.future]
  }

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
        (isSample ? Self.sample : Self.never).finding(
          "no clinician has reviewed \(what)", at: location,
          help: "add 'review' with 'by', 'on' and 'due' after a clinician has read it all"))
      return
    }
    let left = review.due.value.ordinal - site.asOf.ordinal
    if left < 0 {
      findings.append(
        Self.overdue.finding(
          "the review of \(what) was due on \(review.due.value)", at: review.due.location,
          help: "have it read again, then set 'on' and 'due'"))
    } else if left <= 30 {
      findings.append(
        Self.due.finding(
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
        Self.interval.finding(
          "\(days * 12 / 365) months lie between the review and the next",
          at: review.due.location, help: "the clinic's policy is \(months) months at most"))
    }
    if review.on.value > site.asOf {
      findings.append(
        Self.future.finding(
          "the review is dated \(review.on.value), which is still to come",
          at: review.on.location, help: "give the day on which it was read"))
    }
  }

  /// When something comes that is `days` away.
  static func inDays(_ days: Int) -> String {
    days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
  }

  private static func info(
    _ name: String, _ severity: Severity, _ title: String, _ explanation: String
  ) -> CheckInfo {
    CheckInfo(
      id: "review/\(name)", severity: severity, title: title, explanation: explanation,
      authority: "PIF TICK (2022): review at least every 3 years; NHS standard for health content")
  }
}
