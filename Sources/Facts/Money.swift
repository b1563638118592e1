public import Foundation

/// An exact amount in a currency.
public struct Money: Sendable, Hashable {
  /// How much, in whole currency units; never a binary floating-point number.
  public var amount: Decimal
  /// The currency.
  public var currency: Currency

  /// `amount` of `currency`.
  public init(_ amount: Decimal, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }
}
