public import Diagnostics
public import Foundation
public import Foundations

/// The price of treating one area.
public struct Price: Sendable, Hashable {
  /// The key by which articles refer to it, such as `thighs`.
  public var id: String
  /// The area's name as patients read it.
  public var area: Located<String>
  public var amount: PriceAmount
  public var basis: PriceBasis
  /// A remark for patients.
  public var note: Located<String>?
  public var location: SourceLocation

  /// The name of the price in the index of facts.
  public var factName: Identifier { Identifier("prices.\(id)") }
  /// The name of what a course costs at this price.
  public var estimateName: Identifier { Identifier("course_total.\(id)") }

  public init(
    id: String, area: Located<String>, amount: PriceAmount, basis: PriceBasis,
    note: Located<String>? = nil, location: SourceLocation
  ) {
    self.id = id
    self.area = area
    self.amount = amount
    self.basis = basis
    self.note = note
    self.location = location
  }
}

/// What a treatment costs at the clinic.
public struct PriceList: Sendable {
  public var currency: Currency
  /// The first day on which the prices hold.
  public var validFrom: Located<CalendarDate>?
  /// The last day on which the prices hold.
  public var validUntil: Located<CalendarDate>?
  /// The prices by area; empty when the whole list is on request.
  public var prices: [Price]
  public var includes: [Located<String>]
  public var notIncluded: [Located<String>]
  public var provenance: Provenance
  public var location: SourceLocation

  public init(
    currency: Currency, validFrom: Located<CalendarDate>? = nil,
    validUntil: Located<CalendarDate>? = nil, prices: [Price],
    includes: [Located<String>] = [], notIncluded: [Located<String>] = [],
    provenance: Provenance = .init(), location: SourceLocation
  ) {
    self.currency = currency
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.prices = prices
    self.includes = includes
    self.notIncluded = notIncluded
    self.provenance = provenance
    self.location = location
  }

  /// Whether no price at all is published.
  public var isOnRequest: Bool { prices.allSatisfy { $0.amount == .onRequest } }
}

/// How much something costs.
public enum PriceAmount: Sendable, Hashable {
  /// From the first to the second amount; both the same for a single price.
  case range(low: Decimal, high: Decimal)
  case from(Decimal)
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

/// What one price buys.
public enum PriceBasis: String, Sendable, CaseIterable {
  /// One session, whatever the area.
  case session
  /// One area in one session.
  case area
  /// The whole course of sessions.
  case course
}

/// What a whole course of sessions may cost, computed from the number of sessions and the price
/// of one; never typed by hand.
public struct CourseEstimate: Sendable, Hashable {
  /// The fewest sessions at the lowest price; nil when either has no lower end.
  public let low: Decimal?
  /// The most sessions at the highest price; nil when either has no upper end.
  public let high: Decimal?
  public let currency: Currency

  /// The estimate for `sessions` at `amount` for each `basis`; nil when the price is on request
  /// or neither end can be computed.
  public init?(sessions: Quantity, amount: PriceAmount, basis: PriceBasis, currency: Currency) {
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
  func courseEstimate(for price: Price) -> CourseEstimate? {
    guard let sessions = quantities[.sessions]?.value else { return nil }
    return CourseEstimate(
      sessions: sessions, amount: price.amount, basis: price.basis, currency: prices.currency)
  }
}

/// A currency by its ISO 4217 code.
public struct Currency: Sendable, Hashable {
  /// The three-letter code, such as `USD`.
  public let code: String

  /// The currency with `code`; nil unless `code` is three capital letters from A to Z.
  public init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.code = code
  }

  /// For codes of the program itself, which need no check.
  private init(unchecked code: String) { self.code = code }

  /// No currency, for a price list whose currency is unknown. ISO 4217 gives the code `XXX` to
  /// what has none, so that it can be no real currency's.
  public static let none = Currency(unchecked: "XXX")
}
