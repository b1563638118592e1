import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Finds what nothing leads to or uses: pages, sources, glossary entries and pictures.
struct UnusedCheck: Check {
  enum Kind: String, DiagnosticKind {
    case orphan = "structure/orphan-page"
    case source = "structure/unused-source"
    case image = "structure/unused-image"
    case term = "structure/unused-term"

    var rule: DiagnosticRule {
      switch self {
      case .orphan:
        rule(
          "A page that nothing leads to",
          "Patients find a page by the navigation or by a link. Nobody will see this one, so "
            + "link to it or add it to the navigation.",
          .warning, by: Self.authority)
      case .source:
        rule(
          "A source that nothing cites",
          "A source that no fact and no article cites is still shown in the list of sources. "
            + "Cite it, or delete it.",
          .advice, by: Self.authority)
      case .image:
        rule(
          "A picture or document that no page uses",
          "It is not published: what lies beside the articles may be meant for a draft, or for "
            + "nobody. Show it, link to it, or delete it.",
          .advice, by: Self.authority)
      case .term:
        rule(
          "A glossary entry that nothing uses",
          "A word that no page uses makes the glossary longer and helps nobody. Use it, or "
            + "delete it.",
          .advice, by: Self.authority)
      }
    }

    private static let authority = "WCAG 2.2, success criterion 2.4.5; Careleaf, content/README.md"
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    let content = site.content
    let uses = SiteUses(content)
    for article in content.articles where uses.needsLink(article) {
      guard !uses.pages.contains(article.pagePath) else { continue }
      findings.append(
        Kind.orphan.finding(
          "nothing leads to this page", at: article.frontMatter.title.location,
          help: "add '\(article.slug).md' to 'navigation' in clinic.yaml, or link to it"))
    }
    for source in content.sources where !uses.sources.contains(source.id) {
      findings.append(
        Kind.source.finding(
          "no fact and no article cites '\(source.id)'", at: source.location,
          help: "cite it or delete it"))
    }
    for path in content.media.keys.sorted() where content.mediaUses[path] == nil {
      findings.append(
        Kind.image.finding(
          "no published page uses this file, so it is not published",
          at: SourceLocation(path: path), help: "show it, link to it or delete it"))
    }
    for (number, entry) in content.glossary.entries.enumerated() where !terms.contains(number) {
      findings.append(
        Kind.term.finding(
          "no page uses '\(entry.term.value)'", at: entry.term.location,
          help: "use it or delete it"))
    }
  }
}

/// What the pages of a site link to and cite.
struct SiteUses {
  /// The pages about the clinic that another page links to.
  private(set) var pages: Set<PagePath> = []
  private(set) var sources: Set<String> = []
  private let navigation: Set<String>

  init(_ content: SiteContent) {
    navigation = Set(content.clinic.navigation.compactMap { $0.page?.value })
    sources = Set(content.treatments.flatMap(\.facts.citedSources))
    // A large site has many links, and all but a few lead to files that are listed anyway.
    var names: Set<Substring> = []
    for article in content.articles where needsLink(article) {
      names.insert(article.file.path.name)
    }
    for article in content.articles {
      sources.formUnion(article.outline.citations)
      for link in article.outline.links where Self.mayLead(link.value, to: names) {
        add(content.target(of: link.value, inFile: article.file.path), from: article)
      }
    }
  }

  /// Whether nothing but a link leads to the page; others are in the lists of treatments, articles
  /// and guides.
  func needsLink(_ article: Article) -> Bool {
    article.place == .page && !navigation.contains(article.slug + ".md")
  }

  private mutating func add(_ target: LinkTarget, from article: Article) {
    if case .page(let page, _) = target, page != article.pagePath { pages.insert(page) }
  }

  /// Whether a link may lead to a file with one of the given names. Addresses of pages, which begin
  /// with a slash, have no file's name.
  private static func mayLead(_ link: String, to names: Set<Substring>) -> Bool {
    link.utf8.first == UInt8(ascii: "/") || names.contains(name(link))
  }

  /// What stands after the last slash, without an anchor.
  private static func name(_ path: String) -> Substring {
    let bytes = path.utf8
    let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let file = bytes[..<end]
    let slash = file.lastIndex(of: UInt8(ascii: "/"))
    return Substring(file[(slash.map { file.index(after: $0) } ?? file.startIndex)...])
  }
}
