public import Diagnostics

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
