public import Foundation

/// How much something costs.
public enum PriceAmount: Sendable, Hashable {
  /// From the first to the second amount; both the same for a single price.
  case range(low: Decimal, high: Decimal)
  /// At least this amount.
  case from(Decimal)
  /// At most this amount.
  case upTo(Decimal)
  /// Not published: the clinic tells on request.
  case onRequest

  /// The smallest amount it can be, where one is known.
  public var low: Decimal? {
    switch self {
    case .range(let low, _): low
    case .from(let low): low
    case .upTo, .onRequest: nil
    }
  }

  /// The largest amount it can be, where one is known.
  public var high: Decimal? {
    switch self {
    case .range(_, let high): high
    case .upTo(let high): high
    case .from, .onRequest: nil
    }
  }
}
