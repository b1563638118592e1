import Content
import Facts
import Presentation

/// `feed.xml`: the articles that say when they were published, newest first (RFC 4287).
struct AtomFeed: Sendable {
  let articles: [Article]
  let context: SiteContext

  /// How many entries the feed holds at most.
  private static let limit = 50

  /// The bytes of `feed.xml`.
  var xml: [UInt8] {
    let entries = newest
    var writer = XMLWriter()
    writer.element(
      "feed",
      ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": context.content.clinic.locale.value]
    ) { writer in
      let clinic = context.content.clinic
      writer.element("id", text: context.baseURL)
      writer.element(
        "title", text: context.strings.text("feed.title", ["site": clinic.name.value]))
      writer.element("updated", text: Self.time(entries.map(\.updated).max()))
      writer.empty("link", ["rel": "alternate", "href": context.baseURL])
      writer.empty("link", ["rel": "self", "href": context.baseURL + "feed.xml"])
      writer.element("author") { $0.element("name", text: clinic.name.value) }
      for entry in entries { write(entry.article, updated: entry.updated, to: &writer) }
    }
    return Array(writer.text.utf8)
  }

  private var newest: [(article: Article, updated: CalendarDate)] {
    let dated = articles.compactMap { article in
      article.lastModified.map { (article: article, updated: $0) }
    }
    return Array(
      dated.sorted {
        ($1.updated, $0.article.pagePath) < ($0.updated, $1.article.pagePath)
      }.prefix(Self.limit))
  }

  private func write(_ article: Article, updated: CalendarDate, to writer: inout XMLWriter) {
    let url = context.absoluteURL(article.pagePath)
    writer.element("entry") { writer in
      writer.element("id", text: url)
      writer.element("title", text: article.frontMatter.title.value)
      writer.empty("link", ["rel": "alternate", "href": url])
      writer.element("updated", text: Self.time(updated))
      writer.element("published", text: article.frontMatter.publishOn.map { Self.time($0.value) })
      writer.element("summary", text: article.frontMatter.summary.value)
    }
  }

  /// A feed must say when it changed; one without dated articles says the start of Unix time, so
  /// that it stays the same until it has one.
  private static func time(_ date: CalendarDate?) -> String {
    (date?.description ?? "1970-01-01") + "T00:00:00Z"
  }
}

extension Article {
  /// The day of its publication or of its last review, whichever is later.
  var lastModified: CalendarDate? {
    [frontMatter.publishOn?.value, frontMatter.review?.on.value].compactMap(\.self).max()
  }
}
