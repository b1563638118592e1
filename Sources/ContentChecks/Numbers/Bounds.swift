import TreatmentFacts

import struct Foundation.Decimal

/// The ends of a quantity in the smallest unit of its kind, so that ranges in different units can
/// be compared exactly.
struct Bounds {
  private let low: Decimal?
  private let high: Decimal?

  /// The ends of `quantity`.
  init(_ quantity: Quantity) {
    low = quantity.low.map { $0 * quantity.unit.size }
    high = quantity.high.map { $0 * quantity.unit.size }
  }

  /// Whether it is one number.
  var isSingle: Bool { low != nil && low == high }

  /// Whether both ends are the same.
  func isSame(as other: Bounds) -> Bool { low == other.low && high == other.high }

  /// Whether every value lies within `other`.
  func lies(within other: Bounds) -> Bool {
    guard let smallest = low ?? high, let largest = high ?? low else { return false }
    return smallest >= other.low ?? 0 && other.high.map { largest <= $0 } ?? true
  }

  /// Which end of the range `other` it names: a single number or an open end; nil when none.
  func end(of other: Bounds) -> String? {
    guard !other.isSingle, isSingle || low == nil || high == nil else { return nil }
    if let low, low == other.low { return "low" }
    if let high, high == other.high { return "high" }
    return nil
  }
}
