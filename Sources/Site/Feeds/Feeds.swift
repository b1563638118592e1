import Content
import Facts
import Foundations
import Markdown
import Presentation

/// `feed.xml`: the articles that say when they were published, newest first (RFC 4287).
struct AtomFeed: Sendable {
  let context: SiteContext

  private static let limit = 50

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
        "title", text: context.strings.text(.feedTitle, ["site": clinic.name.value]))
      writer.element("updated", text: Self.time(entries.map(\.updated).max()))
      writer.empty("link", ["rel": "alternate", "href": context.baseURL])
      writer.empty("link", ["rel": "self", "href": context.baseURL + IndexFile.feed.rawValue])
      writer.element("author") { $0.element("name", text: clinic.name.value) }
      for entry in entries { write(entry.article, updated: entry.updated, to: &writer) }
    }
    return writer.bytes
  }

  private var newest: [(article: Article, updated: CalendarDate)] {
    let articles = context.content.articles.filter { $0.place != .home && $0.place != .page }
    let dated = articles.compactMap { article in
      article.lastModified.map { (article: article, updated: $0) }
    }
    return Array(
      dated.sorted { ($1.updated, $0.article.pagePath) < ($0.updated, $1.article.pagePath) }
        .prefix(Self.limit))
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

/// `sitemap.xml` (sitemaps.org protocol 0.9) and the `robots.txt` (RFC 9309) that names it.
struct Sitemap: Sendable {
  /// A page that search engines may list.
  private struct Entry: Sendable {
    let path: PagePath
    var modified: CalendarDate?
  }

  let context: SiteContext
  let guides: [Guide]
  let topics: TopicIndex

  private var entries: [Entry] {
    let content = context.content
    let lists = SitePage.allCases.filter { $0.isListed && content.has($0) }.map(PagePath.site)
    let undated =
      lists + content.kinds.map { .kind($0.folder) } + topics.ids.map { .topic($0) }
      + content.clinic.people.map { .person($0.id.value) }
    let articles = content.articles.filter { $0.treatment == nil && $0.place != .home }
    return undated.map { Entry(path: $0) }
      + articles.map { Entry(path: $0.pagePath, modified: $0.lastModified) }
      + guides.flatMap(\.entries).map { Entry(path: $0.path, modified: $0.article?.lastModified) }
  }

  var xml: [UInt8] {
    var writer = XMLWriter()
    writer.element("urlset", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]) { writer in
      for entry in entries.sorted(by: { $0.path < $1.path }) {
        writer.element("url") { writer in
          writer.element("loc", text: context.absoluteURL(entry.path))
          writer.element("lastmod", text: entry.modified?.description)
        }
      }
    }
    return writer.bytes
  }

  var robots: [UInt8] {
    Array(
      "User-agent: *\nAllow: /\n\nSitemap: \(context.baseURL)\(IndexFile.sitemap.rawValue)\n".utf8)
  }
}

/// `manifest.json`: what telephones call the site among their programs, and its picture there (W3C, Web
/// Application Manifest).
struct WebManifest: Sendable {
  let context: SiteContext

  var json: [UInt8] {
    let clinic = context.content.clinic
    let manifest: JSONValue = .object(
      [
        ("name", JSONValue.string(clinic.name.value)),
        ("lang", .string(clinic.locale.value)),
        ("dir", .string(context.strings.text(.direction))),
        ("start_url", .string(context.basePath)),
        ("scope", .string(context.basePath)),
        // Patients know where they are by the address, and can share it.
        ("display", .string("browser")),
        ("theme_color", context.themeColor.map(JSONValue.string)),
        ("icons", .array(icons)),
      ].compactMap { name, value in value.map { JSONValue.Member(name, $0) } })
    return Array(manifest.text.utf8)
  }

  private var icons: [JSONValue] {
    if let icon = context.icon {
      return [entry(context.url(icon.path), sizes: icon.sizes, type: icon.type)]
    }
    return context.assets["favicon_svg"]
      .map { [entry($0, sizes: "any", type: "image/svg+xml")] } ?? []
  }

  private func entry(_ url: String, sizes: String, type: String) -> JSONValue {
    ["src": .string(url), "sizes": .string(sizes), "type": .string(type)]
  }
}

/// Writes XML elements one below the other, as UTF-8.
struct XMLWriter {
  private(set) var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + [newline]
  private var depth = 0

  private static let newline = UInt8(ascii: "\n")

  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes += [UInt8(ascii: ">"), Self.newline]
    depth += 1
    body(&self)
    depth -= 1
    indent()
    close(name)
  }

  /// An element that holds a text; none when there is none.
  mutating func element(_ name: String, text content: String?) {
    guard let content else { return }
    open(name, [:])
    bytes.append(UInt8(ascii: ">"))
    write(content)
    close(name)
  }

  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    bytes += "/>\n".utf8
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    indent()
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (name, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += name.utf8
      bytes += "=\"".utf8
      write(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes += ">\n".utf8
  }

  private mutating func indent() {
    for _ in 0..<depth { bytes += "  ".utf8 }
  }

  /// XML 1.0, section 2.2, allows no control characters but tab and line ends.
  private mutating func write(_ text: String) {
    // Most texts are plain ASCII, in which there is nothing to look for but controls.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x80 }) {
      return HTMLEscape.append(text, to: &bytes)
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isAllowed =
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        || scalar == "\t" || scalar == "\n" || scalar == "\r"
      scalars.append(isAllowed ? scalar : "\u{FFFD}")
    }
    HTMLEscape.append(String(scalars), to: &bytes)
  }
}
