public import Diagnostics

/// What to do and not to do after a treatment.
public struct Aftercare: Sendable {
  /// The phases in the order of their days.
  public var phases: [AftercarePhase]
  /// The version that is printed on the sheet.
  public var version: Located<String>?
  /// Where the advice comes from and what sources report.
  public var provenance: Provenance<NoValue>
  /// Where it was written.
  public var location: SourceLocation

  /// The advice for `phases`.
  public init(
    phases: [AftercarePhase], version: Located<String>? = nil,
    provenance: Provenance<NoValue> = .init(), location: SourceLocation
  ) {
    self.phases = phases
    self.version = version
    self.provenance = provenance
    self.location = location
  }
}
