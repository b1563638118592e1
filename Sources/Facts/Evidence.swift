public import Diagnostics

/// What research has and has not shown about a treatment.
public struct Evidence: Sendable {
  /// What is known, each with its sources.
  public var known: [CitedText]
  /// What is not known.
  public var notKnown: [CitedText]
  /// Where it comes from and what sources report.
  public var provenance: Provenance
  /// Where it was written.
  public var location: SourceLocation

  /// The state of the evidence.
  public init(
    known: [CitedText], notKnown: [CitedText], provenance: Provenance = .init(),
    location: SourceLocation
  ) {
    self.known = known
    self.notKnown = notKnown
    self.provenance = provenance
    self.location = location
  }
}

/// Another thing that a patient can do.
public struct Alternative: Sendable {
  /// What it is called.
  public var name: Located<String>
  /// What it is and how it compares, without a claim.
  public var text: Located<String>
  /// The ids of the sources it rests on.
  public var sources: [Located<String>]

  /// An alternative called `name`.
  public init(name: Located<String>, text: Located<String>, sources: [Located<String>] = []) {
    self.name = name
    self.text = text
    self.sources = sources
  }
}

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
