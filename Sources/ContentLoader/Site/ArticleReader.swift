import Diagnostics
import Markdown

/// Reads articles, several at a time.
struct ArticleReader: Sendable {
  let folder: SiteFolder
  let context: ArticleContext

  /// The articles in the order of `files`, without those that cannot be read, and what is wrong.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  func read(
    _ files: [ContentTree.ArticleFile], workers: Int
  ) async throws -> ([Article], [Diagnostic]) {
    let size = 64
    let chunks = stride(from: 0, to: files.count, by: size).map {
      files[$0..<min($0 + size, files.count)]
    }
    return try await withThrowingTaskGroup(of: (Int, [Article], [Diagnostic]).self) { group in
      var results = [([Article], [Diagnostic])](repeating: ([], []), count: chunks.count)
      var waiting = chunks.enumerated().makeIterator()
      for _ in 0..<workers {
        guard let (index, chunk) = waiting.next() else { break }
        group.addTask { try read(chunk, index) }
      }
      while let (index, articles, diagnostics) = try await group.next() {
        results[index] = (articles, diagnostics)
        if let (index, chunk) = waiting.next() { group.addTask { try read(chunk, index) } }
      }
      return (results.flatMap(\.0), results.flatMap(\.1))
    }
  }

  private func read(
    _ files: ArraySlice<ContentTree.ArticleFile>, _ index: Int
  ) throws(FileProblem) -> (Int, [Article], [Diagnostic]) {
    var articles: [Article] = []
    var diagnostics: [Diagnostic] = []
    for file in files {
      let bytes = try folder.read(file.path)
      if let article = article(file, bytes, &diagnostics) { articles.append(article) }
    }
    return (index, articles, diagnostics)
  }

  private func article(
    _ file: ContentTree.ArticleFile, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]
  ) -> Article? {
    guard let source = TextDecoding.decode(bytes, path: file.path, &diagnostics),
      let bounds = FrontMatterBounds(source, &diagnostics),
      let front = FrontMatterDecoder.decode(source, lines: bounds.lines, &diagnostics)
    else { return nil }
    let parser = MarkdownParser(allowsRawHTML: context.facts.clinic.allowsRawHTML)
    let (document, problems) = parser.parse(source, bodyStartingAtLine: bounds.bodyLine)
    diagnostics += problems
    var resolution = ArticleResolution(context: context, file: file)
    resolution.resolve(document)
    resolution.resolve(front)
    diagnostics += resolution.diagnostics
    return Article(
      slug: file.slug, place: file.place, file: source, bodyLine: bounds.bodyLine,
      frontMatter: front, outline: resolution.outline)
  }
}
