public import Checks
public import Content
import Diagnostics
public import Facts
public import Foundations
import Markdown
public import Presentation

/// What is shown where on a site: each page with the facts that stand on it. It is made of the
/// pages themselves, with the comments that a preview has in them, so that it holds for every
/// template.
public struct ShownContent: Sendable {
  /// A place of a page that shows a fact.
  struct Use: Sendable, Hashable {
    let page: PagePath
    let mark: PageMark
    /// Where an article names it; nil where a template shows it.
    let reference: SourceLocation?
    /// How the article names it.
    let name: Identifier
  }

  let content: SiteContent
  let formatter: FactFormatter
  /// Every mark of every page.
  let uses: [Use]
  /// What the checks found, which tells of numbers that are typed.
  let findings: [Diagnostic]
  /// The address of the site, which ends with `/`.
  let baseURL: String
  let pages: [PagePath: PlannedFile]
  private let articles: [PagePath: Article]

  /// What the pages of `build` show, which was prepared with marks; nil when it has errors.
  /// - Parameter findings: What the checks found in it.
  /// - Throws: `FileProblem` when a file cannot be read.
  public init?(_ build: SiteBuild, findings: CheckReport, workers: Int) async throws {
    guard let content = build.content, let plan = build.plan, let formatter = build.formatter
    else { return nil }
    self.content = content
    self.formatter = formatter
    self.findings = findings.diagnostics
    baseURL = content.clinic.baseURL.value
    let files = plan.stages.joined().filter { $0.path.hasSuffix(".html") }
    pages = Dictionary(files.map { (PagePath(file: $0.path), $0) }) { first, _ in first }
    let articles = Dictionary(content.articles.map { ($0.pagePath, $0) }) { first, _ in first }
    self.articles = articles
    uses = try await files.parallelMap(workers: workers) { file in
      let page = PagePath(file: file.path)
      return Self.uses(on: page, try file.make(), of: articles[page])
    }.flatMap { $0 }
  }

  private static func uses(on page: PagePath, _ html: [UInt8], of article: Article?) -> [Use] {
    let references = article.map(references) ?? [:]
    return PageMarkReader.marks(in: html).map { mark in
      let reference = mark.kind == .reference ? references[mark.start] : nil
      return Use(
        page: page, mark: mark, reference: reference?.location,
        name: reference?.name ?? mark.name)
    }
  }

  /// The facts that an article names, by where it does.
  private static func references(
    _ article: Article
  ) -> [SourcePosition: (name: Identifier, location: SourceLocation)] {
    let all = article.document.collect(.factReference) {
      (name: Identifier($0.name($1)), location: $0.location($1))
    }
    return Dictionary(
      all.compactMap { reference in reference.location.start.map { ($0, reference) } }
    ) { first, _ in first }
  }

  /// The article whose page is at `path`; nil for one that is made of no file of its own.
  func article(at path: PagePath) -> Article? {
    articles[path]
  }

  /// The subject to whose guide the page at `path` belongs.
  func subject(at path: PagePath) -> Treatment? {
    content.treatments.first { treatment in
      let overview = PagePath.subject(treatment.address).description
      return path.description.utf8.starts(with: overview.utf8)
    }
  }
}

extension PagePath {
  /// The page that the file at `path` of the output folder holds.
  init(file path: RelativePath) {
    self.init(
      path.text.utf8.elementsEqual("index.html".utf8)
        ? "" : path.text(withoutSuffix: "/index.html").map { $0 + "/" } ?? path.text)
  }
}
