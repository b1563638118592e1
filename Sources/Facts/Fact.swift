public import Diagnostics

/// A fact about a treatment with where it comes from.
public struct Fact<Value: Sendable, Reported: Sendable & Hashable>: Sendable {
  /// What the clinic publishes; nil when it says "ask the clinic" instead.
  public var value: Value?
  /// Where it comes from and what sources report.
  public var provenance: Provenance<Reported>
  /// Where it was written.
  public var location: SourceLocation

  /// A published fact.
  public init(
    _ value: Value?, provenance: Provenance<Reported> = .init(), location: SourceLocation
  ) {
    self.value = value
    self.provenance = provenance
    self.location = location
  }
}

/// A fact that is a number or a range with a unit.
public typealias QuantityFact = Fact<Quantity, Quantity>

/// A fact that is a statement in words.
public typealias StatementFact = Fact<Located<String>, NoValue>

/// A fact that is a list of statements.
public typealias ListFact = Fact<[CitedText], NoValue>

/// A statement with the sources it rests on.
public struct CitedText: Sendable, Hashable {
  /// The statement.
  public var text: Located<String>
  /// The ids of its sources.
  public var sources: [Located<String>]

  /// `text`, resting on `sources`.
  public init(_ text: Located<String>, sources: [Located<String>] = []) {
    self.text = text
    self.sources = sources
  }
}
