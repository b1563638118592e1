/// Turns the problems of a run into text for people or for tools.
public protocol DiagnosticRenderer: Sendable {
  /// All of `diagnostics`, ordered by file and place.
  func render(_ diagnostics: [Diagnostic]) -> String
}

/// Gives the text of the file at a path, as diagnostics write paths; nil when it has none.
public typealias SourceTexts = @Sendable (_ path: String) -> SourceFile?
