import Facts
import Foundation

extension CalendarDate {
  /// The day it is here and now.
  static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let date = CalendarDate(year: year, month: month, day: day)
    else { return .distantPast }
    return date
  }
}
