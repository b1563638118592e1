import Content
import Facts
import Markdown

/// What the pages of a site link to, show and cite.
struct SiteUses {
  /// The pages about the clinic that another page links to.
  private(set) var pages: Set<PagePath> = []
  /// The paths of the pictures and documents that a page shows or links to.
  private(set) var media: Set<String> = []
  /// The ids of the sources cited.
  private(set) var sources: Set<String> = []
  private let navigation: Set<String>

  /// What `content` uses.
  init(_ content: SiteContent) {
    navigation = Set(content.clinic.navigation.map(\.value))
    sources = Set(content.treatments.flatMap(\.citedSources))
    // A large site has many links, and all but a few lead to files that are listed anyway.
    var names = Set(content.media.keys.map { Self.name($0) })
    for article in content.articles where needsLink(article) {
      names.insert(Self.name(article.file.path))
    }
    for article in content.articles {
      sources.formUnion(article.outline.citations)
      for image in article.outline.images { media.insert(image.value) }
      if let image = article.previewImage { media.insert(image) }
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
    switch target {
    case .page(let page, _):
      if page != article.pagePath { pages.insert(page) }
    case .media(let file): media.insert(file.path)
    case .external, .anchor, .unknown, .invalid: break
    }
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
