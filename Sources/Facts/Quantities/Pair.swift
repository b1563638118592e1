/// Two numbers that are read together and written with a stroke, such as a blood pressure of
/// `140/90 mmHg`, also as a limit (`below 140/90 mmHg`) or a range (`120/80 to 140/90 mmHg`).
public struct Pair: Sendable, Hashable {
  /// The number before the stroke, and the one after it. They share unit and comparator.
  public let first: Quantity
  public let second: Quantity

  /// The pair; nil where the two have different units, or only one of them is a limit.
  public init?(first: Quantity, second: Quantity) {
    guard first.unit == second.unit, !first.hasMixedUnits, !second.hasMixedUnits,
      first.isLowExcluded == second.isLowExcluded,
      first.isHighExcluded == second.isHighExcluded, first.isApproximate == second.isApproximate,
      (first.low == nil) == (second.low == nil), (first.high == nil) == (second.high == nil)
    else { return nil }
    self.first = first
    self.second = second
  }

  public func lies(within other: Pair) -> Bool {
    first.lies(within: other.first) && second.lies(within: other.second)
  }
}
