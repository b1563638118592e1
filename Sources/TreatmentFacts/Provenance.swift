public import Diagnostics

/// What one source says about a fact.
public struct Report<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The id of the source in the bibliography.
  public var source: Located<String>
  /// The value it gives, where it gives one.
  public var value: Value?
  /// What it says in words, where a value alone does not tell.
  public var text: Located<String>?

  /// What `source` says.
  public init(source: Located<String>, value: Value? = nil, text: Located<String>? = nil) {
    self.source = source
    self.value = value
    self.text = text
  }
}

/// Where a fact comes from and what sources say about it.
public struct Provenance<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The ids of the sources that the published fact rests on.
  public var sources: [Located<String>]
  /// The clinic's explanation for patients of why it publishes what it does.
  public var note: Located<String>?
  /// What each source says where sources differ.
  public var reported: [Report<Value>]

  /// A provenance; empty where nothing is given.
  public init(
    sources: [Located<String>] = [], note: Located<String>? = nil, reported: [Report<Value>] = []
  ) {
    self.sources = sources
    self.note = note
    self.reported = reported
  }
}

/// The value of a fact whose sources report only words.
public enum NoValue: Sendable, Hashable {}
