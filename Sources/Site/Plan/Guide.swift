import Content
import Presentation

/// The pages of a treatment's guide in their order.
struct Guide: Sendable {
  /// A page of the guide: an article, a page made from facts, or both.
  struct Entry: Sendable {
    let title: String
    let path: PagePath
    let article: Article?
    let generated: GeneratedPage?
    fileprivate let rank: Rank
  }

  /// What decides the place: the overview first, then by `order`, then articles before generated
  /// pages, then by title.
  fileprivate struct Rank: Sendable, Comparable {
    let isOverview: Bool
    let order: Int
    let generated: Int
    let title: String

    static func < (left: Rank, right: Rank) -> Bool {
      if left.isOverview != right.isOverview { return left.isOverview }
      return (left.order, left.generated, left.title) < (right.order, right.generated, right.title)
    }
  }

  let entries: [Entry]

  init(treatment id: String, named name: String, articles: [Article], strings: Strings) {
    let own = articles.filter { $0.treatment == id }
    var entries = own.map { Entry($0, treatment: id) }
    if !own.contains(where: { $0.place == .overview(treatment: id) }) {
      entries.append(Entry(overviewOf: id, titled: name))
    }
    for (index, page) in GeneratedPage.allCases.enumerated()
    where !own.contains(where: { $0.place == .generated(treatment: id, page) }) {
      let title = strings.guidePages.short[page]
      entries.append(Entry(page, at: index + 1, treatment: id, titled: title))
    }
    // Entries are large: it is faster to sort their numbers.
    let order = entries.indices.sorted { entries[$0].rank < entries[$1].rank }
    self.entries = order.map { entries[$0] }
  }

  /// A link to an entry, marked when it is the page that shows it.
  static func link(_ entry: Entry, isCurrent: Bool = false, context: SiteContext) -> PageLink {
    PageLink(title: entry.title, url: context.url(entry.path), isCurrent: isCurrent)
  }
}

extension Guide.Entry {
  fileprivate init(_ article: Article, treatment: String) {
    let title = article.frontMatter.title.value
    if case .generated(_, let page) = article.place { generated = page } else { generated = nil }
    self.title = title
    self.path = article.pagePath
    self.article = article
    rank = Guide.Rank(
      isOverview: article.place == .overview(treatment: treatment),
      order: article.frontMatter.order?.value ?? .max,
      generated: generated.flatMap { GeneratedPage.allCases.firstIndex(of: $0) }.map { $0 + 1 }
        ?? 0, title: title)
  }

  fileprivate init(overviewOf id: String, titled title: String) {
    self.init(
      title: title, path: .treatment(id), article: nil, generated: nil,
      rank: Guide.Rank(isOverview: true, order: 0, generated: 0, title: title))
  }

  fileprivate init(
    _ page: GeneratedPage, at index: Int, treatment: String, titled title: String
  ) {
    self.init(
      title: title, path: .guide(treatment, page.rawValue), article: nil, generated: page,
      rank: Guide.Rank(isOverview: false, order: .max, generated: index, title: title))
  }
}
