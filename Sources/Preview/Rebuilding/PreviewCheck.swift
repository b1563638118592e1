import Checks
public import Diagnostics
public import Foundations
public import Site

/// The checks of a site's content, again after every change, of what has changed.
public actor PreviewCheck {
  private let folder: SiteFolder
  private let options: BuildOptions
  private var memory = ContentCheck.Memory()

  public init(folder: SiteFolder, options: BuildOptions) {
    self.folder = folder
    // One processor is left to who shows pages.
    var options = options
    options.workers = max(1, options.workers - 1)
    self.options = options
  }

  /// What is wrong with the content of `build`; nothing in a task that is cancelled.
  /// - Throws: `FileProblem` when a rule file cannot be read.
  public func findings(_ build: SiteBuild) async throws -> SiteFindings {
    var memory = memory
    let report = try await ContentCheck.report(
      on: build, in: folder, options, memory: &memory)
    self.memory = memory
    guard let report else { return SiteFindings() }
    let grades = report.pages.compactMap { page in
      page.scores.map { (page.path, $0.fleschKincaid) }
    }
    return SiteFindings(
      report.diagnostics, grades: Dictionary(grades) { first, _ in first })
  }
}

public struct SiteFindings: Sendable {
  public var diagnostics: DiagnosticList
  /// How many years of school an article takes to read, by the path of its file.
  public var grades: [RelativePath: Double]

  public init(
    _ diagnostics: some Sequence<Diagnostic> = [], grades: [RelativePath: Double] = [:]
  ) {
    self.diagnostics = DiagnosticList(diagnostics)
    self.grades = grades
  }
}

/// Finds more in a site than reading it does, such as claims that nobody may make.
public typealias SiteCheck = @Sendable (SiteBuild) async throws -> SiteFindings
