import Diagnostics
import Foundations
import Markdown

struct CachedArticle: Sendable {
  let article: Article
  let dependencies: ArticleDependencies
}

/// Reads articles, several at a time.
struct ArticleReader: Sendable {
  let reader: FileReader
  let context: ArticleContext
  /// What is known of articles that are still the same; nil when nothing is.
  var kept: KeptArticles?

  /// The files in their order, those that are in `last` and still the same as they are there, and
  /// the numbers of the others.
  /// - Throws: `FileProblem` when a file cannot be read.
  func read(
    _ files: [ContentTree.ArticleFile], last: [RelativePath: CachedFile<CachedArticle>],
    workers: Int
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
    if let known = kept?.article(file, source, in: context) { return known }
    guard let lines = FrontMatter.lines(of: source, &diagnostics),
      let front = FrontMatter.read(source, lines: lines, &diagnostics)
    else { return nil }
    let bodyLine = lines.upperBound + 1
    let parser = MarkdownParser(allowsRawHTML: context.facts.clinic.allowsRawHTML)
    let (document, problems) = parser.parse(source, bodyStartingAtLine: bodyLine)
    diagnostics += TextGaps.find(in: source, from: bodyLine)
    var resolution = ArticleResolution(context: context, file: file, front)
    resolution.resolve(document)
    resolution.resolve(front)
    diagnostics += resolution.diagnostics
    diagnostics += problems.filter { problem in
      problem.id != MarkdownProblem.missingAltText.rule.id
        || !resolution.described.contains(problem.location)
    }
    let article = Article(
      slug: file.slug, place: file.place, file: source, bodyLine: bodyLine,
      frontMatter: front, outline: resolution.outline
    ) { document }
    return CachedArticle(article: article, dependencies: resolution.dependencies)
  }
}
