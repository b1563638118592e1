import Facts
import struct Foundation.Decimal

/// A number or range with what it counts, as it stands in prose.
struct WrittenQuantity {
  /// What it counts.
  enum Measure: Hashable {
    case unit(Unit)
    /// Money in the currency with this code.
    case money(String)
  }

  /// The smaller number; nil for "up to".
  let low: Decimal?
  /// The larger number; nil for "at least".
  let high: Decimal?
  let measure: Measure
  /// The tokens that say it.
  let tokens: Range<Int>

  /// Whether it is one number, not a range.
  var isSingle: Bool { low != nil && low == high }
}
