public import Diagnostics

/// What to do and not to do after a treatment.
public struct Aftercare: Sendable {
  /// The phases in the order of their days.
  public var phases: [AftercarePhase]
  /// The version that is printed on the sheet.
  public var version: Located<String>?
  public var provenance: Provenance
  public var location: SourceLocation

  public init(
    phases: [AftercarePhase], version: Located<String>? = nil,
    provenance: Provenance = .init(), location: SourceLocation
  ) {
    self.phases = phases
    self.version = version
    self.provenance = provenance
    self.location = location
  }
}

/// A stretch of the days after a treatment with its own advice.
public struct AftercarePhase: Sendable {
  /// What the phase is called, such as "First 24 hours".
  public var name: Located<String>
  /// The days it covers; the day of the treatment is day 1.
  public var days: ClosedRange<Int>
  /// What to do, each without "do".
  public var doItems: [CitedText]
  /// What not to do, each without "do not".
  public var doNotItems: [CitedText]
  public var location: SourceLocation

  public init(
    name: Located<String>, days: ClosedRange<Int>, doItems: [CitedText],
    doNotItems: [CitedText], location: SourceLocation
  ) {
    self.name = name
    self.days = days
    self.doItems = doItems
    self.doNotItems = doNotItems
    self.location = location
  }
}

/// The signs after which a patient needs help, by how soon.
public struct GetHelp: Sendable {
  /// Signs to call an ambulance for.
  public var emergency: [CitedText]
  /// Signs to call the clinic or a doctor for on the same day.
  public var urgent: [CitedText]
  /// Signs to make an appointment for.
  public var routine: [CitedText]
  public var location: SourceLocation

  public init(
    emergency: [CitedText], urgent: [CitedText], routine: [CitedText], location: SourceLocation
  ) {
    self.emergency = emergency
    self.urgent = urgent
    self.routine = routine
    self.location = location
  }
}
