import Diagnostics
import Foundations

/// Checks the links between the pages of a site and the places on them.
struct LinkChecker {
  private let content: SiteContent
  private let hidden: [String: Article]
  private let anchors: [PagePath: Set<String>]

  /// A checker of links in `content`; links to `hidden` articles lead nowhere.
  init(content: SiteContent, hidden: [Article]) {
    self.content = content
    self.hidden = Dictionary(hidden.map { ($0.file.path, $0) }) { first, _ in first }
    let generated: [(PagePath, Set<String>)] = [
      (.glossary, Set(content.glossary.entries.map(\.anchor))),
      (.sources, Set(content.sources.map(\.id))),
    ]
    anchors = Dictionary(
      content.articles.map { ($0.pagePath, $0.outline.anchors) } + generated
    ) { $0.union($1) }
  }

  /// What is wrong with the links of `articles`, taken from `memory` where neither they nor what
  /// they lead to has changed.
  func check(_ articles: [Article], memory: inout LinkMemory) -> [Diagnostic] {
    if !memory.leadsTo(content.pages, anchors, hidden) {
      memory = LinkMemory(pages: content.pages, anchors: anchors, hidden: hidden)
    }
    var diagnostics: [Diagnostic] = []
    var names = NearestNames()
    for article in articles {
      names.beginText()
      let links = article.outline.links
      let known = memory.problems(of: links, in: article.file.path)
      let problems = known ?? links.compactMap { check($0, in: article, &names) }
      if known == nil { memory.keep(problems, of: links, in: article.file.path) }
      if !problems.isEmpty { diagnostics += problems }
    }
    return diagnostics
  }

  private func check(
    _ link: Located<String>, in article: Article, _ names: inout NearestNames
  ) -> Diagnostic? {
    switch content.target(of: link.value, inFile: article.file.path) {
    case .external, .media: nil
    case .anchor(let anchor): check(anchor, on: article.pagePath, link, &names)
    case .page(_, nil): nil
    case .page(let page, let anchor?): check(anchor, on: page, link, &names)
    case .invalid:
      report("links/invalid", "this leads out of the site", link, "link to a file of the site")
    case .unknown(let path): reportUnknown(path, link, &names)
    }
  }

  /// An empty anchor is the top of the page. Of the pages without prose only the anchors that
  /// terms and citations lead to are known.
  private func check(
    _ anchor: String, on page: PagePath, _ link: Located<String>, _ names: inout NearestNames
  ) -> Diagnostic? {
    let known = anchors[page] ?? []
    guard !anchor.isEmpty, !known.contains(anchor) else { return nil }
    let nearest = names.nearest(
      to: anchor, in: "anchors of \(page)", among: known.sorted())
    let thing = Self.things[page] ?? (name: "heading", all: "headings")
    let all = known.sorted().map { "#" + $0 }.joined(separator: ", ")
    return report(
      "links/unknown-anchor", "the page has no \(thing.name) '#\(anchor)'", link,
      nearest.map { "did you mean '#\($0)'?" }
        ?? (known.isEmpty ? "link to the page without '#'" : "its \(thing.all) are: \(all)"))
  }

  /// What the anchors of generated pages belong to.
  private static let things: [PagePath: (name: String, all: String)] = [
    .glossary: ("term", "terms"), .sources: ("source", "sources"),
  ]

  private func reportUnknown(
    _ path: String, _ link: Located<String>, _ names: inout NearestNames
  ) -> Diagnostic {
    if let article = hidden[path] {
      return report(
        "links/unpublished", "'\(article.frontMatter.title.value)' is not published", link,
        "it is a draft, not published yet or expired: remove the link or publish it")
    }
    let isAddress = path.hasPrefix("/")
    let folder = RelativePath.folder(of: link.location.path)
    let nearest = names.nearest(
      to: path, in: isAddress ? "addresses" : "files",
      among: isAddress ? content.pages.addresses : content.pages.files
    ).map { isAddress ? $0 : RelativePath.reference(to: $0, in: folder) }
    return report(
      "links/unknown-page", "there is no page '\(link.value)'", link,
      nearest.map { "did you mean '\($0)'?" }
        ?? "link to the Markdown file of the page, such as aftercare.md")
  }

  private func report(
    _ id: String, _ message: String, _ link: Located<String>, _ help: String
  ) -> Diagnostic {
    Diagnostic(id, message, at: link.location, help: help)
  }
}
