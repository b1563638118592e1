/// A word that depends on what kind of subject a page is about. The raw values are the keys below
/// `kinds.<kind>` in the words of the theme, and below `words` in a site's `kinds.yaml`.
public enum KindWord: String, Sendable, CaseIterable {
  case one
  case other
  /// The page that lists all subjects of the kind, in links and as its heading.
  case list = "list.title"
  case listSummary = "list.summary"
  case home = "list.start"
  /// What facts are called that are about something else in each kind.
  case sessionLength = "facts.session_length"
  case interval = "facts.interval"
  case courseLength = "facts.course_length"
  case should
  case commonRisks = "risks.common"
  case seriousRisks = "risks.serious"
  /// What stands above how long risks last.
  case lasting = "risks.lasting"
  /// A time after the subject, or since it began.
  case after = "timeline.after"
  case between = "timeline.between"
  case moment = "timeline.moment"
  case onTheDay = "timeline.on_the_day"
  case doingNothing = "doing_nothing"
  /// What to tell another doctor in an emergency.
  case tell
  case preparationShort = "pages.preparation.short"
  case preparationTitle = "pages.preparation.title"
  case preparationSummary = "pages.preparation.summary"
  case planShort = "pages.plan.short"
  case planTitle = "pages.plan.title"
  case planSummary = "pages.plan.summary"
  case pricesShort = "pages.prices.short"
  case pricesTitle = "pages.prices.title"
  case pricesSummary = "pages.prices.summary"
  case aftercareShort = "pages.aftercare.short"
  case aftercareTitle = "pages.aftercare.title"
  case aftercareSummary = "pages.aftercare.summary"
  case evidenceShort = "pages.evidence.short"
  case evidenceTitle = "pages.evidence.title"
  case evidenceSummary = "pages.evidence.summary"

  /// Those that a site can give a kind of its own beside what one and several are called.
  public static let own = allCases.filter { $0 != .one && $0 != .other }

  /// What it is for, as in a schema.
  public var summary: String {
    switch self {
    case .one: "what one is called inside a sentence, such as 'implant'"
    case .other: "what several are called, such as 'implants'"
    case .list: "what the page that lists them is called"
    case .listSummary: "what that page is about"
    case .home: "what leads from the first page to all of them"
    case .sessionLength: "what 'session_length' is called on pages"
    case .interval: "what 'interval' is called on pages"
    case .courseLength: "what 'course_length' is called on pages"
    case .should: "what stands above who should not have it"
    case .commonRisks: "what stands above the common risks"
    case .seriousRisks: "what stands above the serious risks"
    case .lasting: "what stands above how long risks last, in the picture"
    case .after: "a moment afterwards, as in '{time} after'"
    case .between: "a stretch of time afterwards, as in '{time} after'"
    case .moment: "the time of the subject itself, such as 'on the day'"
    case .onTheDay: "the hours before it on the same day"
    case .doingNothing: "what the choice to do nothing is called"
    case .tell: "what to tell another doctor in an emergency"
    default: pageSummary
    }
  }

  private var pageSummary: String {
    let part = rawValue.split(separator: ".").last ?? ""
    return switch part {
    case "short": "what the page is called in the guide's contents"
    case "title": "the heading of the page; {subject} is the name"
    default: "what the page is about; {subject} is the name"
    }
  }
}
