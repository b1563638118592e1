public import Diagnostics
public import Essentials
public import Foundations

/// A row of a price list: who pays how much, what for, and on which conditions.
public struct Price: Sendable, Hashable {
  /// The key by which articles refer to it, such as `thighs`.
  public var id: String
  /// What it is called, as patients read it.
  public var name: Located<String>
  /// The id of who pays: one of `KnownPayer`, or one that the clinic's file names.
  public var payer: Located<String>
  public var amount: PriceAmount
  public var purpose: PricePurpose
  /// Whether what is paid for is an area of the body, which the name then names.
  public var isArea: Bool
  public var terms: PriceTerms
  /// A remark for patients.
  public var note: Located<String>?
  public var location: SourceLocation

  /// The name of the price in the index of facts.
  public var factName: Identifier { Identifier("prices.\(id)") }
  public var depositName: Identifier { factName.appending("deposit") }
  public var excessName: Identifier { factName.appending("excess") }
  public var limitName: Identifier { factName.appending("up_to") }

  /// A price that patients pay themselves unless `payer` says otherwise.
  public init(
    id: String, name: Located<String>, payer: Located<String>? = nil, amount: PriceAmount,
    purpose: PricePurpose, isArea: Bool = false, terms: PriceTerms = PriceTerms(),
    note: Located<String>? = nil, location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.payer = payer ?? Located(KnownPayer.patient.rawValue, at: location)
    self.amount = amount
    self.purpose = purpose
    self.isArea = isArea
    self.terms = terms
    self.note = note
    self.location = location
  }

  /// Whether patients pay it out of their own pocket.
  public var isPaidByPatient: Bool { payer.value == KnownPayer.patient.rawValue }

  /// What it has in common with the prices that it can be compared with.
  public var comparison: PriceComparison {
    PriceComparison(payer: payer.value, purpose: purpose.comparison(of: id))
  }

  /// The deposit as an amount of money; nil where there is none, or where a share of the price is
  /// no exact amount in `currency`.
  public func deposit(in currency: Currency) -> Decimal? {
    switch terms.deposit?.value {
    case .amount(let amount): return amount
    case .percent(let percent):
      guard let price = amount.low, price == amount.high else { return nil }
      let share = price * percent / 100
      return currency.isExact(share) ? share : nil
    case nil: return nil
    }
  }
}

/// On which conditions a price holds.
public struct PriceTerms: Sendable, Hashable {
  /// Who pays this price, in words that go on after "for people".
  public var who: Located<String>?
  /// How old those are who pay it.
  public var age: Located<Quantity>?
  /// When it is paid, in words that go on after "only if".
  public var condition: Located<String>?
  public var deposit: Located<PriceDeposit>?
  public var excess: Located<PriceExcess>?
  /// The most that somebody else pays of what is covered, such as the value of a voucher.
  public var limit: Located<Decimal>?
  /// The first day on which it holds, if not that of the list.
  public var validFrom: Located<CalendarDate>?
  /// The last day on which it holds, if not that of the list.
  public var validUntil: Located<CalendarDate>?

  public init() {}
}

/// What is paid in advance.
public enum PriceDeposit: Sendable, Hashable {
  case amount(Decimal)
  /// So many hundredths of the price.
  case percent(Decimal)
}

/// What an insurer leaves to the patient.
public enum PriceExcess: Sendable, Hashable {
  /// As much as the patient's own policy says.
  case byPolicy
  case amount(PriceAmount)
}

/// Who pays, where it is not one that the clinic's file names.
public enum KnownPayer: String, Sendable, CaseIterable {
  /// The patient.
  case patient = "self"
  /// The patient's private insurance.
  case insurance
}

/// A way to pay a price over time.
public struct PriceFinance: Sendable, Hashable {
  /// How many monthly payments there are.
  public var months: Int?
  /// How many payments there are, where they are not monthly.
  public var payments: Int?
  /// The annual percentage rate of charge; nil where none is stated.
  public var apr: Decimal?
  /// Whether `apr` is the rate that most people are offered, not the one that all are.
  public var isRepresentative: Bool
  /// The id of the row that it is for; nil for all.
  public var row: Located<String>?
  public var note: Located<String>?
  public var location: SourceLocation

  public init(
    months: Int? = nil, payments: Int? = nil, apr: Decimal? = nil, isRepresentative: Bool = false,
    row: Located<String>? = nil, note: Located<String>? = nil, location: SourceLocation
  ) {
    self.months = months
    self.payments = payments
    self.apr = apr
    self.isRepresentative = isRepresentative
    self.row = row
    self.note = note
    self.location = location
  }
}

extension PriceFinance {
  private func payment(of amount: Decimal) -> Decimal? {
    guard apr == 0, let number = months ?? payments, number > 0 else { return nil }
    return amount / Decimal(number)
  }

  /// How much each payment without interest is, for each end of the prices that it is for; not rounded.
  public func payments(in list: PriceList) -> [Decimal] {
    let prices = row.map { row in list.prices.filter { $0.id.hasSameBytes(as: row.value) } }
    return (prices ?? list.prices).flatMap { [$0.amount.low, $0.amount.high] }
      .compactMap { $0.flatMap(payment) }
  }
}

/// What something costs at the clinic.
public struct PriceList: Sendable {
  public var currency: Currency
  /// The first day on which the prices hold.
  public var validFrom: Located<CalendarDate>?
  /// The last day on which the prices hold.
  public var validUntil: Located<CalendarDate>?
  /// The rows; empty when the whole list is on request.
  public let prices: [Price]
  /// Where the first row with each id is among them: each estimate looks for its rows.
  private let places: [Identifier: Int]
  public var finance: [PriceFinance]
  /// What is estimated from the rows.
  public var totals: [PriceTotal]
  public var includes: [Located<String>]
  public var notIncluded: [Located<String>]
  public var provenance: Provenance
  public var location: SourceLocation

  /// A price list. Without `totals`, there is one for each of the `prices`.
  public init(
    currency: Currency, validFrom: Located<CalendarDate>? = nil,
    validUntil: Located<CalendarDate>? = nil, prices: [Price], finance: [PriceFinance] = [],
    totals: [PriceTotal]? = nil, includes: [Located<String>] = [],
    notIncluded: [Located<String>] = [], provenance: Provenance = .init(),
    location: SourceLocation
  ) {
    self.currency = currency
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.prices = prices
    places = Dictionary(
      zip(prices.map { Identifier($0.id) }, prices.indices), uniquingKeysWith: { one, _ in one })
    self.finance = finance
    self.totals = totals ?? prices.map(PriceTotal.init)
    self.includes = includes
    self.notIncluded = notIncluded
    self.provenance = provenance
    self.location = location
  }

  /// Whether no price at all is published.
  public var isOnRequest: Bool { prices.allSatisfy { $0.amount == .onRequest } }

  /// Whether every row is an area of the body.
  public var isByArea: Bool { prices.allSatisfy(\.isArea) }

  /// The row with the given id; nil when there is none.
  public func price(_ id: String) -> Price? { places[Identifier(id)].map { prices[$0] } }

  /// The rows of each payer, in the order of the list.
  public var pricesByPayer: [[Price]] { Self.grouped(prices, by: \.payer.value) }

  /// The rows that can be compared with each other, in the order of the list.
  public var comparablePrices: [[Price]] { Self.grouped(prices, by: \.comparison) }

  private static func grouped<Key: Hashable>(
    _ prices: [Price], by key: (Price) -> Key
  ) -> [[Price]] {
    var places: [Key: Int] = [:]
    var groups: [[Price]] = []
    for price in prices {
      if let place = places[key(price)] {
        groups[place].append(price)
      } else {
        places[key(price)] = groups.count
        groups.append([price])
      }
    }
    return groups
  }
}

/// How much something costs.
public enum PriceAmount: Sendable, Hashable {
  /// From the first to the second amount; both the same for a single price.
  case range(low: Decimal, high: Decimal)
  case from(Decimal)
  case upTo(Decimal)
  /// Nothing.
  case free
  /// Somebody else pays, and patients see no amount.
  case covered
  /// Not published: the clinic tells on request.
  case onRequest

  /// The smallest amount of money it can be, where one is known.
  public var low: Decimal? {
    switch self {
    case .range(let low, _): low
    case .from(let low): low
    case .upTo, .free, .covered, .onRequest: nil
    }
  }

  /// The largest amount of money it can be, where one is known.
  public var high: Decimal? {
    switch self {
    case .range(_, let high): high
    case .upTo(let high): high
    case .from, .free, .covered, .onRequest: nil
    }
  }

  /// Whether it is an amount of money.
  public var isMoney: Bool { low != nil || high != nil }

  /// The amount between two ends, either of which may be open; nil when both are.
  init?(low: Decimal?, high: Decimal?) {
    switch (low, high) {
    case (let low?, let high?): self = .range(low: low, high: high)
    case (let low?, nil): self = .from(low)
    case (nil, let high?): self = .upTo(high)
    case (nil, nil): return nil
    }
  }

  /// From the lowest to the highest of `amounts` of money; nil where none is money.
  public init?(spanning amounts: [PriceAmount]) {
    self.init(low: amounts.compactMap(\.low).min(), high: amounts.compactMap(\.high).max())
  }
}
