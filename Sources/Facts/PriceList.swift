public import Diagnostics

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
