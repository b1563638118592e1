import ArgumentParser
import Content
import Diagnostics
import Essentials
import Facts

struct SiteArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The site's folder: the one that holds 'content'.", valueName: "folder"))
  var site = "."

  @Option(
    help: ArgumentHelp(
      "Treat this day as today, such as 2027-01-01, to see what is scheduled or expires.",
      valueName: "date"))
  var asOf: DateArgument?

  /// The day to take as today.
  var day: CalendarDate {
    asOf?.date ?? BuildDay.day(in: ProcessInfo.processInfo.environment) ?? .distantPast
  }

  func validate() throws {
    let environment = ProcessInfo.processInfo.environment
    guard asOf == nil, BuildDay.day(in: environment) == nil else { return }
    throw ValidationError(
      "\(BuildDay.variable) is '\(environment[BuildDay.variable] ?? "")', which is no number of "
        + "seconds since 1970; correct it, or say --as-of")
  }

  /// Whether the folder is a site's; says so when it is not.
  var hasContent: Bool { Self.hasContent(site) }

  /// Whether the folder `site` is a site's; says so when it is not.
  static func hasContent(_ site: String) -> Bool {
    if FileManager.default.fileExists(atPath: site + "/content") { return true }
    Terminal.printError(
      "error: there is no folder 'content' in '\(site)'\n"
        + "  run careleaf in the site's folder, or name it with --site; 'careleaf init' begins a site\n"
    )
    return false
  }
}

/// A day given as `YYYY-MM-DD`.
struct DateArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(iso: argument) else { return nil }
    self.date = date
  }
}

/// The day for which a site is built when `--as-of` does not say.
enum BuildDay {
  /// The name of the variable that makes builds repeatable
  /// (reproducible-builds.org/specs/source-date-epoch).
  static let variable = "SOURCE_DATE_EPOCH"

  /// The day of `SOURCE_DATE_EPOCH` in UTC where `environment` has it, else the day it is here and
  /// now; nil when the variable holds no number of seconds since 1970 up to the year 9999.
  static func day(in environment: [String: String]) -> CalendarDate? {
    guard let text = environment[variable], !text.isEmpty else {
      return day(of: localtime_r, at: time(nil))
    }
    let isNumber = text.utf8.allSatisfy { (48...57).contains($0) }
    guard isNumber, let seconds = Int(text), seconds < 253_402_300_800 else { return nil }
    return day(of: gmtime_r, at: seconds)
  }

  /// The day of a moment by the function of the system that knows the time zone.
  private static func day(
    of clock: (UnsafePointer<time_t>, UnsafeMutablePointer<tm>) -> UnsafeMutablePointer<tm>?,
    at moment: time_t
  ) -> CalendarDate? {
    var (moment, parts) = (moment, tm())
    guard clock(&moment, &parts) != nil else { return nil }
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case console
  case json
  case github
  case sarif

  func renderer(isColored: Bool, texts: @escaping SourceTexts) -> any DiagnosticRenderer {
    switch self {
    case .console: ConsoleRenderer(isColored: isColored, texts: texts)
    case .json: JSONRenderer()
    case .github: GitHubRenderer()
    case .sarif: SARIFRenderer(version: Program.version, texts: texts)
    }
  }
}
