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

  /// Whether every value of this quantity lies within `other`. Units of the same kind are
  /// converted; a rough value counts as what is written. Never true for units of different kinds
  /// or where this quantity is open at an end at which `other` is not.
  public func lies(within other: Quantity) -> Bool {
    let (own, others) = (unit.measure, other.unit.measure)
    guard own.kind == others.kind else { return false }
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
