public import Diagnostics
public import Site

/// What checking the content of a site found.
public struct SiteFindings: Sendable {
  /// What is wrong.
  public var diagnostics: [Diagnostic]
  /// How many years of school an article takes to read, by the path of its file.
  public var grades: [String: Double]

  /// The given findings.
  public init(_ diagnostics: [Diagnostic] = [], grades: [String: Double] = [:]) {
    self.diagnostics = diagnostics
    self.grades = grades
  }
}

/// Finds more in a site than reading it does, such as claims that nobody may make.
public typealias SiteCheck = @Sendable (SiteBuild) async throws -> SiteFindings
