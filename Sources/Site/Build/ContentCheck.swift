public import Checks
import Content
import Diagnostics
public import Foundations

/// The checks of a site's content by the rules of the program and its own.
public struct ContentCheck: Sendable {
  private let checker: Checker
  /// What is wrong with the site's own rules.
  private let problems: [Diagnostic]
  private let ruleFiles: [RelativePath: [UInt8]]
  private let files: FileTable

  /// Where the site's own rules lie.
  static let rulesFolder: RelativePath = "content/rules"

  /// The checks of the site in `folder`.
  /// - Throws: `FileProblem` when a rule file cannot be read.
  public init(folder: SiteFolder) throws(FileProblem) { try self.init(folder: folder, after: nil) }

  /// The checks of the site in `folder`; `last` when its rules are still the same.
  private init(folder: SiteFolder, after last: ContentCheck?) throws(FileProblem) {
    var ruleFiles: [RelativePath: [UInt8]] = [:]
    for entry in try folder.files(Self.rulesFolder) where !entry.isSymbolicLink {
      ruleFiles[entry.path] = try folder.read(entry.path)
    }
    if let last, last.ruleFiles == ruleFiles {
      self = last
      return
    }
    self.ruleFiles = ruleFiles
    files = FileTable()
    var problems: [Diagnostic] = []
    let rules = try ClaimRules(folder: .memory(ruleFiles), keptIn: files, &problems)
    checker = Checker(rules: rules) { _ in nil }
    self.problems = problems
  }

  /// What is wrong with the content of `sources`; with `web`, links to other sites are looked up
  /// too. Where there is a `memory`, which must be of the same rules, what is in it is taken over, and
  /// kept in it for the next time.
  func report(
    on sources: SiteSources, _ options: BuildOptions, web: WebAccess?, memory: inout CheckMemory?
  ) async -> CheckReport {
    sources.files.keep(files)
    guard let content = sources.content else { return CheckReport(diagnostics: problems) }
    let checker = checker(reading: sources.files)
    var report: CheckReport
    if var known = memory.take() {
      report =
        await checker.check(
          content, asOf: options.asOf, workers: options.workers, memory: &known) ?? CheckReport()
      memory = known
    } else {
      let external: [Diagnostic]? =
        if let web { await ExternalLinks(web: web).check(content) } else { nil }
      report = await checker.check(
        content, asOf: options.asOf, workers: options.workers, external: external)
    }
    report.diagnostics += problems
    return report
  }

  /// What is wrong with the content of `build`, which is the site in `folder`, with what is in
  /// `memory` taken over, and kept in it for the next time; nil in a task that is cancelled.
  /// - Throws: `FileProblem` when a rule file cannot be read.
  public static func report(
    on build: SiteBuild, in folder: SiteFolder, _ options: BuildOptions, memory: inout Memory
  ) async throws(FileProblem) -> CheckReport? {
    let check = try ContentCheck(folder: folder, after: memory.check)
    if check.ruleFiles != memory.check?.ruleFiles { memory.findings = CheckMemory() }
    memory.check = check
    build.files.keep(check.files)
    guard let content = build.content else { return CheckReport(diagnostics: check.problems) }
    var report = await check.checker(reading: build.files).check(
      content, asOf: options.asOf, workers: options.workers, memory: &memory.findings)
    report?.diagnostics += check.problems
    return report
  }

  private func checker(reading files: FileTable) -> Checker {
    var checker = checker
    checker.texts = files.texts
    return checker
  }

  /// What checking can take over from the last time.
  public struct Memory: Sendable {
    fileprivate var check: ContentCheck?
    fileprivate var findings = CheckMemory()

    public init() {}
  }
}
