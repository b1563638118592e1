public import Essentials

/// How often something is done, such as `twice a day`, `every 2 weeks` or `every 4 to 6 hours`.
///
/// It is `frequency`, `frequencyMax`, `period`, `periodMax` and `periodUnit` of FHIR's
/// `Timing.repeat` (https://hl7.org/fhir/datatypes.html#Timing), whose unit is a code of UCUM.
public struct Frequency: Sendable, Hashable {
  public enum Bound: Sendable, Hashable {
    case exactly, atMost, atLeast, below, above

    public var isUpper: Bool { self == .atMost || self == .below }
    public var isLower: Bool { self == .atLeast || self == .above }
  }

  /// How many times in a period: the fewest and the most.
  public let times: ClosedRange<Int>
  /// How long the period is, in `unit`: the shortest and the longest.
  public let period: ClosedRange<Decimal>
  /// A unit of time, or what a course is counted in: every 10 sessions.
  public let unit: QuantityUnit
  /// Whether it is a limit: "up to 4 times a day".
  public let bound: Bound
  /// The days or nights that are counted, however often it is done on each: "on 3 days a week". Nil where
  /// times are.
  public let counted: QuantityUnit?
  /// How often in a second.
  private let rates: Derived<Interval<Filtered<Fraction>>>

  /// `times` in each `period` of `unit`; nil for none, for a period of no time and for a unit that
  /// neither measures time nor counts.
  public init?(
    times: ClosedRange<Int> = 1...1, period: ClosedRange<Decimal> = 1...1, unit: QuantityUnit,
    bound: Bound = .exactly, counted: QuantityUnit? = nil
  ) {
    guard times.lowerBound > 0, period.lowerBound > 0,
      unit.dimension == .time || period.lowerBound > 1 && unit.dimension.isCounted
    else { return nil }
    self.times = times
    self.period = period
    self.unit = unit
    self.bound = bound
    self.counted = counted
    func rate(_ times: Int, _ period: Decimal) -> Filtered<Fraction> {
      Filtered(Fraction(top: Decimal(times), bottom: period * unit.size))
    }
    let low = rate(times.lowerBound, period.upperBound)
    let high = rate(times.upperBound, period.lowerBound)
    rates = Derived(
      Interval(
        low: bound.isUpper ? nil : low, high: bound.isLower ? nil : high,
        isLowExcluded: bound == .above, isHighExcluded: bound == .below))
  }

  /// Whether every rate of this frequency is one of `other`, whatever they are written as: every
  /// 12 hours is twice a day.
  public func lies(within other: Frequency) -> Bool {
    unit.dimension == other.unit.dimension && rates.value.lies(within: other.rates.value)
  }

  /// Whether both are the same rate.
  public func isSameRate(as other: Frequency) -> Bool {
    lies(within: other) && other.lies(within: self)
  }
}

/// By how much an amount grows or shrinks from one step to the next: `+2.5 mg`.
public struct AmountChange: Sendable, Hashable {
  public let amount: Quantity
  public let isIncrease: Bool

  public init(_ amount: Quantity, isIncrease: Bool) {
    self.amount = amount
    self.isIncrease = isIncrease
  }
}

/// How much something grows, shrinks or comes to within a time, or how much of a drug a liquid has:
/// `more than 2 kg in 3 days`, `150 minutes a week`, `120 mg in 5 ml`.
public struct Pace: Sendable, Hashable {
  public let amount: Quantity
  /// The time or the volume.
  public let within: Quantity

  public init(_ amount: Quantity, in within: Quantity) {
    self.amount = amount
    self.within = within
  }

  /// Whether it is for one unit of time: 150 minutes a week.
  public var isRate: Bool {
    within.isSingle && within.low == 1 && within.unit.dimension == .time
  }
}

/// An amount with how often it is taken, such as `7.5 to 10 mg once a week`: the doseQuantity or
/// doseRange and the timing of FHIR's `Dosage` (https://hl7.org/fhir/dosage.html).
public struct Dose: Sendable, Hashable {
  public var amount: Quantity
  public var frequency: Frequency?
  /// Whether the amount is all that is taken in the period of the frequency, however often: `8 tablets
  /// in 24 hours`.
  public var isTotal: Bool

  public init(amount: Quantity, frequency: Frequency? = nil, isTotal: Bool = false) {
    self.amount = amount
    self.frequency = frequency
    self.isTotal = isTotal
  }

  /// Whether `amount`, taken as often as `frequency` says, comes to more than this total in its period.
  /// Nil where one of the two has no end.
  public func isTotalExceeded(by amount: Quantity, _ frequency: Frequency) -> Bool? {
    guard isTotal, let period = self.frequency, let limit = self.amount.highInSmallest,
      let each = amount.highInSmallest, amount.unit.dimension == self.amount.unit.dimension
    else { return nil }
    let time = period.period.upperBound * period.unit.size
    let own = frequency.period.lowerBound * frequency.unit.size
    return each * Decimal(frequency.times.upperBound) * time > limit * own
  }

  /// A total with the time in which it is taken; nil for what is taken at a time.
  public var total: Pace? {
    guard isTotal, let frequency else { return nil }
    return Pace(
      amount,
      in: Quantity(
        low: frequency.period.lowerBound, high: frequency.period.upperBound,
        unit: frequency.unit))
  }

  /// Whether amount and frequency lie within those of `other`; of totals, whether all of it does: 40 mg
  /// twice a day lies within 80 mg a day.
  public func lies(within other: Dose) -> Bool {
    if isTotal || other.isTotal, let own = totals, let limits = other.totals {
      return amount.unit.dimension == other.amount.unit.dimension && own.lies(within: limits)
    }
    guard amount.lies(within: other.amount) else { return false }
    guard let limit = other.frequency else { return true }
    return frequency.map { $0.lies(within: limit) } ?? false
  }

  /// How much is taken in a second, at the least and at the most; nil where no time is said.
  private var totals: Interval<Filtered<Fraction>>? {
    guard let frequency, frequency.unit.dimension == .time else { return nil }
    func rate(_ amount: Decimal?, _ times: Int, _ period: Decimal) -> Filtered<Fraction>? {
      amount.map { amount in
        Filtered(
          Fraction(
            top: amount * Decimal(isTotal ? 1 : times), bottom: period * frequency.unit.size))
      }
    }
    let (times, period, bound) = (frequency.times, frequency.period, frequency.bound)
    return Interval(
      low: bound.isUpper
        ? nil : rate(amount.lowInSmallest, times.lowerBound, period.upperBound),
      high: bound.isLower
        ? nil : rate(amount.highInSmallest, times.upperBound, period.lowerBound),
      isLowExcluded: bound == .above || amount.isLowExcluded,
      isHighExcluded: bound == .below || amount.isHighExcluded)
  }
}
