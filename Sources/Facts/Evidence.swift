public import Diagnostics

/// What research has and has not shown about a treatment.
public struct Evidence: Sendable {
  public var known: [CitedText]
  public var notKnown: [CitedText]
  public var provenance: Provenance
  public var location: SourceLocation

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
  public var name: Located<String>
  /// What it is and how it compares, without a claim.
  public var text: Located<String>
  /// The ids of the sources it rests on.
  public var sources: [Located<String>]

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
  public var others: [Alternative]
  public var location: SourceLocation

  public init(doingNothing: CitedText, others: [Alternative], location: SourceLocation) {
    self.doingNothing = doingNothing
    self.others = others
    self.location = location
  }
}
