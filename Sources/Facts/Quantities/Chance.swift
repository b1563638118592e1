public import Essentials

/// How likely something is, such as `1 in 1,700`, `more than 1 in 10`, `1 in 8 women` or `0.5%`. At least one of `low` and `high` is there, as in a `Quantity`.
public struct Chance: Sendable, Hashable {
  /// So many of so many.
  public struct Share: Sendable, Hashable {
    public let count: Decimal
    public let of: Decimal

    /// `count` in `of`; nil where there are none to count among or more than all.
    public init?(_ count: Decimal, in of: Decimal) {
      guard count >= 0, of > 0, count <= of else { return nil }
      self.count = count
      self.of = of
    }

    fileprivate var fraction: Filtered<Fraction> { Filtered(Fraction(top: count, bottom: of)) }
  }

  /// Among whom it is counted.
  public enum Group: String, Sendable, CaseIterable {
    case people, patients, women, men, children, adults, babies, teenagers, girls, boys
    case pregnancies
  }

  public let low: Share?
  public let high: Share?
  public let group: Group
  public let isLowExcluded: Bool
  public let isHighExcluded: Bool
  public let isApproximate: Bool
  /// Whether it is written as percent.
  public let isPercent: Bool
  private let shares: Derived<Interval<Filtered<Fraction>>>

  public init(
    low: Share?, high: Share?, isLowExcluded: Bool = false, isHighExcluded: Bool = false,
    isApproximate: Bool = false, isPercent: Bool = false, group: Group = .people
  ) {
    self.low = low
    self.high = high
    self.group = group
    self.isLowExcluded = isLowExcluded && low != nil
    self.isHighExcluded = isHighExcluded && high != nil
    self.isApproximate = isApproximate
    self.isPercent = isPercent
    shares = Derived(
      Interval(
        low: low?.fraction, high: high?.fraction, isLowExcluded: self.isLowExcluded,
        isHighExcluded: self.isHighExcluded))
  }

  public var isSingle: Bool { low != nil && low == high }

  /// Whether the low end is above the high one.
  public var runsBackwards: Bool {
    guard let low = interval.low, let high = interval.high else { return false }
    return high < low
  }

  /// Whether every chance of this one is one of `other`: exact, however they are written.
  public func lies(within other: Chance) -> Bool { interval.lies(within: other.interval) }

  public func overlaps(_ other: Chance) -> Bool { interval.overlaps(other.interval) }

  private var interval: Interval<Filtered<Fraction>> { shares.value }

  /// The bands that words for chances stand for in product information: very common for at least
  /// 1 in 10, common below that to 1 in 100, uncommon to 1 in 1,000, rare to 1 in 10,000, very rare
  /// below. European Commission, A guideline on summary of product characteristics (SmPC), 2009,
  /// 4.8; CIOMS Working Group III, 1995.
  public enum Band: String, Sendable, CaseIterable {
    case veryCommon = "very_common"
    case common, uncommon, rare
    case veryRare = "very_rare"

    /// The chances from the first on and below the second, as one in so many.
    fileprivate var limits: Interval<Filtered<Fraction>> {
      func oneIn(_ number: Decimal) -> Filtered<Fraction> {
        Filtered(Fraction(top: 1, bottom: number))
      }
      return switch self {
      case .veryCommon: Interval(low: oneIn(10), high: nil)
      case .common: Interval(low: oneIn(100), high: oneIn(10), isHighExcluded: true)
      case .uncommon: Interval(low: oneIn(1000), high: oneIn(100), isHighExcluded: true)
      case .rare: Interval(low: oneIn(10_000), high: oneIn(1000), isHighExcluded: true)
      case .veryRare: Interval(low: nil, high: oneIn(10_000), isHighExcluded: true)
      }
    }
  }

  /// The band of the chance; nil where it lies in several. What is said to be "up to" a number, or
  /// below it, is in the band below: "up to 1 in 100 people" is how leaflets write uncommon.
  public var band: Band? {
    var own = interval
    if !isSingle, own.high != nil { own.isHighExcluded = true }
    // Only a limit from above: the band is that of the largest chances it leaves.
    if own.low == nil {
      return Band.allCases.first { band in own.overlaps(band.limits) }
    }
    return Band.allCases.first { own.lies(within: $0.limits) }
  }

  /// Whether some of the chances it leaves are in `band`.
  public func canBe(_ band: Band) -> Bool {
    self.band.map { $0 == band } ?? interval.overlaps(band.limits)
  }
}
