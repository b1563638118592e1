public import Essentials

/// What a fact says, or what a source says about it.
public enum FactValue: Sendable, Hashable {
  case quantity(Quantity)
  /// A number or range without its unit.
  case number(low: Decimal?, high: Decimal?)
  /// An amount of money, with what it buys where that is said.
  case amount(PriceAmount, Currency, per: PriceBasis? = nil)
  case frequency(Frequency)
  case chance(Chance)
  case pair(Pair)
  case dose(Dose)
  case change(AmountChange)
  case pace(Pace)
  /// Ages or other times, one after another.
  case times([Quantity])
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
  public var plainText: String {
    switch self {
    case .quantity(let quantity): quantity.plainText
    case .number(let low, let high): PlainText.range(low.map { "\($0)" }, high.map { "\($0)" })
    case .amount(.range(let low, let high), let currency, _):
      "\(currency.code) \(PlainText.range(low.moneyText, high.moneyText))"
    case .amount(.from(let low), let currency, _): "from \(currency.code) \(low.moneyText)"
    case .amount(.upTo(let high), let currency, _): "up to \(currency.code) \(high.moneyText)"
    case .amount(.free, _, _): "free"
    case .amount(.covered, _, _): "covered"
    case .amount(.onRequest, _, _): "on request"
    case .frequency(let frequency): frequency.plainText
    case .chance(let chance): chance.plainText
    case .pair(let pair): pair.plainText
    case .dose(let dose): dose.plainText
    case .change(let change): (change.isIncrease ? "+" : "-") + change.amount.plainText
    case .pace(let pace): "\(pace.amount.plainText) in \(pace.within.plainText)"
    case .times(let times): times.map(\.plainText).joined(separator: ", ")
    case .text(let text): text
    case .date(let date): date.description
    case .askClinic: "ask the clinic"
    }
  }
}

extension FactValue {
  /// Whether all that it says lies within `other`; nil for values that cannot be compared so.
  public func lies(within other: FactValue) -> Bool? {
    switch (self, other) {
    case (.quantity(let own), .quantity(let other)): own.lies(within: other)
    case (.frequency(let own), .frequency(let other)): own.lies(within: other)
    case (.chance(let own), .chance(let other)): own.lies(within: other)
    case (.pair(let own), .pair(let other)): own.lies(within: other)
    case (.dose(let own), .dose(let other)): own.lies(within: other)
    default: nil
    }
  }
}

extension Decimal {
  /// The number as people write an amount of money: 99.50 has two decimals, 99 none.
  public var moneyText: String {
    let fraction = description.split(separator: ".").dropFirst().first
    return fraction?.count == 1 ? description + "0" : description
  }
}
