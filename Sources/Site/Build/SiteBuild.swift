public import Content
public import Diagnostics
import Facts
public import Foundations
public import Presentation

/// A site that was read and planned: every problem found, and the plan of its files where there
/// is no error.
public struct SiteBuild: Sendable {
  /// Everything that was found, in no order.
  public let diagnostics: [Diagnostic]
  /// What the site says; nil when it cannot be read at all.
  public let content: SiteContent?
  /// The files of the site; nil when an error stands in the way.
  public let plan: SitePlan?
  /// Writes numbers, money and dates as the site does; nil when it cannot be read at all.
  public let formatter: FactFormatter?
  /// The text files as they were read.
  public let files: FileTable

  /// Reads and plans the site in `folder`. Nothing is rendered yet, and from here on rendering
  /// cannot fail.
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions
  ) async throws -> SiteBuild {
    var memory = SiteMemory(isKept: false)
    return try await prepare(folder, options: options, memory: &memory)
  }

  /// The same, made of what is in `memory` where that is still so, and kept in it for the next
  /// time. The result does not depend on what it holds.
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions, memory: inout SiteMemory,
    making: RenderMode = .everyPage
  ) async throws -> SiteBuild {
    let sources = try await SiteSources.read(
      folder, making, options: options, memory: &memory)
    return await sources.plan(making, options: options, memory: &memory)
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

extension RenderMode {
  /// Whether comments tell where texts and facts are written.
  var marksPlaces: Bool {
    switch self {
    case .everyPage: false
    case .onRequest(let marksPlaces): marksPlaces
    }
  }

  /// Whoever looks at a page waits for no other's pictures.
  fileprivate var effort: PictureFiles.Effort {
    switch self {
    case .everyPage: .making
    case .onRequest(marksPlaces: true): .none
    case .onRequest(marksPlaces: false): .decoding
    }
  }
}

/// What reading a site can take over from the last time.
public struct SiteMemory: Sendable {
  fileprivate var content: ContentMemory
  fileprivate var theme: CachedTheme?
  fileprivate var words: LocalizedTheme?
  fileprivate var paths = VerifiedPaths()
  fileprivate var files: FileTable?

  /// A memory in which nothing is. Nothing is kept in it either, unless `isKept`: a single build
  /// has no next time.
  public init(isKept: Bool = true) { content = ContentMemory(isKept: isKept) }

  /// What the next build can take over of the articles, where this one has taken something over.
  var keptArticles: KeptArticles? { content.kept }

  /// Makes sure that the files at `paths` are read again, whatever the system says of them.
  public mutating func forgetStamps(of paths: some Sequence<RelativePath>) {
    content.forgetStamps(of: paths)
    if paths.contains(where: { $0.isBelow("templates") }) { theme = nil }
  }
}

/// What a site is made of, as it was read.
struct SiteSources: Sendable {
  /// What the site says; nil when it cannot be read at all.
  let content: SiteContent?
  let files: FileTable
  private let folder: SiteFolder
  private let assets: AssetPipeline
  private let words: LocalizedTheme
  private let diagnostics: [Diagnostic]

  /// Reads the theme and the content in `folder`, but nothing again that is in `memory`, and parses no
  /// article that is `kept`, before somebody wants it.
  /// - Throws: `FileProblem` when a file cannot be read.
  static func read(
    _ folder: SiteFolder, _ making: RenderMode, options: BuildOptions,
    memory: inout SiteMemory, kept: KeptArticles? = nil
  ) async throws -> SiteSources {
    let files = FileTable(after: memory.files)
    memory.files = files
    let theme = try CachedTheme(
      folder, over: options.theme, keptIn: files, after: memory.theme)
    memory.theme = theme
    var diagnostics = theme.diagnostics
    let loader = ContentLoader(
      folder: folder, table: files,
      options: LoadOptions(
        asOf: options.asOf, includesDrafts: options.includesDrafts,
        showsGaps: options.showsGaps, workers: options.workers,
        blockNames: theme.files.blockNames, filesOfTheme: theme.namedFiles,
        pictures: PictureFiles(store: options.pictures), effort: making.effort, kept: kept))
    let content = try await loader.load(&diagnostics, memory: &memory.content)
    let words = LocalizedTheme(theme, locale: content?.clinic.locale, after: memory.words)
    memory.words = words
    return SiteSources(
      content: content, files: files, folder: folder, assets: theme.assets, words: words,
      diagnostics: diagnostics + words.diagnostics)
  }

  /// - Parameters:
  ///   - digests: Those of the files that the site was read from, so that the plan tells what pages are
  ///     made of; nil where nobody asks.
  ///   - counts: What the last build has counted for the search.
  func plan(
    _ making: RenderMode, options: BuildOptions, memory: inout SiteMemory,
    digests: [RelativePath: FileDigest]? = nil, counts: KeptCounts = KeptCounts()
  ) async -> SiteBuild {
    guard let content else {
      return SiteBuild(
        diagnostics: diagnostics, content: nil, plan: nil, formatter: nil, files: files)
    }
    let baseURL = options.baseURL ?? content.clinic.baseURL.value
    let context = SiteContext(
      content: content, strings: words.theme.strings, baseURL: baseURL,
      assets: assets.addresses(basePath: SiteContext.path(of: baseURL)),
      themeColor: assets.themeColor,
      marksFacts: making.marksPlaces)
    let planner = SitePlanner(
      context: context, theme: words.theme, assets: assets, folder: folder,
      pictures: PictureFiles(store: options.pictures), sources: digests, counts: counts)
    // The plan is made in spite of errors, to find those that lie in it in the same run.
    var diagnostics = diagnostics
    let plan = await planner.plan(making, &memory.paths, &diagnostics)
    return SiteBuild(
      diagnostics: diagnostics, content: content,
      plan: diagnostics.hasErrors ? nil : plan, formatter: context.formatter, files: files)
  }
}

private struct CachedTheme: Sendable {
  let files: ThemeFiles
  let assets: AssetPipeline
  let diagnostics: [Diagnostic]
  /// The names of pictures and documents in its templates.
  let namedFiles: [String]
  private let entries: [SiteFolder.Entry]
  private let base: BaseTheme

  /// The theme in `folder` over `base`; `last`, when that is still so.
  /// - Throws: `FileProblem` when a file cannot be read.
  init(
    _ folder: SiteFolder, over base: BaseTheme, keptIn table: FileTable,
    after last: CachedTheme?
  ) throws(FileProblem) {
    let entries = try folder.files("templates")
    if let last, last.entries == entries, entries.allSatisfy({ $0.stamp != nil }),
      last.base == base
    {
      self = last
      return
    }
    var diagnostics: [Diagnostic] = []
    files = try ThemeFiles(folder, over: base, keptIn: table, &diagnostics)
    let tokens = files.tokens.flatMap { Tokens($0, &diagnostics) }
    assets = AssetPipeline(
      tokens?.put(into: files.assets, &diagnostics) ?? files.assets, &diagnostics)
    let copies = files.copies.map { ThemeCopies($0, &diagnostics) }
    diagnostics += copies?.problems(of: entries.map(\.path), over: base) ?? []
    self.diagnostics = diagnostics
    namedFiles = files.templates.values.flatMap { NamedFiles.find(in: $0.text.utf8) }
    self.entries = entries
    self.base = base
  }

  /// Whether templates and words are the same as in `other`, and the names of the assets.
  func hasSameTemplates(as other: CachedTheme) -> Bool {
    Self.areSame(files.templates, other.files.templates)
      && Self.areSame(files.words, other.files.words) && base == other.base
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

private struct LocalizedTheme: Sendable {
  let theme: Theme
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
      templates: source.files.templates, spares: source.files.templatesOfBase, strings: strings,
      assetNames: Set(source.assets.assets.keys.map(ThemeFiles.assetName)),
      diagnostics: &diagnostics)
    self.diagnostics = diagnostics
    self.source = source
    self.locale = locale
  }
}
