import Foundations
import Testing

@testable import Import

@Suite struct WordPressImportTests {
  static func export(_ items: String) -> String {
    "<?xml version=\"1.0\"?>\n<rss><channel><title>Old</title><link>https://wp.example</link>\n"
      + items + "</channel></rss>\n"
  }

  static func item(_ content: String, _ more: String = "", type: String = "post") -> String {
    "<item><title>T</title><link>https://wp.example/t/</link>\n<content:encoded>"
      + "<![CDATA[\(content)]]>"
      + "</content:encoded><wp:post_id>1</wp:post_id><wp:post_name>t</wp:post_name>"
      + "<wp:status>publish</wp:status><wp:post_type>\(type)</wp:post_type>\(more)</item>\n"
  }

  static func result(_ xml: String, pictures: [RelativePath] = []) throws -> ImportResult {
    let folder = ImportFolder.memory(Dictionary(uniqueKeysWithValues: pictures.map { ($0, [1]) }))
    return try WordPressImport.result(
      "e.xml", in: .memory(["e.xml": Array(xml.utf8)]), pictures: folder, for: target)
  }

  @Test func aPostIsADraft() throws {
    let result = try Self.result(
      Self.export(
        Self.item(
          "<!-- wp:paragraph --><p>One <b>two</b>.</p><!-- /wp:paragraph -->",
          "<excerpt:encoded>About &amp;amp; it</excerpt:encoded><wp:menu_order>4</wp:menu_order>"
            + "<category domain=\"category\" nicename=\"skin\">Skin care</category>", type: "page")
      ))
    #expect(
      try result.draft("content/pages/t.md") == """
        ---
        title: T
        summary: About & it
        order: 4
        topics: [skin]
        draft: true
        ---
        One **two**.

        """)
  }

  private static func meta(_ name: String, _ value: String) -> String {
    "<wp:postmeta><wp:meta_key>\(name)</wp:meta_key><wp:meta_value>\(value)</wp:meta_value>"
      + "</wp:postmeta>"
  }

  @Test func oldNamesAndDescriptionsOfPlugInsAreTakenOver() throws {
    let more =
      Self.meta("_edit_last", "7") + Self.meta("_yoast_wpseo_metadesc", "What it &amp;amp; costs")
      + Self.meta("_wp_old_slug", "before") + Self.meta("_wp_old_slug", "Not a name")
    let result = try Self.result(Self.export(Self.item("x", more)))
    let draft = try result.draft("content/articles/t.md")
    #expect(draft.contains("summary: What it & costs\n"))
    #expect(draft.contains("aliases:\n  - \"/t/\"\n  - \"/before/\"\n---"))
    let note = try #require(result.notes.first { $0.reason == "not carried over" })
    #expect(note.text.contains("_edit_last") && note.text.contains("Not a name"))
    #expect(!note.text.contains("before") && !note.text.contains("What it"))
  }

  @Test func aDescriptionThatThePlugInFillsInIsListed() throws {
    let more = Self.meta("_yoast_wpseo_metadesc", "%%title%% in town")
    let result = try Self.result(Self.export(Self.item("x", more)))
    #expect(try result.draft("content/articles/t.md").contains("summary: \"TODO:"))
    #expect(result.notes.contains { $0.text.contains("%%title%% in town") })
  }

  @Test func anExcerptComesBeforeADescription() throws {
    let more =
      "<excerpt:encoded>Own</excerpt:encoded>" + Self.meta("rank_math_description", "Other")
    let result = try Self.result(Self.export(Self.item("x", more)))
    #expect(try result.draft("content/articles/t.md").contains("summary: Own\n"))
    #expect(result.notes.contains { $0.text.contains("Other") })
  }

  @Test func picturesAreFoundByTheirPlace() throws {
    let text =
      "<img src=\"https://wp.example/wp-content/uploads/2024/05/a-300x200.png\" alt=\"A\">\n"
      + "<img src=\"https://far.example/wp-content/uploads/2024/05/a.png\" alt=\"B\">"
    let result = try Self.result(
      Self.export(Self.item(text)), pictures: ["2023/01/a.png", "2024/05/a.png", "../x.png"])
    #expect(result.pictures.map(\.source.text) == ["2024/05/a.png"])
    #expect(try result.draft("content/articles/t.md").contains("![A](a.png)"))
    #expect(result.notes.contains { $0.kind == .picture && $0.text.contains("far.example") })
  }

  @Test func linksByNumberLeadToTheDraft() throws {
    let second = Self.item("<a href=\"https://wp.example/?p=1\">first</a>")
      .replacing("post_id>1<", with: "post_id>2<").replacing("_name>t<", with: "_name>u<")
    let result = try Self.result(Self.export(Self.item("x") + second))
    #expect(try result.draft("content/articles/u.md").contains("[first](t.md)"))
  }

  @Test func commentsInTheXMLAreListed() throws {
    let result = try Self.result(
      "<!-- before --><rss><channel><!-- at -->\n" + Self.item("x", "<!-- in -->")
        + "</channel></rss><!-- after -->")
    let texts = result.notes.map(\.text)
    for word in ["before", "at", "in", "after"] {
      #expect(texts.contains { $0.contains("comment in XML: \(word)") }, "\(word)")
    }
  }

  @Test func whatIsNoPostIsListedWhole() throws {
    let result = try Self.result(
      Self.export(Self.item("menu words", type: "nav_menu_item") + Self.item("kept")))
    #expect(result.drafts.count == 1)
    #expect(result.notes.contains { $0.text.contains("menu words") && $0.line == 3 })
  }

  @Test(arguments: [
    ("[gallery ids=\"1,2\"]", "[gallery ids=\"1,2\"]"), ("[my-form]a[/my-form]", "[my-form]"),
    ("[embed]https://v.example/[/embed]", "[/embed]"), ("[x y='z']", "[x y='z']"),
  ])
  func shortcodesAreListed(text: String, tag: String) throws {
    let result = try Self.result(Self.export(Self.item(text)))
    #expect(result.notes.contains { $0.kind == .shortcode && $0.text == tag && $0.line == 4 })
    #expect(!(try result.body()).contains("["))
  }

  @Test(arguments: ["[sic]", "[1]", "[a b]", "[", "[]", "[/]"])
  func otherBracketsStay(text: String) throws {
    let result = try Self.result(Self.export(Self.item(text)))
    #expect(!result.notes.contains { $0.kind == .shortcode })
    #expect(try result.body() == text.replacing("[", with: "\\[").replacing("]", with: "\\]"))
  }

  /// Each is refused at its line, and none costs more than its length.
  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<rss>&b;</rss>",
    "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>&x;</rss>",
    "<!DOCTYPE r SYSTEM \"https://evil.example/x.dtd\"><rss/>", "<html/>", "", "<rss>",
    "<rss></x>",
    "<rss>&undefined;</rss>", "\u{1}", "<rss>\u{1}</rss>",
    String(repeating: "<a>", count: 100_000), "<rss>" + String(repeating: "<a>", count: 100),
  ])
  func whatIsNoExportIsRefused(xml: String) {
    #expect(throws: ImportRefusal.self) { try Self.result(xml) }
  }

  @Test(arguments: ["[", "[a]", "[a b=", "<b>", "<p class=\"x\">", "\n", "<td>", "<li>", "&lt;"])
  func noTextCostsMoreThanItsLength(piece: String) throws {
    let text = String(repeating: piece, count: 50_000 / piece.utf8.count)
    #expect(try Self.result(Self.export(Self.item(text))).drafts.count == 1)
  }

  @Test func pagesOfOneNameGetNumbers() throws {
    let items = String(repeating: Self.item("x"), count: 2000)
    let result = try Self.result(Self.export(items))
    #expect(Set(result.drafts.map(\.path)).count == 2000)
    #expect(result.drafts.last?.path == "content/articles/t-2000.md")
  }

  @Test func aHugeElementIsRefused() {
    let text = String(repeating: "x", count: 9 << 20)
    #expect(throws: ImportRefusal.self) { try Self.result(Self.export(Self.item(text))) }
  }
}
