public import Essentials

/// A number or a range of numbers with a unit, such as `8 to 15 sessions` or `6 weeks to 3 months`.
/// At least one of `low` and `high` is there: only `low` means "at least" or "more than", only
/// `high` "up to" or "less than", both the same a single number.
public struct Quantity: Sendable, Hashable {
  public let low: Decimal?
  public let high: Decimal?
  /// Whether the value at the end itself does not belong to it: "more than 2", "less than 2".
  public let isLowExcluded: Bool
  public let isHighExcluded: Bool
  /// Whether the values are rough ("about 15").
  public let isApproximate: Bool
  /// The unit of `high`, and of `low` unless that has another.
  public let unit: QuantityUnit
  /// The unit of `low`, which measures the same as `unit`.
  public let lowUnit: QuantityUnit
  /// In the smallest unit: one quantity is compared with many.
  private let interval: Derived<Interval<Filtered<Decimal>>>

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
    let lowEnd = low.map(self.lowUnit.inSmallest).map(Filtered.init)
    // Most are one number, and to convert it takes longer than all else here.
    let isSingle = low == high && lowUnit == nil
    interval = Derived(
      Interval(
        low: lowEnd, high: isSingle ? lowEnd : high.map(unit.inSmallest).map(Filtered.init),
        isLowExcluded: self.isLowExcluded, isHighExcluded: self.isHighExcluded))
  }

  /// Whether it is one number, not a range.
  public var isSingle: Bool { low != nil && low == high && lowUnit == unit }

  /// Whether its ends are written in different units.
  public var hasMixedUnits: Bool { lowUnit != unit }

  /// The ends in the smallest unit of the dimension; nil where it is open.
  public var lowInSmallest: Decimal? { interval.value.low?.exact }
  public var highInSmallest: Decimal? { interval.value.high?.exact }

  /// The ends that it has in the smallest unit, as the floating-point numbers near them.
  public var endsNearby: [Double] {
    [interval.value.low?.near, interval.value.high?.near].compactMap(\.self)
  }

  /// Whether every value of this quantity lies within `other`. Units of the same kind are
  /// converted; a rough value counts as what is written. Never true for units of different kinds
  /// or where this quantity is open at an end at which `other` is not.
  public func lies(within other: Quantity) -> Bool {
    guard unit.dimension == other.unit.dimension else { return false }
    return interval.value.lies(within: other.interval.value)
  }

  /// Whether a value of this quantity is one of `other` too.
  public func overlaps(_ other: Quantity) -> Bool {
    unit.dimension == other.unit.dimension
      && interval.value.overlaps(other.interval.value)
  }

  /// Whether both begin, and whether both end, at one value in units that are converted.
  public func hasSameLow(as other: Quantity) -> Bool {
    interval.value.low.map { $0 == other.interval.value.low } ?? false
  }
  public func hasSameHigh(as other: Quantity) -> Bool {
    interval.value.high.map { $0 == other.interval.value.high } ?? false
  }
  /// Whether this one begins where `other` ends.
  public func beginsAtHigh(of other: Quantity) -> Bool {
    interval.value.low.map { $0 == other.interval.value.high } ?? false
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

  /// The units that it may be given in; sessions also in what a site declares to be counted.
  public var units: [QuantityUnit] {
    switch self {
    case .sessions: [.session, .cycle, .visit, .dose, .injection]
    case .needleLength: [.millimetre, .centimetre]
    case .sessionLength: [.minute, .hour]
    default: [.minute, .hour, .day, .week, .month, .year]
    }
  }
}

extension [QuantityName: QuantityFact] {
  /// What a subject is counted in: sessions, unless its facts count something else, such as cycles.
  public var countedNoun: QuantityUnit { self[.sessions]?.value?.unit ?? .session }
}
