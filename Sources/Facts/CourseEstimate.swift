public import Foundation

/// What a whole course of sessions may cost, computed from the number of sessions and the price
/// of one; never typed by hand.
public struct CourseEstimate: Sendable, Hashable {
  /// The fewest sessions at the lowest price; nil when either has no lower end.
  public let low: Decimal?
  /// The most sessions at the highest price; nil when either has no upper end.
  public let high: Decimal?
  /// The currency of both.
  public let currency: Currency

  /// The estimate for `sessions` at `amount` for each `basis`; nil when the price is on request
  /// or neither end can be computed.
  public init?(
    sessions: Quantity, amount: PriceAmount, basis: PriceBasis, currency: Currency
  ) {
    guard amount != .onRequest else { return nil }
    switch basis {
    case .course:
      low = amount.low
      high = amount.high
    case .session, .area:
      low = Self.product(sessions.low, amount.low)
      high = Self.product(sessions.high, amount.high)
    }
    guard low != nil || high != nil else { return nil }
    self.currency = currency
  }

  /// The estimate as an amount of money.
  public var amount: PriceAmount {
    switch (low, high) {
    case (let low?, let high?): .range(low: low, high: high)
    case (let low?, nil): .from(low)
    case (nil, let high?): .upTo(high)
    case (nil, nil): .onRequest
    }
  }

  private static func product(_ left: Decimal?, _ right: Decimal?) -> Decimal? {
    guard let left, let right else { return nil }
    return left * right
  }
}

extension Treatment {
  /// What a course may cost at `price`; nil when it cannot be computed.
  public func courseEstimate(for price: Price) -> CourseEstimate? {
    guard let sessions = quantities[.sessions]?.value else { return nil }
    return CourseEstimate(
      sessions: sessions, amount: price.amount, basis: price.basis, currency: prices.currency)
  }
}
