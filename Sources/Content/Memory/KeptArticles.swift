import Diagnostics
import Facts
public import Foundations
import Markdown

/// What reading articles came to, as a build keeps it for the next one: front matter and outline of each
/// in which nothing was wrong. An article that is still the same need not be parsed unless somebody
/// wants its text. What is read may come from anybody: it is taken only where every name in it is known.
public struct KeptArticles: Sendable {
  struct Entry: Sendable {
    let bodyLine: Int
    let frontMatter: FrontMatter
    let outline: ArticleOutline
    let dependencies: ArticleDependencies
  }

  private var entries: [RelativePath: Entry] = [:]
  /// The paths of the entries in their order.
  private var paths: [RelativePath] = []
  /// All that names in articles were looked up in.
  private var names: [UInt8] = []
  private let isUnchanged: @Sendable (RelativePath) -> Bool

  /// Nothing. Whoever makes it wants to know what is read.
  public init() { isUnchanged = { _ in false } }

  /// Those that `files` hold, which were read in `context`.
  init(_ files: [CachedFile<CachedArticle>], in context: ArticleContext) {
    self.init()
    names = context.names
    for case let file in files where file.diagnostics.isEmpty {
      guard let read = file.value, read.article.frontMatter.pictures.isEmpty else { continue }
      paths.append(read.article.file.path)
      entries[read.article.file.path] = Entry(
        bodyLine: read.article.bodyLine, frontMatter: read.article.frontMatter,
        outline: read.article.outline, dependencies: read.dependencies)
    }
  }

  /// Whether any of it is good in `context`.
  func isGood(in context: ArticleContext) -> Bool {
    !entries.isEmpty && names.isSame(as: context.names)
  }

  /// What is known of the article in `source`, which was found at `file`; nil when it has to be read.
  /// Asks only what has been found out: `isGood` comes first.
  func article(
    _ file: ContentTree.ArticleFile, _ source: SourceFile, in context: ArticleContext
  ) -> CachedArticle? {
    guard let entry = entries[file.path], isUnchanged(file.path),
      (1...source.lineCount + 1).contains(entry.bodyLine),
      entry.outline.images.allSatisfy({ context.media[$0.value] != nil })
    else { return nil }
    let parser = MarkdownParser(allowsRawHTML: context.facts.clinic.allowsRawHTML)
    let article = Article(
      slug: file.slug, place: file.place, file: source, bodyLine: entry.bodyLine,
      frontMatter: entry.frontMatter, outline: entry.outline
    ) { parser.parse(source, bodyStartingAtLine: entry.bodyLine).0 }
    return CachedArticle(article: article, dependencies: entry.dependencies)
  }
}

extension KeptArticles {
  /// What `init(_:isUnchanged:)` reads again.
  public func pack(into writer: inout PackedWriter) {
    writer.add(names.count)
    writer.add(bytes: names)
    writer.add(paths) { writer, path in
      guard let entry = entries[path] else { return }
      writer.add(path.text)
      writer.add(entry.bodyLine)
      writer.add(Int(entry.dependencies.rawValue))
      PackedArticle.write(entry.frontMatter, to: &writer)
      PackedArticle.write(entry.outline, to: &writer)
    }
  }

  /// What `pack` has written; `isUnchanged` tells whether the file at a path, which has just been read,
  /// is what it was then.
  /// - Throws: `PackedReader.Defect` when it is something else.
  public init(
    _ reader: inout PackedReader, isUnchanged: @escaping @Sendable (RelativePath) -> Bool
  ) throws(PackedReader.Defect) {
    self.isUnchanged = isUnchanged
    names = Array(try reader.part(try reader.count()))
    let count = try reader.count()
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let path = RelativePath(try reader.text())
      paths.append(path)
      let line = try reader.number()
      let dependencies = UInt8(truncatingIfNeeded: try reader.number())
      let article = PackedArticle(path: path)
      entries[path] = Entry(
        bodyLine: line, frontMatter: try article.frontMatter(&reader),
        outline: try article.outline(&reader),
        dependencies: ArticleDependencies(rawValue: dependencies))
    }
  }
}

extension ArticleContext {
  /// All names that an article can look up, so that one in which nothing was wrong is still so where
  /// these are the same.
  fileprivate var names: [UInt8] {
    var writer = PackedWriter()
    writer.add(facts.clinic.allowsRawHTML)
    writer.add(facts.clinic.email != nil)
    writer.add(facts.treatments.sorted { $0.id < $1.id }) { writer, subject in
      writer.add(subject.id)
      writer.add(subject.unread.count)
      writer.add(subject.facts.names.map(\.text).sorted()) { $0.add($1) }
    }
    let names = facts.names
    for list in [names.sources, names.topics, names.reviewers] {
      writer.add(list) { writer, list in writer.add(list) { $0.add($1) } }
    }
    writer.add(facts.glossary.words) { $0.add($1) }
    writer.add(blockNames.sorted()) { $0.add($1) }
    writer.add(media.values.sorted { $0.path < $1.path }) { writer, file in
      writer.add(file.path.text)
      writer.add(file.isDescribed)
    }
    return writer.bytes
  }
}
