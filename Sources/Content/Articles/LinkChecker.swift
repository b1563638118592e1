import Diagnostics
public import Foundations
import Markdown

struct LinkChecker: Sendable {
  private let content: SiteContent
  private let hidden: [RelativePath: Article]
  private let anchors: [PagePath: Set<String>]

  /// A checker of links in `content`; links to `hidden` articles lead nowhere.
  init(content: SiteContent, hidden: [Article]) {
    self.content = content
    self.hidden = Dictionary(hidden.map { ($0.file.path, $0) }) { first, _ in first }
    let generated: [(PagePath, Set<String>)] = [
      (.site(.glossary), Set(content.glossary.entries.map(\.anchor))),
      (.site(.sources), Set(content.sources.map(\.id))),
      (.site(.people), Set(content.clinic.people.map(\.id.value))),
      (.site(.locations), Set(content.clinic.locations.map(\.id.value))),
    ]
    anchors = Dictionary(
      content.articles.map { ($0.pagePath, $0.outline.anchors) } + generated
    ) { $0.union($1) }
  }

  /// What is wrong with the links of `articles`, taken from `memory` where neither they nor what
  /// they lead to has changed.
  func check(
    _ articles: [Article], workers: Int, memory: inout LinkMemory
  ) async -> [Diagnostic] {
    memory.begin(
      LinkMemory.Targets(
        pages: content.pages, anchors: anchors,
        hiddenTitles: hidden.mapValues(\.frontMatter.title.value)))
    let last = memory
    let chunks = await articles.parallelChunks(of: 64, workers: workers) {
      NearestNames()
    } _: { names, articles in
      articles.map { article in
        names.beginText()
        let links = article.outline.links
        let known = last.problems(of: links, in: article.file.path)
        return (known ?? links.compactMap { check($0, in: article, &names) }, isNew: known == nil)
      }
    }
    var diagnostics: [Diagnostic] = []
    for (article, (problems, isNew)) in zip(articles, chunks.joined()) {
      if isNew { memory.keep(problems, of: article.outline.links, in: article.file.path) }
      diagnostics += problems
    }
    return diagnostics
  }

  private func check(
    _ link: ArticleOutline.Link, in article: Article, _ names: inout NearestNames
  ) -> Diagnostic? {
    switch content.target(of: link.value, inFile: article.file.path) {
    case .external, .media: nil
    case .anchor(let anchor): check(anchor, on: article.pagePath, link, &names)
    case .page(_, nil): nil
    case .page(let page, let anchor?): check(anchor, on: page, link, &names)
    case .invalid:
      report(.invalidLink, "this leads out of the site", link, "link to a file of the site")
    case .unknown(let path): reportUnknown(path, link, &names)
    }
  }

  /// An empty anchor is the top of the page. Of the pages without prose only the anchors that
  /// terms and citations lead to are known.
  private func check(
    _ anchor: String, on page: PagePath, _ link: ArticleOutline.Link, _ names: inout NearestNames
  ) -> Diagnostic? {
    let known = anchors[page] ?? []
    guard !anchor.isEmpty, !known.contains(anchor) else { return nil }
    let nearest = names.nearest(
      to: anchor, in: "anchors of \(page)", among: known.sorted())
    let thing = Self.things[page] ?? (name: "heading", all: "headings")
    let all = known.sorted().map { "#" + $0 }.joined(separator: ", ")
    let help = known.isEmpty ? "link to the page without '#'" : "its \(thing.all) are: \(all)"
    let page = link.value.prefix { $0 != "#" }
    return report(
      .unknownAnchor, "the page has no \(thing.name) '#\(anchor)'", link,
      nearest.map { "did you mean '#\($0)'?" } ?? help,
      fix: nearest.map { "\(page)#\($0)" })
  }

  private static let things: [PagePath: (name: String, all: String)] = [
    .site(.glossary): ("term", "terms"), .site(.sources): ("source", "sources"),
    .site(.people): ("person", "people"), .site(.locations): ("place", "places"),
  ]

  private func reportUnknown(
    _ path: RelativePath, _ link: ArticleOutline.Link, _ names: inout NearestNames
  ) -> Diagnostic {
    if let article = hidden[path] {
      return report(
        .unpublishedPage, "'\(article.frontMatter.title.value)' is not published", link,
        "it is a draft, not published yet or expired: remove the link or publish it")
    }
    let isAddress = path.text.utf8.first == UInt8(ascii: "/")
    let folder = link.location.path.parent
    let nearest = names.nearest(
      to: path.text, in: isAddress ? "addresses" : "files",
      among: isAddress ? content.pages.addresses : content.pages.files.map(\.text)
    ).map { isAddress ? $0 : RelativePath($0).reference(in: folder) }
    return report(
      .unknownPage, "there is no page '\(link.value)'", link,
      nearest.map { "did you mean '\($0)'?" }
        ?? "link to the Markdown file of the page, such as aftercare.md", fix: nearest)
  }

  private func report(
    _ kind: ContentProblem, _ message: String, _ link: ArticleOutline.Link, _ help: String,
    fix address: String? = nil
  ) -> Diagnostic {
    let fix = link.isWrittenHere ? address : nil
    return Diagnostic(
      kind, message, at: link.location, help: help,
      fixes: fix.map { [.write($0, at: link.location)] } ?? [])
  }
}

/// The links of a site as they were checked last, and what they could lead to.
struct LinkMemory: Sendable {
  /// What links can lead to, and the titles of the articles that they cannot, by their files.
  struct Targets: Sendable, Equatable {
    let pages: PageIndex
    let anchors: [PagePath: Set<String>]
    let hiddenTitles: [RelativePath: String]
  }

  private struct Entry: Sendable {
    let links: [ArticleOutline.Link]
    let problems: [Diagnostic]
  }

  private var targets: Targets?
  private var entries: [RelativePath: Entry] = [:]
  private let isKept: Bool

  init(isKept: Bool) { self.isKept = isKept }

  /// Forgets all links where those to the same addresses now lead elsewhere.
  mutating func begin(_ targets: Targets) {
    guard self.targets != targets else { return }
    self.targets = targets
    entries = [:]
  }

  /// What was wrong with the links of the article at `path`; nil when it had others.
  func problems(of links: [ArticleOutline.Link], in path: RelativePath) -> [Diagnostic]? {
    entries[path].flatMap { $0.links == links ? $0.problems : nil }
  }

  mutating func keep(
    _ problems: [Diagnostic], of links: [ArticleOutline.Link], in path: RelativePath
  ) {
    if isKept { entries[path] = Entry(links: links, problems: problems) }
  }
}

/// What a link in an article leads to.
public enum LinkTarget: Sendable, Hashable {
  /// Another site, a mail address or a phone number.
  case external(String)
  /// A place on the same page.
  case anchor(String)
  /// A page of the site, and a place on it.
  case page(PagePath, anchor: String?)
  case media(MediaFile)
  /// A file of the site that is no page.
  case unknown(path: RelativePath)
  /// A path that leads out of the site or cannot be one.
  case invalid

  init(_ destination: String, inFile path: RelativePath, pages: PageIndex) {
    if destination.utf8.first == UInt8(ascii: "#") {
      self = .anchor(String(Substring(destination.utf8.dropFirst())))
    } else if Self.isExternal(destination) {
      self = .external(destination)
    } else {
      self = Self.local(destination, inFile: path, pages: pages)
    }
  }

  private static func local(
    _ destination: String, inFile path: RelativePath, pages: PageIndex
  ) -> LinkTarget {
    let mark = destination.utf8.firstIndex(of: UInt8(ascii: "#"))
    let anchor = mark.map { String(destination[destination.utf8.index(after: $0)...]) }
    let written = mark.map { String(destination[..<$0]) } ?? destination
    if written.utf8.first == UInt8(ascii: "/") {
      let page = PagePath(String(Substring(written.utf8.dropFirst())))
      return pages.contains(page)
        ? .page(page, anchor: anchor) : .unknown(path: RelativePath(written))
    }
    guard let file = path.parent.resolving(written) else {
      return .invalid
    }
    if let page = pages.path(ofFile: file) { return .page(page, anchor: anchor) }
    if let media = pages.media(atFile: file) { return .media(media) }
    return .unknown(path: file)
  }

  /// Whether the address has a scheme or names a server.
  private static func isExternal(_ destination: String) -> Bool {
    if destination.utf8.starts(with: "//".utf8) { return true }
    let scheme = destination.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < destination.utf8.count, !scheme.isEmpty else { return false }
    return scheme.allSatisfy { $0.isAlphanumeric || "+-.".utf8.contains($0) }
  }
}
