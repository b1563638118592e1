/// A page of a treatment's guide that is made from its facts.
public enum GeneratedPage: String, Sendable, CaseIterable {
  case prices
  case aftercare
  case evidence

  /// The file of optional prose above the generated part, beside the facts.
  public var fileName: String { "\(rawValue).md" }
}
