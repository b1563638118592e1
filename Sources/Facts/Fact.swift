public import Diagnostics

/// A fact with where it comes from.
public struct Fact<Value: Sendable>: Sendable {
  /// What the clinic publishes; nil when it says "ask the clinic" instead.
  public let value: Value?
  public let provenance: Provenance
  public let location: SourceLocation

  public init(_ value: Value?, provenance: Provenance = .init(), location: SourceLocation) {
    self.value = value
    self.provenance = provenance
    self.location = location
  }
}

public typealias QuantityFact = Fact<Quantity>

public typealias StatementFact = Fact<Located<String>>

public typealias ListFact = Fact<[CitedText]>

/// A statement with the sources it rests on.
public struct CitedText: Sendable, Hashable {
  /// A number that it ends with, by which articles can refer to it.
  public struct Value: Sendable, Hashable {
    /// The word by which articles refer to it; nil when it has none.
    public let id: String?
    public let value: FactValue
    public let location: SourceLocation

    public init(id: String?, value: FactValue, location: SourceLocation) {
      self.id = id
      self.value = value
      self.location = location
    }
  }

  /// What it says, with its value.
  public var text: Located<String>
  /// The ids of its sources.
  public var sources: [Located<String>]
  public var value: Value?

  public init(
    _ text: Located<String>, sources: [Located<String>] = [], value: Value? = nil
  ) {
    self.text = text
    self.sources = sources
    self.value = value
  }
}

/// Where a fact comes from and what sources say about it.
public struct Provenance: Sendable, Hashable {
  /// The ids of the sources that the published fact rests on.
  public var sources: [Located<String>]
  /// The clinic's explanation for patients of why it publishes what it does.
  public var note: Located<String>?
  /// What each source says where sources differ.
  public var reported: [Report]

  public init(
    sources: [Located<String>] = [], note: Located<String>? = nil, reported: [Report] = []
  ) {
    self.sources = sources
    self.note = note
    self.reported = reported
  }

  /// Every mention of a source.
  var citations: [Located<String>] { sources + reported.map(\.source) }
}

/// What one source says about a fact.
public struct Report: Sendable, Hashable {
  /// The id of the source in the bibliography.
  public var source: Located<String>
  public var value: FactValue?
  /// What it says in words, where a value alone does not tell.
  public var text: Located<String>?

  public init(source: Located<String>, value: FactValue? = nil, text: Located<String>? = nil) {
    self.source = source
    self.value = value
    self.text = text
  }
}

/// A fact that has no name of its own in Careleaf, with the label that the clinic gave it.
public struct OtherFact: Sendable {
  public enum Value: Sendable {
    case quantity(QuantityFact)
    case statement(StatementFact)
    case list(ListFact)
    /// A value of another type, such as how often.
    case value(Fact<FactValue>)
  }

  /// The key by which articles refer to it.
  public var id: String
  /// What patients read before the value.
  public var label: Located<String>
  public var value: Value
  /// How the site declares it; nil for one that a single subject has.
  public var declaration: FactDeclaration?
  /// Whether it stands among the facts at a glance; nil for a place among them where there is room.
  public var isKeyFact: Bool?

  public init(
    id: String, label: Located<String>, value: Value, declaration: FactDeclaration? = nil,
    isKeyFact: Bool? = nil
  ) {
    self.id = id
    self.label = label
    self.value = value
    self.declaration = declaration
    self.isKeyFact = declaration?.isKeyFact ?? isKeyFact
  }
}

/// The names of the facts that are a statement in words.
public enum StatementName: String, Sendable, CaseIterable {
  case whatItIs = "what_it_is"
  case howItIsDone = "how_it_is_done"
  case howItIsSaidToWork = "how_it_is_said_to_work"
  case whatIsInjected = "what_is_injected"
  case whereItIsInjected = "where_it_is_injected"
  case anaesthesia
  case pain
  case backToWork = "back_to_work"
  case lasting
  case safety
  case whoGivesIt = "who_gives_it"
  case origin
  case recognition
  case regulation
  case results
  case outlook
  case pregnancy
  case storage
}

/// The names of the facts that are a list of statements.
public enum ListName: String, Sendable, CaseIterable {
  case usedFor = "used_for"
  case symptoms
  case causes
  case whoShouldNotHaveIt = "who_should_not_have_it"
  case askFirst = "ask_first"
  case before
}
