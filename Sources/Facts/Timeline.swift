public import Diagnostics
public import Essentials

/// What to do, and not to do, at a time before or after the subject happens. One list serves the
/// page about preparation, the page about aftercare and the pictures of both.
public struct TimelineEntry: Sendable {
  /// What the time is called, such as "First day"; nil where the time says it.
  public let name: Located<String>?
  public let span: Located<TimeSpan>
  /// The time of day.
  public let time: ClockTime?
  /// What to do, each without "do".
  public let doItems: [CitedText]
  /// What not to do, each without "do not".
  public let doNotItems: [CitedText]

  public init(
    name: Located<String>?, span: Located<TimeSpan>, time: ClockTime?, doItems: [CitedText],
    doNotItems: [CitedText]
  ) {
    self.name = name
    self.span = span
    self.time = time
    self.doItems = doItems
    self.doNotItems = doNotItems
  }
}

/// A stretch of time counted from the moment when the subject happens.
public struct TimeSpan: Sendable, Hashable {
  /// Where it begins, in `fromUnit`; below zero before the moment.
  public let from: Decimal
  /// The unit of `from`, which is another than that of `to` in "6 weeks to 3 months".
  public let fromUnit: QuantityUnit
  /// Where it ends, in `unit`; nil when it has no end.
  public let to: Decimal?
  public let unit: QuantityUnit
  /// Whether it is the part of the day itself before the moment, however long that is.
  public let isOnTheDay: Bool

  /// - Parameter to: At least `from`; both on the same side of zero.
  public init(
    from: Decimal, to: Decimal?, unit: QuantityUnit, fromUnit: QuantityUnit? = nil
  ) {
    self.from = from
    self.fromUnit = fromUnit ?? unit
    self.to = to
    self.unit = unit
    isOnTheDay = false
  }

  private init(onTheDayFrom from: Decimal) {
    self.from = from
    to = 0
    unit = .day
    fromUnit = .day
    isOnTheDay = true
  }

  /// The day of the subject until it happens: within the last 24 hours before.
  public static let onTheDay = TimeSpan(onTheDayFrom: -1)

  public var isBefore: Bool { from < 0 }

  /// Whether it is the moment itself.
  public var isMoment: Bool { from == 0 && to == 0 }

  /// Where it begins, in days.
  public var firstDay: Decimal { from * fromUnit.size / QuantityUnit.day.size }

  /// How long before or after the moment it is: from the nearer end to the further one, which is
  /// nil where it has no end.
  public var distance: Quantity {
    isBefore
      ? Quantity(low: to.map { -$0 }, high: -from, unit: fromUnit, lowUnit: unit)
      : Quantity(low: from, high: to, unit: unit, lowUnit: fromUnit)
  }

  /// Whether it must stand above `earlier` in a list in the order of time. What is on the day can
  /// stand before or after the hours before the moment.
  public func comesBefore(_ earlier: TimeSpan) -> Bool {
    if isOnTheDay { return !earlier.isBefore }
    return earlier.isOnTheDay ? firstDay <= -1 : firstDay < earlier.firstDay
  }

  /// Where it ends, in days; nil when it has no end.
  public var lastDay: Decimal? { to.map { $0 * unit.size / QuantityUnit.day.size } }
}

/// A time of day.
public struct ClockTime: Sendable, Hashable {
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int

  /// The time written as `hh:mm` (ISO 8601); nil when `text` is written otherwise.
  public init?(iso text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }),
      let hour = Int(String(Substring(parts[0]))), let minute = Int(String(Substring(parts[1]))),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    self.hour = hour
    self.minute = minute
  }
}
