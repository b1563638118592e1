import Content
import Facts
import Presentation

/// `sitemap.xml` (sitemaps.org protocol 0.9) and the `robots.txt` (RFC 9309) that names it.
struct Sitemap: Sendable {
  /// A page that search engines may list.
  struct Entry: Sendable {
    let path: PagePath
    let modified: CalendarDate?
  }

  let entries: [Entry]
  let context: SiteContext

  /// The bytes of `sitemap.xml`.
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
    return Array(writer.text.utf8)
  }

  /// The bytes of `robots.txt`.
  var robots: [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(context.baseURL)sitemap.xml\n".utf8)
  }
}
