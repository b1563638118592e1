public import Content
public import Diagnostics
public import Facts
public import Foundations
public import Presentation

/// A site read and checked: every problem found, and the plan of its files where there is no
/// error.
public struct SiteBuild: Sendable {
  /// Everything that was found, in no order.
  public let diagnostics: [Diagnostic]
  /// What the site says; nil when it cannot be read at all.
  public let content: SiteContent?
  /// The files of the site; nil when an error stands in the way.
  public let plan: SitePlan?
  /// Writes numbers, money and dates as the site does; nil when it cannot be read at all.
  public let formatter: FactFormatter?

  /// Reads and checks the site in `folder`. Nothing is rendered yet, and from here on rendering
  /// cannot fail.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions
  ) async throws -> SiteBuild {
    var memory = SiteMemory()
    return try await prepare(folder, options: options, memory: &memory)
  }

  /// The same, made of what is in `memory` where that is still so, and kept in it for the next
  /// time. The result does not depend on what it holds.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions, memory: inout SiteMemory,
    making: RenderMode = .everyPage
  ) async throws -> SiteBuild {
    let files = try CachedTheme(folder, after: memory.theme)
    memory.theme = files
    var diagnostics = files.diagnostics
    let loader = ContentLoader(
      folder: folder,
      options: LoadOptions(
        asOf: options.asOf, includesDrafts: options.includesDrafts, workers: options.workers,
        blockNames: files.files.blockNames))
    let content = try await loader.load(&diagnostics, memory: &memory.content)
    let words = LocalizedTheme(files, locale: content?.clinic.locale, after: memory.words)
    memory.words = words
    diagnostics += words.diagnostics
    guard let content else {
      return SiteBuild(diagnostics: diagnostics, content: nil, plan: nil, formatter: nil)
    }
    // The plan is made in spite of errors, to find those that lie in it in the same run.
    let planner = planner(
      folder, content, files.assets, words, options,
      marksFacts: making == .onRequest(marksPlaces: true))
    let plan = await planner.plan(making, &memory.paths, &diagnostics)
    return SiteBuild(
      diagnostics: diagnostics, content: content,
      plan: diagnostics.hasErrors ? nil : plan, formatter: planner.context.formatter)
  }

  private static func planner(
    _ folder: SiteFolder, _ content: SiteContent, _ assets: AssetPipeline, _ words: LocalizedTheme,
    _ options: BuildOptions, marksFacts: Bool
  ) -> SitePlanner {
    let baseURL = options.baseURL ?? content.clinic.baseURL.value
    let context = SiteContext(
      content: content, strings: words.theme.strings, baseURL: baseURL,
      assets: assets.addresses(basePath: SiteContext.path(of: baseURL)), marksFacts: marksFacts)
    return SitePlanner(context: context, theme: words.theme, assets: assets, folder: folder)
  }
}

extension SiteBuild {
  /// The content in `folder` and what is wrong with it, without regard to its templates; nil when
  /// it cannot be read at all.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func content(
    of folder: SiteFolder, options: BuildOptions
  ) async throws -> (SiteContent?, [Diagnostic]) {
    var ignored: [Diagnostic] = []
    var diagnostics: [Diagnostic] = []
    let blockNames = try ThemeFiles(folder, &ignored).blockNames
    let loader = ContentLoader(
      folder: folder,
      options: LoadOptions(
        asOf: options.asOf, includesDrafts: options.includesDrafts, workers: options.workers,
        blockNames: blockNames))
    return (try await loader.load(&diagnostics), diagnostics)
  }
}

/// What decides what a build makes of a site.
public struct BuildOptions: Sendable {
  /// The day the site is built for: what is scheduled, expired and due depends on it.
  public var asOf: CalendarDate
  /// Whether drafts are part of the site.
  public var includesDrafts: Bool
  /// The address to publish at instead of the clinic's `base_url`.
  public var baseURL: String?
  /// How many files are worked on at the same time, at least 1.
  public var workers: Int

  /// Options for a build as of a day.
  public init(
    asOf: CalendarDate, includesDrafts: Bool = false, baseURL: String? = nil, workers: Int = 1
  ) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
    self.baseURL = baseURL
    self.workers = max(1, workers)
  }
}

/// How many of the pages of a plan will be made. They are the same either way.
public enum RenderMode: Sendable, Hashable {
  /// All: what pages share is made once, before them.
  case everyPage
  /// Those that somebody asks for: what they share is made with each. With `marksPlaces`,
  /// comments in them tell where texts and facts are written; that is all that differs.
  case onRequest(marksPlaces: Bool)
}

/// What reading a site can take over from the last time.
public struct SiteMemory: Sendable {
  var content = ContentMemory()
  var theme: CachedTheme?
  var words: LocalizedTheme?
  var paths = VerifiedPaths()

  /// Nothing, for the first time.
  public init() {}

  /// Makes sure that the files at `paths` are read again, whatever the system says of them.
  public mutating func forgetStamps(of paths: some Sequence<String>) {
    content.forgetStamps(of: paths)
    if paths.contains(where: { $0.hasPrefix("templates/") }) { theme = nil }
  }
}

/// The files of a theme as they were read.
struct CachedTheme: Sendable {
  let files: ThemeFiles
  let assets: AssetPipeline
  /// What is wrong with them.
  let diagnostics: [Diagnostic]
  private let entries: [SiteFolder.Entry]

  /// The theme in `folder`; `last`, when that is still so.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  init(_ folder: SiteFolder, after last: CachedTheme?) throws {
    let entries = try folder.files("templates")
    if let last, last.entries == entries, entries.allSatisfy({ $0.stamp != nil }) {
      self = last
      return
    }
    var diagnostics: [Diagnostic] = []
    files = try ThemeFiles(folder, &diagnostics)
    assets = AssetPipeline(files.assets, &diagnostics)
    self.diagnostics = diagnostics
    self.entries = entries
  }

  /// Whether templates and words are the same as in `other`, and the names of the assets.
  func hasSameTemplates(as other: CachedTheme) -> Bool {
    Self.areSame(files.templates, other.files.templates)
      && Self.areSame(files.words, other.files.words)
      && assets.assets.keys == other.assets.assets.keys
  }

  private static func areSame(
    _ files: [String: SourceFile], _ others: [String: SourceFile]
  ) -> Bool {
    files.count == others.count
      && files.allSatisfy { name, file in
        others[name].map { $0.text.utf8.elementsEqual(file.text.utf8) } ?? false
      }
  }
}

/// A theme with the words of the site's language.
struct LocalizedTheme: Sendable {
  let theme: Theme
  /// What is wrong with templates and words.
  let diagnostics: [Diagnostic]
  private let source: CachedTheme
  private let locale: Located<String>?

  /// The theme made of `source`; `last`, when it is made of the same.
  init(_ source: CachedTheme, locale: Located<String>?, after last: LocalizedTheme?) {
    if let last, last.locale == locale, last.source.hasSameTemplates(as: source) {
      self = last
      return
    }
    var diagnostics: [Diagnostic] = []
    let strings = source.files.strings(locale: locale, &diagnostics)
    theme = Theme(
      templates: source.files.templates, strings: strings,
      assetNames: Set(source.assets.assets.keys.map(ThemeFiles.assetName)),
      diagnostics: &diagnostics)
    self.diagnostics = diagnostics
    self.source = source
    self.locale = locale
  }
}
