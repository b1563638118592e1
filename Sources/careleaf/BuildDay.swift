import Content
import Facts
import Foundation

/// The day for which a site is built when `--as-of` does not say.
enum BuildDay {
  /// The name of the variable that makes builds repeatable
  /// (reproducible-builds.org/specs/source-date-epoch).
  static let variable = "SOURCE_DATE_EPOCH"

  /// The day of `SOURCE_DATE_EPOCH` in UTC where `environment` has it, else the day it is here and
  /// now; nil when the variable holds no number of seconds since 1970 up to the year 9999.
  static func day(in environment: [String: String]) -> CalendarDate? {
    guard let text = environment[variable], !text.isEmpty else {
      return day(of: Date(), in: .current)
    }
    let isNumber = text.utf8.allSatisfy { (48...57).contains($0) }
    guard isNumber, let seconds = Int(text), let utc = TimeZone(identifier: "GMT"),
      seconds < 253_402_300_800
    else { return nil }
    return day(of: Date(timeIntervalSince1970: TimeInterval(seconds)), in: utc)
  }

  private static func day(of date: Date, in zone: TimeZone) -> CalendarDate? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
