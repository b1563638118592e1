public import Foundation

/// What a fact says, or what a source says about it.
public enum FactValue: Sendable, Hashable {
  case quantity(Quantity)
  /// A number or range without its unit.
  case number(low: Decimal?, high: Decimal?)
  /// An amount of money, with what it buys where that is said.
  case amount(PriceAmount, Currency, per: PriceBasis? = nil)
  case text(String)
  case date(CalendarDate)
  /// The clinic publishes no value.
  case askClinic

  public var quantity: Quantity? {
    guard case .quantity(let quantity) = self else { return nil }
    return quantity
  }

  /// The value much as `facts.yaml` writes it, such as `8 to 15 sessions` or `USD 250 to 400`:
  /// for messages and checks, not for pages, whose words depend on the site's language.
  var plainText: String {
    switch self {
    case .quantity(let quantity): Self.text(quantity)
    case .number(let low, let high): Self.range(low, high)
    case .amount(.range(let low, let high), let currency, _):
      "\(currency.code) \(Self.range(low, high))"
    case .amount(.from(let low), let currency, _): "from \(currency.code) \(low)"
    case .amount(.upTo(let high), let currency, _): "up to \(currency.code) \(high)"
    case .amount(.onRequest, _, _): "on request"
    case .text(let text): text
    case .date(let date): date.description
    case .askClinic: "ask the clinic"
    }
  }

  private static func text(_ quantity: Quantity) -> String {
    let spellings = quantity.unit.spellings
    let isOne = quantity.isSingle && quantity.low == 1
    let unit = isOne && spellings.count > 1 ? spellings[1] : spellings[0]
    let text = range(quantity.low, quantity.high) + (unit == "%" ? "" : " ") + unit
    return (quantity.isApproximate ? "about " : "") + text
  }

  private static func range(_ low: Decimal?, _ high: Decimal?) -> String {
    switch (low, high) {
    case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "up to \(high)"
    case (nil, nil): ""
    }
  }
}
