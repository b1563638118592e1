import Content
import Facts
import Presentation

/// The pages of a subject's guide in their order.
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

  init(_ treatment: Treatment, articles: [Article], strings: Strings) {
    let subject = treatment.address
    let own = articles.filter { $0.treatment == subject.id }
    var entries = own.map { Entry($0, subject) }
    if !own.contains(where: { $0.place == .overview(subject) }) {
      entries.append(Entry(overviewOf: subject, titled: treatment.name.value))
    }
    let words = strings.words(of: treatment.kind)
    for (index, page) in treatment.generatedPages.enumerated()
    where !own.contains(where: { $0.place == .generated(subject, page) }) {
      entries.append(Entry(page, at: index + 1, subject, titled: words.short(page)))
    }
    // Entries are large: it is faster to sort their numbers.
    let order = entries.indices.sorted { entries[$0].rank < entries[$1].rank }
    self.entries = order.map { entries[$0] }
  }

  /// A link to an entry, marked when it is the page that shows it.
  static func link(_ entry: Entry, isCurrent: Bool = false, context: SiteContext) -> PageLink {
    PageLink(title: entry.title, url: context.url(entry.path), isCurrent: isCurrent)
  }

  /// The review of a page that shows prose and facts: reviewed only if both are, as of the older
  /// review.
  static func review(prose: Review?, facts: Review?) -> Review? {
    guard let prose, let facts else { return nil }
    return prose.on.value <= facts.on.value ? prose : facts
  }
}

extension Guide.Entry {
  fileprivate init(_ article: Article, _ subject: SubjectAddress) {
    let title = article.frontMatter.title.value
    if case .generated(_, let page) = article.place { generated = page } else { generated = nil }
    self.title = title
    self.path = article.pagePath
    self.article = article
    rank = Guide.Rank(
      isOverview: article.place == .overview(subject),
      order: article.frontMatter.order?.value ?? .max,
      generated: generated.flatMap { GeneratedPage.allCases.firstIndex(of: $0) }.map { $0 + 1 }
        ?? 0, title: title)
  }

  fileprivate init(overviewOf subject: SubjectAddress, titled title: String) {
    self.init(
      title: title, path: .subject(subject), article: nil, generated: nil,
      rank: Guide.Rank(isOverview: true, order: 0, generated: 0, title: title))
  }

  fileprivate init(
    _ page: GeneratedPage, at index: Int, _ subject: SubjectAddress, titled title: String
  ) {
    self.init(
      title: title, path: .guide(subject, page), article: nil, generated: page,
      rank: Guide.Rank(isOverview: false, order: .max, generated: index, title: title))
  }
}

extension GeneratedPage {
  /// Whether nobody reads it to stay safe.
  var isCalm: Bool { self == .prices || self == .evidence }
}

extension Treatment {
  /// `title` with the name of the subject, which somebody who comes from a search does not know.
  func titled(_ title: String, _ strings: Strings) -> String {
    let words = Self.words(title)
    let names = [name, nameInSentence].compactMap { $0?.value }
    guard !names.contains(where: { words.contains(Self.words($0)) }) else { return title }
    return strings.text(.guideTitle, ["title": title, "subject": name.value])
  }

  /// The words of `text` by which it is compared: "What to expect" does not name "ECT".
  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
