public import Diagnostics

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
