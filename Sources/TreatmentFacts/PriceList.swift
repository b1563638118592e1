public import Diagnostics
public import Foundation

/// What one price buys.
public enum PriceBasis: String, Sendable, CaseIterable {
  /// One session, whatever the area.
  case session
  /// One area in one session.
  case area
  /// The whole course of sessions.
  case course
}

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

/// The price of treating one area.
public struct Price: Sendable, Hashable {
  /// The key by which articles refer to it, such as `thighs`.
  public var id: String
  /// The area's name as patients read it.
  public var area: Located<String>
  /// What it costs.
  public var amount: PriceAmount
  /// What one such price buys.
  public var basis: PriceBasis
  /// A remark for patients.
  public var note: Located<String>?
  /// Where the price was written.
  public var location: SourceLocation

  /// The price of `area`.
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
  /// The currency of every price in the list.
  public var currency: Currency
  /// The first day on which the prices hold.
  public var validFrom: Located<CalendarDate>?
  /// The last day on which the prices hold.
  public var validUntil: Located<CalendarDate>?
  /// The prices by area; empty when the whole list is on request.
  public var prices: [Price]
  /// What the price includes.
  public var includes: [Located<String>]
  /// What is paid for on top.
  public var notIncluded: [Located<String>]
  /// Where the list comes from and what sources report.
  public var provenance: Provenance<ReportedPrice>
  /// Where the list was written.
  public var location: SourceLocation

  /// A price list in `currency`.
  public init(
    currency: Currency, validFrom: Located<CalendarDate>? = nil,
    validUntil: Located<CalendarDate>? = nil, prices: [Price],
    includes: [Located<String>] = [], notIncluded: [Located<String>] = [],
    provenance: Provenance<ReportedPrice> = .init(), location: SourceLocation
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
