import Testing

@testable import Site

@Suite struct FeedTests {
  private func site() throws -> SiteFixture {
    try SiteFixture([
      "content/articles/a.md": article("Salt & \\\"pepper\\\"".quoted, "publish_on: 2026-05-01"),
      "content/articles/b.md": article("B", "aliases: [/old/]"),
      "content/articles/draft.md": article("Draft", "draft: true\npublish_on: 2026-05-02"),
      "content/pages/about.md": article("About", "publish_on: 2026-05-03"),
      "content/treatments/peel/risks.md": article(
        "Risks", "publish_on: 2026-04-01\nreview: { by: dr-lee, on: 2026-05-20, due: 2027-01-01 }"),
    ])
  }

  @Test func writesTheFeedNewestFirst() async throws {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
        <id>https://elm.example/</id>
        <title>News of Elm Clinic</title>
        <updated>2026-05-20T00:00:00Z</updated>
        <link rel="alternate" href="https://elm.example/"/>
        <link rel="self" href="https://elm.example/feed.xml"/>
        <author>
          <name>Elm Clinic</name>
        </author>
        <entry>
          <id>https://elm.example/treatments/peel/risks/</id>
          <title>Risks</title>
          <link rel="alternate" href="https://elm.example/treatments/peel/risks/"/>
          <updated>2026-05-20T00:00:00Z</updated>
          <published>2026-04-01T00:00:00Z</published>
          <summary>About Risks</summary>
        </entry>
        <entry>
          <id>https://elm.example/articles/a/</id>
          <title>Salt &amp; &quot;pepper&quot;</title>
          <link rel="alternate" href="https://elm.example/articles/a/"/>
          <updated>2026-05-01T00:00:00Z</updated>
          <published>2026-05-01T00:00:00Z</published>
          <summary>About A</summary>
        </entry>
      </feed>

      """
    let site = try site()
    site.files["content/articles/a.md"] = site.files["content/articles/a.md"]?
      .replacing("summary: About \"Salt & \\\"pepper\\\"\"", with: "summary: About A")
    #expect(try await site.page("feed.xml") == expected)
  }

  @Test func writesAFeedWithoutArticles() async throws {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
        <id>https://elm.example/</id>
        <title>News of Elm Clinic</title>
        <updated>1970-01-01T00:00:00Z</updated>
        <link rel="alternate" href="https://elm.example/"/>
        <link rel="self" href="https://elm.example/feed.xml"/>
        <author>
          <name>Elm Clinic</name>
        </author>
      </feed>

      """
    #expect(try await SiteFixture().page("feed.xml") == expected)
  }

  @Test func holdsFiftyEntries() async throws {
    let site = try SiteFixture()
    for index in 10..<70 {
      site.files["content/articles/n\(index).md"] = article("N\(index)", "publish_on: 2026-01-01")
    }
    let feed = try await site.page("feed.xml")
    #expect(feed.ranges(of: "<entry>").count == 50)
    #expect(feed.contains("<title>N10</title>"))
    #expect(!feed.contains("<title>N60</title>"))
  }

  @Test func listsEveryPageInTheSitemap() async throws {
    let pages: [(String, String?)] = [
      ("", nil), ("about/", "2026-05-03"), ("aftercare/", nil), ("articles/", nil),
      ("articles/a/", "2026-05-01"), ("articles/b/", nil), ("glossary/", nil), ("prices/", nil),
      ("search/", nil), ("sources/", nil), ("topics/", nil), ("treatments/", nil),
      ("treatments/peel/", nil),
      ("treatments/peel/aftercare/", nil), ("treatments/peel/evidence/", nil),
      ("treatments/peel/preparation/", nil), ("treatments/peel/prices/", nil),
      ("treatments/peel/risks/", "2026-05-20"),
    ]
    let entries = pages.map { path, modified in
      "  <url>\n    <loc>https://elm.example/\(path)</loc>\n"
        + (modified.map { "    <lastmod>\($0)</lastmod>\n" } ?? "") + "  </url>\n"
    }
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries.joined())</urlset>

      """
    #expect(try await site().page("sitemap.xml") == expected)
  }

  @Test func namesTheSitemapInRobots() async throws {
    let site = try site()
    let rules = "User-agent: *\nAllow: /\n\nSitemap: "
    #expect(try await site.page("robots.txt") == "\(rules)https://elm.example/sitemap.xml\n")
    site.options.baseURL = "https://host.example/clinic/"
    #expect(
      try await site.page("robots.txt") == "\(rules)https://host.example/clinic/sitemap.xml\n")
  }

  @Test(arguments: [
    ("a\u{0}b\u{8}", "a\u{FFFD}b\u{FFFD}"), ("\t\n", "\t\n"),
    ("<&>\"'", "&lt;&amp;&gt;&quot;&#39;"),
    ("\u{FFFE}", "\u{FFFD}"), ("]]>", "]]&gt;"), ("é\u{1F600}", "é\u{1F600}"),
  ])
  func writesOnlyWhatXMLAllows(text: String, expected: String) {
    var writer = XMLWriter()
    writer.element("a", text: text)
    writer.empty("b", ["c": text])
    writer.element("d", text: nil)
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let written = String(decoding: writer.bytes, as: UTF8.self)
    #expect(written == "\(start)<a>\(expected)</a>\n<b c=\"\(expected)\"/>\n")
  }
}

extension String {
  /// The text as YAML writes it in quotation marks.
  fileprivate var quoted: String { "\"\(self)\"" }
}
