public import Diagnostics

/// What people can know of a kind of finding before it happens.
public struct CheckInfo: Sendable, Hashable {
  /// The stable name, such as `claims/permanence`.
  public let id: String
  /// How much a finding matters.
  public let severity: Severity
  /// What is looked for, in a few words.
  public let title: String
  /// Why it matters and what to do about it, in a few sentences.
  public let explanation: String
  /// Who asks for it: a rule, a standard or a study, by name, with its address where it has one.
  public let authority: String

  /// A kind of finding.
  public init(
    id: String, severity: Severity, title: String, explanation: String, authority: String
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.authority = authority
  }

  /// A finding of this kind.
  func finding(
    _ message: String, at location: SourceLocation, help: String? = nil,
    replacement: String? = nil, explanation: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      id, severity, message, at: location, help: help, replacement: replacement,
      explanation: explanation, notes: notes)
  }
}
