import Content
import Diagnostics
import Essentials
public import Foundations
public import Site

/// Writes the bytes of a file of the site in one step.
public typealias SaveFile =
  @Sendable (_ path: RelativePath, _ bytes: [UInt8]) throws(FileProblem) -> Void

/// The site as the preview shows it: the pages of the last good build, in memory, and what the
/// latest build found. Nothing is ever written but a fix that somebody asks for.
public actor PreviewSite {
  private(set) var state: PreviewState

  private let folder: SiteFolder
  private let options: BuildOptions
  private let check: SiteCheck
  private let editor: EditorLink?
  private let save: SaveFile?
  private var memory = SiteMemory()
  private var good: ServedSite?
  /// The latest build that could be made, and how many there have been.
  private var build: SiteBuild?
  private var buildCount = 0
  /// What has changed since the last good build.
  private var unshown = SiteChange([])
  private var findings = SiteFindings()
  /// What is wrong with pictures that a browser has asked for, by their addresses, which change with
  /// the pictures.
  private var undecodable: [RelativePath: Diagnostic] = [:]
  private var checking: Task<(SiteFindings, ProblemList), Never>?
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A preview of the site in `folder`. Links begin at the root of the server, wherever the site
  /// is published.
  /// - Parameters:
  ///   - session: Identifies this run of the preview, in letters and digits.
  ///   - editor: How pages lead to the editor; nil when they do not.
  ///   - save: Writes a file of the site in one step; nil when pages offer no fixes.
  ///   - check: What else can be wrong. Pages are shown in spite of it.
  public init(
    folder: SiteFolder, options: BuildOptions, session: String, editor: EditorLink? = nil,
    save: SaveFile? = nil,
    check: @escaping SiteCheck = { _ in SiteFindings() }
  ) {
    self.folder = folder
    self.options = options
    self.check = check
    self.editor = editor
    self.save = save
    state = PreviewState(session: session)
  }

  /// How many pages the last good build had; nil when there has been none.
  var pageCount: Int? { good?.pageCount }

  /// Builds the site again after `change`. Where pages cannot be made, they stay as they were.
  func rebuild(after change: SiteChange) async -> PreviewState {
    checking?.cancel()
    unshown.formUnion(change)
    // The only reference to the memory, because changing a shared one would copy it.
    var memory = memory
    self.memory = SiteMemory()
    memory.forgetStamps(of: change.paths)
    let old = (build, good)
    defer { Self.release(old) }
    var next = state
    do {
      let build = try await SiteBuild.prepare(
        folder, options: options, memory: &memory, making: .onRequest(marksPlaces: true))
      next.problems = DiagnosticList(build.diagnostics)
      next.isStale = build.plan == nil
      if let plan = build.plan, let content = build.content {
        accept(plan, of: content, after: change, &next)
      }
      next.files = build.files
      self.build = build
    } catch {
      next.problems = DiagnosticList([Diagnostic(unreadable: error)])
      next.isStale = true
      build = nil
    }
    next.listedProblems = ProblemList(next.problems, texts: next.files.texts)
    self.memory = memory
    buildCount += 1
    state = next
    for waiter in waiting { waiter.resume() }
    waiting = []
    return next
  }

  /// Checks the content of the latest build; nil when there has been another one meanwhile.
  func checkContent() async -> PreviewState? {
    guard let build else { return keep(SiteFindings(), ProblemList()) }
    let count = buildCount
    let work = Task.detached(priority: .utility) { [check] in
      var found = SiteFindings()
      do {
        found = try await check(build)
      } catch {
        found.diagnostics = DiagnosticList([Diagnostic(unreadable: error)])
      }
      let list =
        Task.isCancelled ? ProblemList() : ProblemList(found.diagnostics, texts: build.files.texts)
      return (found, list)
    }
    checking = work
    let (found, list) = await work.value
    guard count == buildCount, !work.isCancelled else { return nil }
    return keep(found, list)
  }

  private func keep(_ found: SiteFindings, _ list: ProblemList) -> PreviewState {
    findings = found
    state.findings = found.diagnostics
    state.listedFindings = list
    return withPictures()
  }

  /// The state with what is wrong with pictures among the findings.
  private func withPictures() -> PreviewState {
    guard !undecodable.isEmpty else { return state }
    let ofPictures = Set(undecodable.values).filter { !findings.diagnostics.contains($0) }
    let all = DiagnosticList(Array(findings.diagnostics) + ofPictures)
    state.findings = all
    state.listedFindings = ProblemList(all, texts: state.files.texts)
    return state
  }

  /// Makes the change that `request` asks for. The watcher sees it like any other that is saved.
  /// - Throws: Why it was not made.
  func make(_ request: ProblemFix) throws(ProblemFix.Outcome) {
    let fix = request.fix(among: state.problems) ?? request.fix(among: state.findings)
    guard let save, let texts = fix?.texts(changing: state.files.texts) else { throw .gone }
    for path in texts.keys {
      let known = state.files.texts(path).map { Array($0.text.utf8) }
      // What somebody has written since must not be lost.
      guard let known, known == (try? folder.read(path)) else { throw .changed }
    }
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      do throws(FileProblem) {
        try save(path, Array(text.utf8))
      } catch {
        throw .unwritable(reason: error.reason)
      }
    }
  }

  /// What opens a file of the site in the editor, with places for its path, line and column; nil
  /// where there is no editor.
  var editorAddress: String? { editor?.template }

  /// Returns when the site has been built for the first time.
  func waitForFirstBuild() async {
    guard buildCount == 0 else { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Nil when the content cannot be read.
  func review(showsEditor: Bool) -> SiteReview? {
    guard let build, let content = build.content else { return nil }
    var shown = findings
    shown.diagnostics = state.findings
    return SiteReview(
      build: build, content: content, findings: shown, asOf: options.asOf,
      editor: showsEditor ? editor : nil)
  }

  /// Whether the site has a file at `path`, which is relative to the site's root.
  func has(_ path: String) -> Bool { good?.has(RelativePath(path)) ?? false }

  /// The bytes of the site's file at `path`; nil when there is none. Pages have the preview's
  /// script in them.
  /// - Throws: `FileProblem` when the file that it is made of has gone; `UndecodablePicture`, which the
  ///   state then says too.
  func file(_ path: String) async throws -> Data? {
    let path = RelativePath(path)
    // To make a picture takes a while; pages need not wait for it.
    guard let picture = good?.picture(path) else { return try good?.file(path) }
    do {
      return try await Task.detached { Data(try picture.make()) }.value
    } catch let problem as UndecodablePicture {
      undecodable[path] = problem.diagnostic
      _ = withPictures()
      throw problem
    }
  }

  /// Frees a large site later, so that no page waits for it.
  private static func release(_ old: (SiteBuild?, ServedSite?)) {
    Task.detached(priority: .utility) {
      try? await Task.sleep(for: .milliseconds(500))
      withExtendedLifetime(old) {}
    }
  }

  private func accept(
    _ plan: SitePlan, of content: SiteContent, after change: SiteChange, _ next: inout PreviewState
  ) {
    next.revision += 1
    if !unshown.isTextOnly(in: content) { next.sameSince = next.revision }
    unshown = SiteChange([])
    let site = ServedSite(plan, marker: PageMarker.script(next))
    next.styles = change.isStyleOnly && !state.isStale ? site.styles : nil
    next.page = change.onlyArticle.flatMap { plan.address(ofArticle: $0) }
    good = site
    undecodable = undecodable.filter { site.has($0.key) }
  }
}

extension Diagnostic {
  /// An error that kept the preview from reading the site.
  fileprivate init(unreadable error: any Error) {
    let problem = error as? FileProblem
    self.init(
      SourceProblem.unreadable, "the file cannot be read: \(problem?.reason ?? "\(error)")",
      at: SourceLocation(path: problem.map { RelativePath($0.path) } ?? "content"),
      help: "the preview goes on as soon as it can be read")
  }
}
