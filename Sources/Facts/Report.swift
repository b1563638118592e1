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
