import Diagnostics
import Markdown

/// The links of a site as they were checked last, and what they led to.
struct LinkMemory: Sendable {
  private struct Entry: Sendable {
    let links: [ArticleOutline.Link]
    let problems: [Diagnostic]
  }

  private let pages: PageIndex?
  private let anchors: [PagePath: Set<String>]
  private let hiddenTitles: [String: String]
  private var entries: [String: Entry] = [:]

  /// Nothing, for the first time.
  init() {
    pages = nil
    anchors = [:]
    hiddenTitles = [:]
  }

  /// Nothing yet of links to `pages` with `anchors`, and to `hidden` articles.
  init(pages: PageIndex, anchors: [PagePath: Set<String>], hidden: [String: Article]) {
    self.pages = pages
    self.anchors = anchors
    hiddenTitles = hidden.mapValues(\.frontMatter.title.value)
  }

  /// Whether the links led to the same pages.
  func leadsTo(
    _ pages: PageIndex, _ anchors: [PagePath: Set<String>], _ hidden: [String: Article]
  ) -> Bool {
    self.pages == pages && self.anchors == anchors
      && hiddenTitles == hidden.mapValues(\.frontMatter.title.value)
  }

  /// What was wrong with the links of the article at `path`; nil when it had others.
  func problems(of links: [ArticleOutline.Link], in path: String) -> [Diagnostic]? {
    entries[path].flatMap { $0.links == links ? $0.problems : nil }
  }

  /// Keeps what is wrong with the links of the article at `path`.
  mutating func keep(
    _ problems: [Diagnostic], of links: [ArticleOutline.Link], in path: String
  ) {
    entries[path] = Entry(links: links, problems: problems)
  }
}
