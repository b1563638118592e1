public import Diagnostics

/// An unwanted effect of a treatment.
public struct Risk: Sendable {
  /// The key by which articles refer to it; nil when none was given.
  public var id: String?
  /// What happens, in a few words.
  public var name: Located<String>
  /// More about it.
  public var text: Located<String>?
  /// How long it lasts.
  public var lasts: Quantity?
  /// Where it comes from and what sources report.
  public var provenance: Provenance<Quantity>
  /// Where it was written.
  public var location: SourceLocation

  /// A risk called `name`.
  public init(
    id: String? = nil, name: Located<String>, text: Located<String>? = nil,
    lasts: Quantity? = nil, provenance: Provenance<Quantity> = .init(), location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.text = text
    self.lasts = lasts
    self.provenance = provenance
    self.location = location
  }
}
