/// A price that a source reports.
public struct ReportedPrice: Sendable, Hashable {
  /// How much.
  public var amount: PriceAmount
  /// In which currency.
  public var currency: Currency
  /// What it buys; nil when the source does not say.
  public var basis: PriceBasis?

  /// `amount` in `currency` for `basis`.
  public init(amount: PriceAmount, currency: Currency, basis: PriceBasis?) {
    self.amount = amount
    self.currency = currency
    self.basis = basis
  }
}
