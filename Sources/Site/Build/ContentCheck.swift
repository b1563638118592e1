public import Checks
public import Content
public import Diagnostics
public import Facts
public import Foundations

/// The checks of a site's content by the rules of the program and its own.
public struct ContentCheck: Sendable {
  /// What is wrong with the site's own rules.
  public let problems: [Diagnostic]
  private let checker: Checker

  /// The checks of the site in `folder`.
  ///
  /// - Throws: `FileProblem` when a rule file cannot be read.
  public init(folder: SiteFolder) throws {
    var problems: [Diagnostic] = []
    let rules = try ClaimRules(folder: folder, &problems)
    checker = Checker(rules: rules) { folder.shownFile($0) }
    self.problems = problems
  }

  /// What is wrong with `content`; with `web`, links to other sites are looked up too.
  public func report(
    _ content: SiteContent, _ options: BuildOptions, web: WebAccess? = nil
  ) async -> CheckReport {
    let external: [Diagnostic]? =
      if let web { await ExternalLinks(web: web).check(content) } else { nil }
    return await checker.check(
      content, asOf: options.asOf, workers: options.workers, external: external)
  }

  /// The same, with what is in `memory` taken over, and kept in it for the next time; nil in a task
  /// that is cancelled.
  public func report(
    _ content: SiteContent, asOf: CalendarDate, workers: Int, memory: inout CheckMemory
  ) async -> CheckReport? {
    await checker.check(content, asOf: asOf, workers: workers, memory: &memory)
  }
}
