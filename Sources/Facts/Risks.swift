public import Diagnostics

/// All risks of a treatment.
public struct Risks: Sendable {
  /// Effects that many people have.
  public var common: [Risk]
  /// Effects that can do lasting harm or need medical help.
  public var serious: [Risk]
  /// Where the lists come from and what sources report.
  public var provenance: Provenance<NoValue>
  /// Where they were written.
  public var location: SourceLocation

  /// The common and the serious risks.
  public init(
    common: [Risk], serious: [Risk], provenance: Provenance<NoValue> = .init(),
    location: SourceLocation
  ) {
    self.common = common
    self.serious = serious
    self.provenance = provenance
    self.location = location
  }
}
