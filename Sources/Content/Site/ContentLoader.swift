public import Diagnostics
public import Facts
public import Foundations

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
    let tree = memory.tree(of: entries)
    diagnostics += tree.diagnostics
    let reader = FileReader(folder: folder, table: table, entries: entries)
    let facts = try await FactFiles(
      tree, reader: reader, memory: &memory.facts, workers: options.workers, &diagnostics)
    let media = try mediaFiles(tree, reader, &memory)
    let context = ArticleContext(facts: facts, media: media, options: options)
    let articles = try await articles(tree, reader, context, &memory, &diagnostics)
    var (published, hidden): ([Article], [Article]) = ([], [])
    for article in articles {
      if article.isPublished(options) { published.append(article) } else { hidden.append(article) }
    }
    let content = SiteContent(
      clinic: facts.clinic, sources: facts.sources, glossary: facts.glossary,
      treatments: facts.treatments, articles: published, unpublished: hidden, media: media)
    diagnostics += await LinkChecker(content: content, hidden: hidden)
      .check(published, workers: options.workers, memory: &memory.links)
    diagnostics += navigationProblems(content, hidden: hidden)
    return facts.isComplete ? content : nil
  }

  private func articles(
    _ tree: ContentTree, _ reader: FileReader, _ context: ArticleContext,
    _ memory: inout ContentMemory, _ diagnostics: inout [Diagnostic]
  ) async throws -> [Article] {
    let changes = memory.context.map(context.changes) ?? .everything
    memory.forgetArticles(dependingOn: changes)
    let (files, isRead) = try await ArticleReader(reader: reader, context: context)
      .read(tree.articles, last: memory.articles, workers: options.workers)
    memory.keep(files, isRead: isRead, of: tree.articles)
    memory.context = context
    for file in files where !file.diagnostics.isEmpty { diagnostics += file.diagnostics }
    return files.compactMap { $0.value?.article }
  }

  private func mediaFiles(
    _ tree: ContentTree, _ reader: FileReader, _ memory: inout ContentMemory
  ) throws -> [RelativePath: MediaFile] {
    var media: [RelativePath: ReadMedia] = [:]
    for path in tree.media {
      let stamp = reader.stamps[path]
      if let last = memory.media[path], let stamp, last.stamp == stamp {
        media[path] = last
      } else {
        let size = MediaFile.isPicture(path) ? try ImageSize.read(path, in: folder) : nil
        let file = MediaFile(path: path, width: size?.width, height: size?.height)
        media[path] = ReadMedia(stamp: stamp, file: file)
      }
    }
    memory.media = media
    return media.mapValues(\.file)
  }

  private func navigationProblems(_ content: SiteContent, hidden: [Article]) -> [Diagnostic] {
    let pages = content.articles.filter { $0.place == .page }.map { $0.slug + ".md" }
    let known = SitePage.lists.map(\.rawValue).sorted() + pages
    return content.clinic.navigation.filter { !known.contains($0.value) }.map { item in
      let nearest = NearestName.nearest(to: item.value, among: known)
      let isHidden = hidden.contains { $0.place == .page && $0.slug + ".md" == item.value }
      return Diagnostic(
        ContentProblem.unknownNavigationPage,
        isHidden ? "'\(item.value)' is not published" : "there is no page '\(item.value)'",
        at: item.location, nearest: nearest,
        orElse: "known are: \(known.joined(separator: ", "))")
    }
  }
}

/// What decides which content a site has.
public struct LoadOptions: Sendable {
  /// The day the site is loaded for.
  public var asOf: CalendarDate
  public var includesDrafts: Bool
  /// How many files are read at the same time, at least 1.
  public var workers: Int
  public var blockNames: Set<String>

  public init(
    asOf: CalendarDate, includesDrafts: Bool = false, workers: Int = 1, blockNames: Set<String>
  ) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
    self.workers = max(1, workers)
    self.blockNames = blockNames
  }
}
