public import Foundation

/// A number or a range of numbers with a unit, such as `8 to 15 sessions`.
///
/// At least one of `low` and `high` is there: only `low` means "at least", only `high` means
/// "up to", both the same mean a single number.
public struct Quantity: Sendable, Hashable {
  /// The smallest value.
  public var low: Decimal?
  /// The largest value.
  public var high: Decimal?
  /// Whether the values are rough ("about 15").
  public var isApproximate: Bool
  /// What is counted.
  public var unit: Unit

  /// A range from `low` to `high`, counted in `unit`.
  public init(low: Decimal?, high: Decimal?, unit: Unit, isApproximate: Bool = false) {
    self.low = low
    self.high = high
    self.unit = unit
    self.isApproximate = isApproximate
  }

  /// Whether it is one number, not a range.
  public var isSingle: Bool { low != nil && low == high }

  /// Whether every value of this quantity lies within `other`. Times are compared across units;
  /// a rough value and an open end count as what is written. Never true for other units.
  public func lies(within other: Quantity) -> Bool {
    guard let scale = scale(to: other.unit) else { return false }
    let ownLow = low ?? high
    let ownHigh = high ?? low
    if let bound = other.low, let value = ownLow, value * scale < bound { return false }
    if let bound = other.high, let value = ownHigh, value * scale > bound { return false }
    if other.high != nil, high == nil { return false }
    if other.low != nil, low == nil { return false }
    return true
  }

  private func scale(to target: Unit) -> Decimal? {
    if unit == target { return 1 }
    if unit == .centimetre, target == .millimetre { return 10 }
    if unit == .millimetre, target == .centimetre {
      return Decimal(sign: .plus, exponent: -1, significand: 1)
    }
    guard let own = unit.days, let others = target.days else { return nil }
    return Decimal(own / others)
  }
}
