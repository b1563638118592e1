import ArgumentParser
import Facts
import Foundation

/// Which site a command works on.
struct SiteArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The site's folder: the one that holds 'content' and 'templates'.",
      valueName: "folder"))
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
  var hasContent: Bool {
    if FileManager.default.fileExists(atPath: site + "/content") { return true }
    Terminal.printError(
      "error: there is no folder 'content' in '\(site)'\n"
        + "  run careleaf in the site's folder, or name it with --site\n")
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
