import Foundation

/// The axis of a picture that compares amounts: from nothing to a round number above the largest.
struct AmountScale: Sendable {
  /// The amounts that the axis names, from 0 on.
  let ticks: [Decimal]

  /// The axis for amounts up to `largest`.
  init(largest: Decimal) {
    let step = Self.step(largest)
    var ticks: [Decimal] = [0]
    while let last = ticks.last, last < largest { ticks.append(last + step) }
    self.ticks = ticks.count > 1 ? ticks : [0, 1]
  }

  /// Where `amount` lies, in thousandths of the width.
  func position(_ amount: Decimal) -> Int {
    guard let last = ticks.last, amount > 0 else { return 0 }
    return min(1000, Rounding.integer(amount / last * 1000))
  }

  /// 1, 2 or 5 with zeros, so that at most three steps reach `largest`.
  private static func step(_ largest: Decimal) -> Decimal {
    let third = largest / 3
    guard third > 0 else { return 1 }
    var power: Decimal = 1
    while power * 10 <= third { power *= 10 }
    while power > third { power /= 10 }
    let step = [1, 2, 5, 10].map { power * $0 }.first { $0 >= third } ?? power * 10
    // Half a session or half a day says nothing.
    return largest >= 1 ? max(1, step) : step
  }
}

/// Rounding of exact numbers.
enum Rounding {
  /// The nearest whole number; halves go up.
  static func integer(_ value: Decimal) -> Int {
    var value = value
    var rounded = Decimal()
    NSDecimalRound(&rounded, &value, 0, .plain)
    return NSDecimalNumber(decimal: rounded).intValue
  }
}
