public import Diagnostics

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
  /// Where it was written.
  public var location: SourceLocation

  /// A phase over `days`.
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
