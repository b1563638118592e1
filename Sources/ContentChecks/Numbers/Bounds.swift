import TreatmentFacts
import struct Foundation.Decimal

/// The ends of a quantity in a unit that can be compared: times in days, lengths in millimetres.
struct Bounds {
  private let low: Double?
  private let high: Double?

  /// The ends of `quantity`.
  init(_ quantity: Quantity) {
    let scale = quantity.unit.days ?? (quantity.unit == .centimetre ? 10 : 1)
    low = quantity.low.map { Self.number($0) * scale }
    high = quantity.high.map { Self.number($0) * scale }
  }

  /// Whether it is one number.
  var isSingle: Bool { low != nil && Self.areSame(low, high) }

  /// Whether both ends are the same but for what units lose in rounding.
  func isSame(as other: Bounds) -> Bool {
    Self.areSame(low, other.low) && Self.areSame(high, other.high)
  }

  /// Whether every value lies within `other`.
  func lies(within other: Bounds) -> Bool {
    guard let smallest = low ?? high, let largest = high ?? low else { return false }
    return smallest >= (other.low ?? 0) - 1e-6 && largest <= (other.high ?? .infinity) + 1e-6
  }

  /// Which end of the range `other` it names: a single number or an open end; nil when none.
  func end(of other: Bounds) -> String? {
    guard !other.isSingle, isSingle || low == nil || high == nil else { return nil }
    if let low, Self.areSame(low, other.low) { return "low" }
    if let high, Self.areSame(high, other.high) { return "high" }
    return nil
  }

  private static func areSame(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= 1e-6 * max(1, abs(left))
  }

  private static func number(_ decimal: Decimal) -> Double {
    Double(decimal.description) ?? 0
  }
}
