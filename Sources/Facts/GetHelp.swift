public import Diagnostics

/// The signs after which a patient needs help, by how soon.
public struct GetHelp: Sendable {
  /// Signs to call an ambulance for.
  public var emergency: [CitedText]
  /// Signs to call the clinic or a doctor for on the same day.
  public var urgent: [CitedText]
  /// Signs to make an appointment for.
  public var routine: [CitedText]
  /// Where it was written.
  public var location: SourceLocation

  /// The signs by how soon help is needed.
  public init(
    emergency: [CitedText], urgent: [CitedText], routine: [CitedText], location: SourceLocation
  ) {
    self.emergency = emergency
    self.urgent = urgent
    self.routine = routine
    self.location = location
  }
}
