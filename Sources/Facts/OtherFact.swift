public import Diagnostics

/// A fact that has no name of its own in Careleaf, with the label that the clinic gave it.
public struct OtherFact: Sendable {
  /// What the fact says.
  public enum Value: Sendable {
    case quantity(QuantityFact)
    case statement(StatementFact)
  }

  /// The key by which articles refer to it.
  public var id: String
  /// What patients read before the value.
  public var label: Located<String>
  /// What it says.
  public var value: Value

  /// A fact labelled `label`.
  public init(id: String, label: Located<String>, value: Value) {
    self.id = id
    self.label = label
    self.value = value
  }
}
