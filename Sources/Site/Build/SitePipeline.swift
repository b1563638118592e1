public import Checks
import Content
public import Diagnostics
public import Facts
public import Foundations
public import Pictures
public import Presentation

/// The way of a site from its sources to its output: read → check → plan → render → publish.
public struct SitePipeline: Sendable {
  public enum Step: Sendable {
    case comparedWithLastBuild, read, checked
  }

  /// Puts what was found into words; lines of files come from `texts`.
  public typealias Report = (
    _ findings: DiagnosticList, _ texts: @escaping SourceTexts
  ) -> (output: String, errors: String)

  private let folder: SiteFolder
  private let options: BuildOptions
  private let isStrict: Bool
  private let endsProcess: Bool
  private let didEnd: @Sendable (Step) -> Void

  /// The way of the site in `folder`.
  /// - Parameters:
  ///   - isStrict: Whether warnings are errors.
  ///   - endsProcess: Whether the process ends with this work, which then leaves its memory to the
  ///     system: to free a large site object by object takes a hundredth of its build or two.
  ///   - didEnd: Is called after each step.
  public init(
    folder: SiteFolder, options: BuildOptions, isStrict: Bool = false,
    endsProcess: Bool = false, didEnd: @escaping @Sendable (Step) -> Void = { _ in }
  ) {
    self.folder = folder
    self.options = options
    self.isStrict = isStrict
    self.endsProcess = endsProcess
    self.didEnd = didEnd
  }

  /// Everything that keeps the site from being published, and what else is wrong with it. With
  /// `web`, links to other sites are looked up too. Without, what the `last` build has found in what
  /// is still the same is taken over.
  /// - Throws: `FileProblem` when a file cannot be read.
  public func check(web: WebAccess? = nil, last: LastBuild? = nil) async throws -> CheckedSource {
    let record = web == nil ? last?.record(over: options.theme) : nil
    let recorder = InputRecorder { record?.inputs }
    let known = record.flatMap { last?.memory(of: $0, for: recorder) }
    let past = known.map { PastBuild(memory: $0, inputs: record?.inputs, recorder: recorder) }
    return try await examine(
      past == nil ? folder : recorder.recording(folder), web: web,
      making: .onRequest(marksPlaces: false), over: past
    ).source
  }

  /// Writes the site by `writer`, unless an error was found. Where nothing has changed since the
  /// `last` build, that is all, unless `isFresh`.
  /// - Throws: `FileProblem` when a file cannot be read or written.
  public func build(
    _ writer: SiteWriter, last: LastBuild? = nil, isFresh: Bool = false, report: Report
  ) async throws -> BuildOutcome {
    let record = isFresh ? nil : last?.record(over: options.theme)
    if let record, let same = await last?.repeated(record, of: folder) {
      didEnd(.comparedWithLastBuild)
      return same
    }
    let recorder = InputRecorder { isFresh ? nil : record?.inputs ?? last?.inputs }
    let known = record.flatMap { last?.memory(of: $0, for: recorder) }
    var (source, plan, memory) = try await examine(
      recorder.recording(folder), web: nil, making: .everyPage,
      over: PastBuild(memory: known, inputs: record?.inputs, recorder: recorder))
    guard let plan, !source.findings.hasErrors else {
      return BuildOutcome(report(source.findings, source.files.texts))
    }
    let (counts, obstacles, pages) = try await writer.write(
      plan.stages, workers: options.workers, known: known)
    memory?.pages = pages
    let all = obstacles.isEmpty ? source.findings : DiagnosticList(source.findings + obstacles)
    let said = report(all, source.files.texts)
    guard obstacles.isEmpty else { return BuildOutcome(said) }
    let outcome = BuildOutcome(said, pageCount: plan.pageCount, counts: counts)
    options.pictures?.removeUnused()
    if endsProcess { _ = Unmanaged.passRetained(Kept(value: (known, memory))) }
    last?.keep(outcome, of: recorder, from: folder, over: options.theme, memory: memory)
    return outcome
  }

  /// What there is to take over from the last build, and who knows where that is right.
  private struct PastBuild {
    /// Nil where there is nothing; the next build wants something all the same.
    let memory: BuildMemory?
    let inputs: BuildInputs?
    let recorder: InputRecorder

    /// What was found in the content, as long as no rule has changed; asked once the rules are read.
    var checks: CheckMemory {
      guard let memory, let inputs,
        recorder.isWholeUnchanged(ContentCheck.rulesFolder, since: inputs)
      else { return CheckMemory() }
      return memory.checks
    }
  }

  private func examine(
    _ folder: SiteFolder, web: WebAccess?, making: RenderMode, over past: PastBuild? = nil
  ) async throws -> (source: CheckedSource, plan: SitePlan?, next: BuildMemory?) {
    var memory = SiteMemory(isKept: false)
    // The rules are read while the content is.
    async let check = ContentCheck(folder: folder)
    let sources = try await SiteSources.read(
      folder, making, options: options, memory: &memory,
      kept: past.map { $0.memory?.articles ?? KeptArticles() })
    didEnd(.read)
    let rules = try await check
    var findings = past?.checks
    var report = await rules.report(on: sources, options, web: web, memory: &findings)
    didEnd(.checked)
    let build = await sources.plan(
      making, options: options, memory: &memory,
      digests: making == .everyPage ? past?.recorder.digests : nil,
      counts: past?.memory?.counts ?? KeptCounts())
    var found = report.diagnostics
    // So that none is held twice.
    report.diagnostics = []
    found += build.diagnostics
    if isStrict { found = found.promotingWarnings() }
    let source = CheckedSource(
      findings: DiagnosticList(consume found), pages: report.pages,
      clinicName: sources.content?.clinic.name.value, files: sources.files)
    if endsProcess { _ = Unmanaged.passRetained(Kept(value: (memory, sources, build))) }
    // Nothing is kept of a check; what the search counts takes longer than the check does.
    let next = (making == .everyPage ? findings : nil).map { checks in
      BuildMemory(
        articles: memory.keptArticles ?? KeptArticles(), checks: checks,
        counts: build.plan?.search.counts ?? KeptCounts())
    }
    return (source, build.plan, next)
  }
}

/// Something that is never freed.
private final class Kept<Value> {
  private let value: Value

  init(value: Value) { self.value = value }
}

/// What is known of a site before it is published.
public struct CheckedSource: Sendable {
  public let findings: DiagnosticList
  /// How readable each article is, ordered by path.
  public let pages: [PageSummary]
  /// What the clinic is called; nil when its file cannot be read.
  public let clinicName: String?
  public let files: FileTable
}

/// What a build came to.
public struct BuildOutcome: Sendable, Equatable {
  /// What it had to say to standard output.
  public let output: String
  /// What it had to say to standard error.
  public let errors: String
  /// How many pages the site has; 0 when it was not published.
  public let pageCount: Int
  /// What became of the output folder; nil when an error kept the site from being published.
  public let counts: WriteCounts?

  init(
    _ said: (output: String, errors: String), pageCount: Int = 0, counts: WriteCounts? = nil
  ) {
    (output, errors) = said
    self.pageCount = pageCount
    self.counts = counts
  }
}

/// What decides what a build makes of a site.
public struct BuildOptions: Sendable {
  /// The day the site is built for: what is scheduled, expired and due depends on it.
  public var asOf: CalendarDate
  public var includesDrafts: Bool
  /// Whether the site has what is still to be written in part, which only a preview may.
  public var showsGaps: Bool
  /// The address to publish at instead of the clinic's `base_url`.
  public var baseURL: String?
  /// The theme below that of the site.
  public var theme: BaseTheme
  /// How many files are worked on at the same time, at least 1.
  public var workers: Int
  /// Where the files that are made of pictures are kept.
  public var pictures: PictureStore?

  public init(
    asOf: CalendarDate, includesDrafts: Bool = false, showsGaps: Bool = false,
    baseURL: String? = nil, theme: BaseTheme = .none, workers: Int = 1,
    pictures: PictureStore? = nil
  ) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
    self.showsGaps = showsGaps
    self.baseURL = baseURL
    self.theme = theme
    self.workers = max(1, workers)
    self.pictures = pictures
  }
}
