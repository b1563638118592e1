public import Diagnostics

/// What a patient can do instead, doing nothing among it.
public struct Alternatives: Sendable {
  /// What happens when the patient has no treatment.
  public var doingNothing: CitedText
  /// The other choices.
  public var others: [Alternative]
  /// Where they were written.
  public var location: SourceLocation

  /// The choices besides the treatment.
  public init(doingNothing: CitedText, others: [Alternative], location: SourceLocation) {
    self.doingNothing = doingNothing
    self.others = others
    self.location = location
  }
}
