/// A block with the treatment that it is about.
public struct BlockKey: Sendable, Hashable {
  /// The treatment's id.
  public let treatment: String
  /// The block's name.
  public let name: String

  /// The block called `name` about a treatment.
  public init(treatment: String, name: String) {
    self.treatment = treatment
    self.name = name
  }
}
