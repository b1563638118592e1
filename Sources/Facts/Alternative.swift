public import Diagnostics

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
