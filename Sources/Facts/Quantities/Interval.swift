import Essentials
import Foundations

/// What lies between two ends, each of which may be missing or not belong to it.
struct Interval<Bound: Comparable & Sendable>: Sendable {
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

/// A number that is compared with many others. The floating-point number near it decides nearly all
/// comparisons, at a small part of the cost; where the two are too near to tell, the exact numbers
/// do (a floating-point filter: Fortune and Van Wyk, "Efficient exact arithmetic for computational
/// geometry", 1993).
struct Filtered<Exact: Approximated>: Comparable, Sendable {
  let exact: Exact
  let near: Double

  /// Conversions are wrong by less than this part of a number: by half a unit of the 16th digit for
  /// each of the numbers and for their quotient.
  private static var error: Double { 1e-9 }

  init(_ exact: Exact) {
    self.exact = exact
    near = exact.near
  }

  /// Never where one of the two is no number.
  private func isFar(from other: Self) -> Bool {
    abs(near - other.near) > Self.error * max(abs(near), abs(other.near))
  }

  static func == (left: Self, right: Self) -> Bool {
    !left.isFar(from: right) && left.exact == right.exact
  }

  static func < (left: Self, right: Self) -> Bool {
    left.isFar(from: right) ? left.near < right.near : left.exact < right.exact
  }
}

/// An exact number that has a floating-point number near it.
protocol Approximated: Comparable, Sendable {
  var near: Double { get }
}

extension Decimal: Approximated {
  var near: Double { nearestDouble }
}

/// An exact fraction of two decimals, of which the second is more than 0.
struct Fraction: Approximated {
  let top: Decimal
  let bottom: Decimal

  var near: Double { top.near / bottom.near }

  static func == (left: Self, right: Self) -> Bool {
    left.top * right.bottom == right.top * left.bottom
  }

  static func < (left: Self, right: Self) -> Bool {
    left.top * right.bottom < right.top * left.bottom
  }
}

/// What follows from the other properties of a value, so that values are equal without it.
struct Derived<Value: Sendable>: Hashable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  static func == (left: Self, right: Self) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
