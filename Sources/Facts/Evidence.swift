public import Diagnostics

/// What research has and has not shown about a treatment.
public struct Evidence: Sendable {
  /// What is known, each with its sources.
  public var known: [CitedText]
  /// What is not known.
  public var notKnown: [CitedText]
  /// Where it comes from and what sources report.
  public var provenance: Provenance<NoValue>
  /// Where it was written.
  public var location: SourceLocation

  /// The state of the evidence.
  public init(
    known: [CitedText], notKnown: [CitedText], provenance: Provenance<NoValue> = .init(),
    location: SourceLocation
  ) {
    self.known = known
    self.notKnown = notKnown
    self.provenance = provenance
    self.location = location
  }
}
