import Diagnostics
import Foundations
import Markdown

/// An article with what its resolution rests on.
struct CachedArticle: Sendable {
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
    _ files: [ContentTree.ArticleFile], last: [String: CachedFile<CachedArticle>], workers: Int
  ) async throws -> ([CachedFile<CachedArticle>], isRead: [Int]) {
    var results = files.map { file in
      last[file.path].flatMap {
        $0.stamp != nil && $0.stamp == reader.stamps[file.path] ? $0 : nil
      }
    }
    let missing = results.indices.filter { results[$0] == nil }
    let reads = try await missing.parallelMap(workers: workers) { index throws(FileProblem) in
      try read(files[index], last: last[files[index].path])
    }
    for (index, read) in zip(missing, reads) { results[index] = read }
    return (results.compactMap(\.self), missing)
  }

  private func read(
    _ file: ContentTree.ArticleFile, last: CachedFile<CachedArticle>?
  ) throws(FileProblem) -> CachedFile<CachedArticle> {
    try reader.read(file.path, last: last) { source, diagnostics in
      article(file, source, &diagnostics)
    }
  }

  private func article(
    _ file: ContentTree.ArticleFile, _ source: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> CachedArticle? {
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
    return CachedArticle(article: article, dependencies: resolution.dependencies)
  }
}

/// Where the front matter of an article stands: between a first line `---` and the next one.
struct FrontMatterBounds {
  /// The lines between the two, from 1.
  let lines: Range<Int>
  /// The line after them.
  var bodyLine: Int { lines.upperBound + 1 }

  /// Finds the front matter of `file`; nil when it has none or does not end, which goes to
  /// `diagnostics`.
  init?(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    let first = SourceLocation(
      path: file.path, start: SourcePosition(line: 1, column: 1),
      end: SourcePosition(line: 1, column: file.line(1).count + 1))
    guard Self.isFence(file.line(1)) else {
      let isEmpty = file.text.allSatisfy(\.isWhitespace)
      diagnostics.append(
        Diagnostic(
          "article/no-front-matter",
          isEmpty ? "the file is empty" : "the article has no front matter",
          at: first,
          help: "begin with a line '---', then title and summary, then a line '---'"))
      return nil
    }
    guard let end = (2...max(2, file.lineCount)).first(where: { Self.isFence(file.line($0)) })
    else {
      diagnostics.append(
        Diagnostic(
          "article/unclosed-front-matter", "the front matter begins here and never ends",
          at: first,
          help: "put a line '---' after its last key"))
      return nil
    }
    lines = 2..<end
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
