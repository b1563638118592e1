import Diagnostics
import Foundations
import Markdown

/// An article with what its resolution rests on.
struct ReadArticle: Sendable {
  let article: Article
  let dependencies: ArticleDependencies
}

/// Reads articles, several at a time.
struct ArticleReader: Sendable {
  let reader: FileReader
  let context: ArticleContext

  /// The files in their order, those that are in `last` and still the same as they are there, and
  /// the numbers of the others.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  func read(
    _ files: [ContentTree.ArticleFile], last: [String: ReadFile<ReadArticle>], workers: Int
  ) async throws -> ([ReadFile<ReadArticle>], isRead: [Int]) {
    var results = files.map { file in
      last[file.path].flatMap {
        $0.stamp != nil && $0.stamp == reader.stamps[file.path] ? $0 : nil
      }
    }
    let missing = results.indices.filter { results[$0] == nil }
    for (index, read) in try await read(missing, of: files, last, workers) {
      results[index] = read
    }
    return (results.compactMap(\.self), missing)
  }

  private func read(
    _ indices: [Int], of files: [ContentTree.ArticleFile],
    _ last: [String: ReadFile<ReadArticle>], _ workers: Int
  ) async throws -> [(Int, ReadFile<ReadArticle>)] {
    let size = 64
    let chunks = stride(from: 0, to: indices.count, by: size).map {
      indices[$0..<min($0 + size, indices.count)]
    }
    return try await withThrowingTaskGroup(of: [(Int, ReadFile<ReadArticle>)].self) { group in
      var results: [(Int, ReadFile<ReadArticle>)] = []
      results.reserveCapacity(indices.count)
      var waiting = chunks.makeIterator()
      for _ in 0..<workers {
        guard let chunk = waiting.next() else { break }
        group.addTask { try chunk.map { ($0, try read(files[$0], last: last[files[$0].path])) } }
      }
      while let read = try await group.next() {
        results += read
        if let chunk = waiting.next() {
          group.addTask {
            try chunk.map { ($0, try self.read(files[$0], last: last[files[$0].path])) }
          }
        }
      }
      return results
    }
  }

  private func read(
    _ file: ContentTree.ArticleFile, last: ReadFile<ReadArticle>?
  ) throws(FileProblem) -> ReadFile<ReadArticle> {
    try reader.read(file.path, last: last) { source, diagnostics in
      article(file, source, &diagnostics)
    }
  }

  private func article(
    _ file: ContentTree.ArticleFile, _ source: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> ReadArticle? {
    guard let bounds = FrontMatterBounds(source, &diagnostics),
      let front = FrontMatterDecoder.decode(source, lines: bounds.lines, &diagnostics)
    else { return nil }
    let parser = MarkdownParser(allowsRawHTML: context.facts.clinic.allowsRawHTML)
    let (document, problems) = parser.parse(source, bodyStartingAtLine: bounds.bodyLine)
    diagnostics += problems
    var resolution = ArticleResolution(context: context, file: file)
    resolution.resolve(document)
    resolution.resolve(front)
    diagnostics += resolution.diagnostics
    let article = Article(
      slug: file.slug, place: file.place, file: source, bodyLine: bounds.bodyLine,
      frontMatter: front, outline: resolution.outline)
    return ReadArticle(article: article, dependencies: resolution.dependencies)
  }
}
