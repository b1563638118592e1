public import Foundation

/// A number or a range of numbers with a unit, such as `8 to 15 sessions` or `6 weeks to 3 months`.
/// At least one of `low` and `high` is there: only `low` means "at least" or "more than", only
/// `high` "up to" or "less than", both the same a single number.
public struct Quantity: Sendable, Hashable {
  public var low: Decimal?
  public var high: Decimal?
  /// Whether the value at the end itself does not belong to it: "more than 2", "less than 2".
  public var isLowExcluded: Bool
  public var isHighExcluded: Bool
  /// Whether the values are rough ("about 15").
  public var isApproximate: Bool
  /// The unit of `high`, and of `low` unless that has another.
  public let unit: QuantityUnit
  /// The unit of `low`, which measures the same as `unit`.
  public let lowUnit: QuantityUnit

  public init(
    low: Decimal?, high: Decimal?, unit: QuantityUnit, lowUnit: QuantityUnit? = nil,
    isLowExcluded: Bool = false, isHighExcluded: Bool = false, isApproximate: Bool = false
  ) {
    self.low = low
    self.high = high
    self.unit = unit
    self.lowUnit = low == nil ? unit : lowUnit ?? unit
    self.isLowExcluded = isLowExcluded && low != nil
    self.isHighExcluded = isHighExcluded && high != nil
    self.isApproximate = isApproximate
  }

  /// Whether it is one number, not a range.
  public var isSingle: Bool { low != nil && low == high && lowUnit == unit }

  /// Whether its ends are written in different units.
  public var hasMixedUnits: Bool { lowUnit != unit }

  /// The ends in the smallest unit of the dimension; nil where it is open.
  public var lowInSmallest: Decimal? { low.map(lowUnit.inSmallest) }
  public var highInSmallest: Decimal? { high.map(unit.inSmallest) }

  /// Whether every value of this quantity lies within `other`. Units of the same kind are
  /// converted; a rough value counts as what is written. Never true for units of different kinds
  /// or where this quantity is open at an end at which `other` is not.
  public func lies(within other: Quantity) -> Bool {
    guard unit.dimension == other.unit.dimension else { return false }
    return interval.lies(within: other.interval)
  }

  /// Whether a value of this quantity is one of `other` too.
  public func overlaps(_ other: Quantity) -> Bool {
    unit.dimension == other.unit.dimension && interval.overlaps(other.interval)
  }

  private var interval: Interval<Decimal> {
    Interval(
      low: lowInSmallest, high: highInSmallest, isLowExcluded: isLowExcluded,
      isHighExcluded: isHighExcluded)
  }
}

/// What lies between two ends, each of which may be missing or not belong to it.
struct Interval<Bound: Comparable> {
  var low: Bound?
  var high: Bound?
  var isLowExcluded = false
  var isHighExcluded = false

  func lies(within other: Self) -> Bool {
    if let bound = other.low {
      guard let low, low > bound || low == bound && (isLowExcluded || !other.isLowExcluded)
      else { return false }
    }
    if let bound = other.high {
      guard let high, high < bound || high == bound && (isHighExcluded || !other.isHighExcluded)
      else { return false }
    }
    return true
  }

  func overlaps(_ other: Self) -> Bool {
    !isBelow(other) && !other.isBelow(self)
  }

  private func isBelow(_ other: Self) -> Bool {
    guard let high, let low = other.low else { return false }
    return high < low || high == low && (isHighExcluded || other.isLowExcluded)
  }
}

/// An exact fraction of two decimals, of which the second is more than 0.
struct Fraction: Comparable {
  let top: Decimal
  let bottom: Decimal

  static func == (left: Self, right: Self) -> Bool {
    left.top * right.bottom == right.top * left.bottom
  }

  static func < (left: Self, right: Self) -> Bool {
    left.top * right.bottom < right.top * left.bottom
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
  public var units: [QuantityUnit] {
    switch self {
    case .sessions: [.session]
    case .needleLength: [.millimetre, .centimetre]
    case .sessionLength: [.minute, .hour]
    default: [.minute, .hour, .day, .week, .month, .year]
    }
  }
}
