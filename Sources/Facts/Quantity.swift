public import Foundation

/// A number or a range of numbers with a unit, such as `8 to 15 sessions`.
/// At least one of `low` and `high` is there: only `low` means "at least", only `high` means
/// "up to", both the same mean a single number.
public struct Quantity: Sendable, Hashable {
  public var low: Decimal?
  public var high: Decimal?
  /// Whether the values are rough ("about 15").
  public var isApproximate: Bool
  public var unit: QuantityUnit

  public init(low: Decimal?, high: Decimal?, unit: QuantityUnit, isApproximate: Bool = false) {
    self.low = low
    self.high = high
    self.unit = unit
    self.isApproximate = isApproximate
  }

  /// Whether it is one number, not a range.
  public var isSingle: Bool { low != nil && low == high }

  /// Whether every value of this quantity lies within `other`. Units of the same kind are
  /// converted; a rough value counts as what is written. Never true for units of different kinds
  /// or where this quantity is open at an end at which `other` is not.
  public func lies(within other: Quantity) -> Bool {
    let (own, others) = (unit.measure, other.unit.measure)
    guard own.dimension == others.dimension else { return false }
    if other.high != nil, high == nil { return false }
    if other.low != nil, low == nil { return false }
    // Both sides in the smallest unit, so that nothing is divided.
    if let bound = other.low, let value = low, value * own.size < bound * others.size {
      return false
    }
    if let bound = other.high, let value = high, value * own.size > bound * others.size {
      return false
    }
    return true
  }
}

/// What a quantity counts or measures.
public enum QuantityUnit: String, Sendable, CaseIterable {
  case session, area, injection
  case minute, hour, day, week, month, year
  case millimetre, centimetre, millilitre
  case percent

  /// The spellings that writers use, in lower case; the first is the one that messages show.
  public var spellings: [String] {
    switch self {
    case .session: ["sessions", "session"]
    case .area: ["areas", "area"]
    case .injection: ["injections", "injection"]
    case .minute: ["minutes", "minute", "mins", "min"]
    case .hour: ["hours", "hour", "h"]
    case .day: ["days", "day"]
    case .week: ["weeks", "week"]
    case .month: ["months", "month"]
    case .year: ["years", "year"]
    case .millimetre: ["mm", "millimetres", "millimetre", "millimeters", "millimeter"]
    case .centimetre: ["cm", "centimetres", "centimetre", "centimeters", "centimeter"]
    case .millilitre: ["ml", "millilitres", "millilitre", "milliliters", "milliliter"]
    case .percent: ["%", "percent", "per cent"]
    }
  }

  /// What units that can be converted into each other have in common.
  public enum Dimension: Sendable {
    case time, length, volume, share, sessions, areas, injections
  }

  public var dimension: Dimension { measure.dimension }

  /// How many of the smallest unit of its dimension it holds: minutes (a month is a twelfth of
  /// 365.25 days), millimetres, or one.
  public var size: Decimal { measure.size }

  fileprivate var measure: (dimension: Dimension, size: Decimal) {
    switch self {
    case .minute: (.time, 1)
    case .hour: (.time, 60)
    case .day: (.time, 1440)
    case .week: (.time, 10080)
    case .month: (.time, 43830)
    case .year: (.time, 525_960)
    case .millimetre: (.length, 1)
    case .centimetre: (.length, 10)
    case .millilitre: (.volume, 1)
    case .percent: (.share, 1)
    case .session: (.sessions, 1)
    case .area: (.areas, 1)
    case .injection: (.injections, 1)
    }
  }
}

/// The names of the facts that are a number or a range with a unit.
public enum QuantityName: String, Sendable, CaseIterable {
  case sessions
  case sessionLength = "session_length"
  case interval
  case courseLength = "course_length"
  case followUp = "follow_up"
  case needleLength = "needle_length"
  case bruising
  case swelling
  case recovery

  /// The unit that a number without one has; nil when it must be written.
  public var defaultUnit: QuantityUnit? { self == .sessions ? .session : nil }

  /// The units that it may be given in.
  public var units: Set<QuantityUnit> {
    switch self {
    case .sessions: [.session]
    case .needleLength: [.millimetre, .centimetre]
    case .sessionLength: [.minute, .hour]
    default: [.minute, .hour, .day, .week, .month, .year]
    }
  }
}
