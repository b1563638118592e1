import Diagnostics
import Facts

/// Reports dates that stand in the wrong order.
enum DateOrder {
  /// The problem when `last`, called `lastKey`, is before `first`, called `firstKey`.
  static func problem(
    _ prefix: String, _ first: Located<CalendarDate>?, _ firstKey: String,
    _ last: Located<CalendarDate>?, _ lastKey: String
  ) -> Diagnostic? {
    guard let first, let last, last.value < first.value else { return nil }
    return Diagnostic(
      "\(prefix)/date-order", .error, "'\(lastKey)' is before '\(firstKey)'", at: last.location,
      help: "write a day from \(first.value) on",
      notes: [.init("'\(firstKey)' is here", at: first.location)])
  }
}
