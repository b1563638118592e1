public import Diagnostics
public import Facts
public import Foundations
import YAML

/// Reads a site's `content/` into values and finds every problem in it.
public struct ContentLoader: Sendable {
  private let folder: SiteFolder
  private let table: FileTable
  private let options: LoadOptions

  /// A loader of the content in `folder`, which is the site's; what it reads is kept in `table`.
  public init(folder: SiteFolder, table: FileTable = FileTable(), options: LoadOptions) {
    self.folder = folder
    self.table = table
    self.options = options
  }

  /// The content; nil when `clinic.yaml` cannot be read at all. Every problem goes to
  /// `diagnostics`; with an error among them the content must not be published.
  /// - Throws: `FileProblem` when a file cannot be read.
  public func load(_ diagnostics: inout [Diagnostic]) async throws -> SiteContent? {
    var memory = ContentMemory(isKept: false)
    return try await load(&diagnostics, memory: &memory)
  }

  /// The same, made of `memory` where that is still so, and kept in it for the next time.
  /// - Throws: `FileProblem` when a file cannot be read.
  public func load(
    _ diagnostics: inout [Diagnostic], memory: inout ContentMemory
  ) async throws -> SiteContent? {
    let entries = try folder.files("content")
    let reader = FileReader(folder: folder, table: table, entries: entries)
    let kinds = entries.contains { $0.path == KindsFile.path && !$0.isSymbolicLink }
    let catalog = try FactFiles.catalog(
      kinds ? KindsFile.path : nil, reader, &memory.facts, &diagnostics)
    let tree = memory.tree(of: entries, folders: catalog.folders)
    diagnostics += tree.diagnostics
    let facts = try await FactFiles(
      tree, catalog, reader: reader, memory: &memory.facts, options: options, &diagnostics)
    let noted = try PicturesFile.notes(
      tree.pictureNotes, of: tree.media, reader, &memory.pictureNotes, &diagnostics)
    let media = Dictionary(
      tree.media.map { ($0, MediaFile(path: $0, notes: noted[$0])) }
    ) { first, _ in first }
    let context = ArticleContext(facts: facts, media: media, options: options)
    let articles = try await articles(
      facts.guides(of: tree.articles), reader, context, &memory, &diagnostics)
    var (published, hidden): ([Article], [Article]) = ([], [])
    for (article, hasGaps) in articles {
      let isPublished = article.isPublished(options) && (!hasGaps || options.showsGaps)
      if isPublished { published.append(article) } else { hidden.append(article) }
    }
    var content = SiteContent(
      clinic: facts.clinic, catalog: catalog, sources: facts.sources, glossary: facts.glossary,
      synonyms: facts.synonyms, treatments: facts.treatments, articles: published,
      unpublished: hidden, media: media)
    diagnostics += await LinkChecker(content: content, hidden: hidden)
      .check(published, workers: options.workers, memory: &memory.links)
    diagnostics += ClinicReferences(content: content, hidden: hidden).problems
    let notes = PicturesFile.notes(
      noted, and: published + hidden, of: tree.media, &diagnostics)
    let uses = MediaUses(content, notes, namedByTheme: options.filesOfTheme)
    let files = try await read(uses, reader, &memory, &diagnostics)
    content.use(files.map { $0.with(notes[$0.path]) }, as: uses)
    if let problem = ClinicReferences.iconProblem(content) { diagnostics.append(problem) }
    let consent = PictureConsent(
      notes: notes, region: facts.clinic.region.value, asOf: options.asOf)
    diagnostics += consent.problems(of: uses.byPath.keys.sorted(), in: published)
    diagnostics += consent.spreadAdvice(on: content.namedForLinks)
    return facts.isComplete ? content : nil
  }

  /// The articles, and whether something in them is still to be written.
  private func articles(
    _ articleFiles: [ContentTree.ArticleFile], _ reader: FileReader, _ context: ArticleContext,
    _ memory: inout ContentMemory, _ diagnostics: inout [Diagnostic]
  ) async throws -> [(Article, hasGaps: Bool)] {
    let changes = memory.context.map(context.changes) ?? .everything
    memory.forgetArticles(dependingOn: changes)
    let kept = options.kept.flatMap { $0.isGood(in: context) ? $0 : nil }
    let (files, isRead) = try await ArticleReader(reader: reader, context: context, kept: kept)
      .read(articleFiles, last: memory.articles, workers: options.workers)
    memory.keep(files, isRead: isRead, of: articleFiles)
    memory.context = context
    if options.kept != nil { memory.kept = KeptArticles(files, in: context) }
    for file in files where !file.diagnostics.isEmpty { diagnostics += file.diagnostics }
    return files.compactMap { file in
      file.value.map { ($0.article, file.diagnostics.hasGaps) }
    }
  }

  /// Reads the pictures and documents that are published, unless they are those that were read last.
  private func read(
    _ uses: MediaUses, _ reader: FileReader, _ memory: inout ContentMemory,
    _ diagnostics: inout [Diagnostic]
  ) async throws -> [MediaFile] {
    let last = memory.media
    let used = uses.byPath.sorted { $0.key < $1.key }
    let files = try await used.parallelMap(workers: options.workers) { [options] path, use in
      let stamp = reader.stamps[path]
      if let file = last[path], let stamp, file.stamp == stamp { return file }
      return try ReadMedia(path, stamp: stamp, in: reader.folder, use: use, options)
    }
    memory.media = Dictionary(files.map { ($0.file.path, $0) }) { first, _ in first }
    for file in files {
      diagnostics += file.diagnostics
      if let text = file.text { table.keep(text) }
    }
    return files.map(\.file)
  }
}

/// What decides which content a site has.
public struct LoadOptions: Sendable {
  /// The day the site is loaded for.
  public var asOf: CalendarDate
  public var includesDrafts: Bool
  /// Whether it has what is still to be written in part.
  public var showsGaps: Bool
  /// How many files are read at the same time, at least 1.
  public var workers: Int
  public var blockNames: Set<String>
  /// The names of pictures and documents in the templates, which are published too.
  public var filesOfTheme: [String]
  public var pictures: PictureFiles
  /// How much of the work on pictures is done when they are read.
  public var effort: PictureFiles.Effort
  /// What the last build has kept of articles; nil when it does not count, and the next one wants none.
  public var kept: KeptArticles?

  public init(
    asOf: CalendarDate, includesDrafts: Bool = false, showsGaps: Bool = false, workers: Int = 1,
    blockNames: Set<String>, filesOfTheme: [String] = [],
    pictures: PictureFiles = PictureFiles(store: nil), effort: PictureFiles.Effort = .decoding,
    kept: KeptArticles? = nil
  ) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
    self.showsGaps = showsGaps
    self.workers = max(1, workers)
    self.blockNames = blockNames
    self.filesOfTheme = filesOfTheme
    self.pictures = pictures
    self.effort = effort
    self.kept = kept
  }
}
