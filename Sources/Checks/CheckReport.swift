public import Diagnostics

/// What checking a site found.
public struct CheckReport: Sendable {
  /// What is wrong, ordered by file and place, without what is waived.
  public let diagnostics: [Diagnostic]
  /// How readable each article is, ordered by path.
  public let pages: [PageSummary]

  /// A report of `diagnostics` and `pages`; empty for a site that cannot be read.
  public init(diagnostics: [Diagnostic] = [], pages: [PageSummary] = []) {
    self.diagnostics = diagnostics
    self.pages = pages
  }
}
