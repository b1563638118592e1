public import Diagnostics
public import Facts
import Foundations
import YAML

/// On which days a clinic is open, and when. Each is either in the writer's words, or data that
/// pages and search engines get in their own form.
public struct OpeningHours: Sendable, Hashable {
  public enum Days: Sendable, Hashable {
    /// Such as "Monday to Friday".
    case words(Located<String>)
    case week([Located<WeekdayRange>])
  }

  public enum Hours: Sendable, Hashable {
    /// Such as "9:00 to 17:30".
    case words(Located<String>)
    case times([Located<TimeRange>])
  }

  public var days: Days
  public var hours: Hours
}

/// Days on which the hours are others, such as holidays.
public struct SpecialHours: Sendable, Hashable {
  public var from: Located<CalendarDate>
  /// The last day; nil for a single one.
  public var until: Located<CalendarDate>?
  /// When the clinic is open; empty when it is closed.
  public var times: [Located<TimeRange>]
  /// Why, such as "New Year's Day".
  public var because: Located<String>?

  public var lastDay: CalendarDate { until?.value ?? from.value }
}

/// A day of the week; the raw values are those of `clinic.yaml`.
public enum Weekday: String, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// One day of the week or several in a row, which may go over its end.
public struct WeekdayRange: Sendable, Hashable {
  public let first: Weekday
  public let last: Weekday

  /// The days in their order, at least one and at most seven.
  public var days: [Weekday] {
    let all = Weekday.allCases
    let start = all.firstIndex(of: first) ?? 0
    let rotated = all[start...] + all[..<start]
    return rotated.prefix { $0 != last } + [last]
  }
}

/// Two times of the same day, the earlier one first.
public struct TimeRange: Sendable, Hashable {
  public let opens: ClockTime
  public let closes: ClockTime
}

extension OpeningHours {
  static let shape = Shape.list(
    .mapping([
      .required(
        "days", .either([.text, .list(.value(.weekdays), atLeast: 1)]),
        "the days, such as [monday-thursday] or Monday to Thursday"),
      .required(
        "hours", .either([.text, .list(.value(.timeRange), atLeast: 1)]),
        "the hours, such as [\"09:00-17:30\"] or 9:00 to 17:30"),
    ]), atLeast: 0)

  init?(_ node: YAMLNode) {
    if let words = node.text("days") {
      days = .words(words)
    } else {
      let week = node.values("days", .weekdays)
      guard !week.isEmpty else { return nil }
      days = .week(week)
    }
    if let words = node.text("hours") {
      hours = .words(words)
    } else {
      let times = node.values("hours", .timeRange)
      guard !times.isEmpty else { return nil }
      hours = .times(times)
    }
  }
}

extension SpecialHours {
  static let shape = Shape.list(
    .mapping([
      .required("from", .value(.date), "the day, such as 2026-12-24, or the first of several"),
      .optional("until", .value(.date), "the last day of several"),
      .optional(
        "hours", .list(.value(.timeRange), atLeast: 1),
        "when the clinic is open; without it, it is closed"),
      .optional("because", .text, "why, such as New Year's Day"),
    ]), atLeast: 1)

  /// The special hours that `node` lists, in the order of their days.
  static func all(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> [SpecialHours] {
    node.items.compactMap { item in
      guard let from = item["from"]?.located(.date) else { return nil }
      let until = item["until"]?.located(.date)
      if let problem = DateOrder.problem("clinic", from, "from", until, "until") {
        diagnostics.append(problem)
      }
      return SpecialHours(
        from: from, until: until, times: item.values("hours", .timeRange),
        because: item.text("because"))
    }.sorted { $0.from.value < $1.from.value }
  }
}

extension ScalarParser where Value == WeekdayRange {
  fileprivate static var weekdays: Self {
    let day = "(\(Weekday.allCases.map(\.rawValue).joined(separator: "|")))"
    return Self(name: "days of the week", pattern: "^\(day)(-\(day))?$") {
      text throws(ScalarProblem) in
      let parts = text.utf8.split(
        separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
      let days = parts.map { Weekday(rawValue: String(Substring($0))) }
      if let first = days.first ?? nil, let last = days.last ?? nil {
        return WeekdayRange(first: first, last: last)
      }
      let words = Weekday.allCases.map(\.rawValue)
      let names = parts.map { part in
        NearestName(in: words).match(for: String(Substring(part)).lowercased())
      }
      let nearest = names.contains(nil) ? nil : names.compactMap(\.self).joined(separator: "-")
      throw ScalarProblem(
        ValueProblem.badDays, "\(text.quoted) is no day of the week", nearest: nearest,
        help: "write 'monday' or 'monday-friday', or the days in words without brackets")
    }
  }
}

extension ScalarParser where Value == TimeRange {
  fileprivate static var timeRange: Self {
    let time = "[0-2][0-9]:[0-5][0-9]"
    return Self(name: "two times of day", pattern: "^\(time)-\(time)$") {
      text throws(ScalarProblem) in
      let parts = text.utf8.split(
        separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      let times = parts.map { ClockTime(iso: String(Substring($0))) }
      guard times.count == 2, let opens = times[0], let closes = times[1] else {
        throw ScalarProblem(
          ValueProblem.badTime, "\(text.quoted) is not a time from and to",
          help: "write it as \"09:00-17:30\"")
      }
      guard (opens.hour, opens.minute) < (closes.hour, closes.minute) else {
        throw ScalarProblem(
          ValueProblem.badTime, "\(text.quoted) ends before it begins",
          help: "write the earlier time first; what goes over midnight is two entries")
      }
      return TimeRange(opens: opens, closes: closes)
    }
  }
}
