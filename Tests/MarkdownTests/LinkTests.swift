import Testing

@testable import Markdown

@Suite("Links, pictures and HTML")
struct LinkTests {
  @Test(arguments: [
    "a.md", "../a.md#b", "#b", "/a:b", "?a:b", "https://a.example", "HTTP://a", "mailto:a@b",
    "tel:+15550100", "", "./a:b", ":a", "a/b:c",
  ])
  func safe(_ address: String) { #expect(LinkSafety.isSafe(address)) }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:a", " javascript:a", "java\nscript:a", "java\tscript:a",
    "\u{1}javascript:a", "data:text/html,a", "vbscript:a", "file:///a", "a:b", "\u{A0}http:a",
  ])
  func unsafe(_ address: String) { #expect(!LinkSafety.isSafe(address)) }

  @Test(arguments: [
    ("a [b](javascript:c)", ["1:7-1:19 markdown/unsafe-link"]),
    ("[b](<java&#10;script:c> \"t\")", ["1:6-1:23 markdown/unsafe-link"]),
    ("![b](data:c)", ["1:6-1:12 markdown/unsafe-link"]),
    ("a <javascript:c>", ["1:4-1:16 markdown/unsafe-link"]),
    ("a [b](https:c.example/d)", ["1:7-1:24 markdown/unsafe-link"]),
    ("a [b](HTTP:/c)", ["1:7-1:14 markdown/unsafe-link"]),
    ("[b]\n\n[b]: javascript:c", ["1:1-1:4 markdown/unsafe-link"]),
  ])
  func unsafeLinks(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
    #expect(!html(text).contains("=\"javascript"))
  }

  @Test func linksAreLocated() {
    let text = "ä *[a](b \"c\")* [d](<e>)\\\n[f\ng](h\n'i') [j][k] <http://l>\n\n[k]: m"
    let document = parse(text).document
    #expect(
      document.places(of: .link) == [
        "1:4-1:14", "1:16-1:24", "2:1-4:5", "4:6-4:12", "4:13-4:23",
      ])
    #expect(
      document.collect(.link) { describe($0.destinationLocation($1)) } == [
        "1:8-1:9", "1:21-1:22", "3:4-3:5", "4:6-4:12", "4:14-4:22",
      ])
    let destinations = document.collect(.link) { $0.destination($1) }
    #expect(destinations == ["b", "e", "h", "m", "http://l"])
    #expect(document.collect(.link) { $0.title($1) } == ["c", "", "i", "", ""])
  }

  @Test func pictures() {
    #expect(
      html("![a *b*](c.jpg 'd')")
        == "<figure>\n<img src=\"c.jpg\" alt=\"a b\" width=\"640\" height=\"480\" "
        + "decoding=\"async\" />\n<figcaption>d</figcaption>\n</figure>\n")
    #expect(
      html("a ![b](c.jpg 'd')")
        == "<p>a <img src=\"c.jpg\" alt=\"b\" title=\"d\" width=\"640\" height=\"480\" "
        + "decoding=\"async\" /></p>\n")
    #expect(html("![\"\"](c.svg)") == "<p><img src=\"c.svg\" alt=\"\" /></p>\n")
    #expect(html("![“”](c.svg)") == "<p><img src=\"c.svg\" alt=\"\" /></p>\n")
    #expect(problems("![\"\"](c.svg) ![“”](c.svg)") == [])
    let decoration = parse("![\"\"](c.svg)").document
    #expect(decoration.collect(.image) { $0.isDecorative($1) } == [true])
    let picture = parse("![a](c.svg)").document
    #expect(picture.collect(.image) { describe($0.destinationLocation($1)) } == ["1:6-1:11"])
  }

  @Test(arguments: ["![](x.jpg)", "![ ](x.jpg)", "![&nbsp;](x.jpg)", "![<!-- a -->](x.jpg)"])
  func picturesNeedADescription(_ text: String) {
    #expect(problems(text) == ["1:1-1:\(text.count + 1) markdown/missing-alt-text"])
  }

  @Test func aDescriptionIsPlainText() {
    #expect(
      html("![A *b* {{ c }}\n`d` [e] [@f] <!-- g --> [h](i)](j)")
        == "<p><img src=\"j\" alt=\"A b &lt;c&gt; d e   h\" /></p>\n")
  }

  @Test func everythingFromOutsideIsEscaped() {
    #expect(html("{{ a }}") == "<p>&lt;a&gt;</p>\n")
    #expect(
      html("``` \"<a>\n```") == "<pre><code class=\"language-&quot;&lt;a&gt;\"></code></pre>\n")
    #expect(html("[a](b \"<c>\")") == "<p><a href=\"b\" title=\"&lt;c&gt;\">a</a></p>\n")
  }

  @Test func rawHTML() {
    let text = "a <b>c</b>\n\n> - <div>\n>   x\n\n<br>"
    #expect(
      problems(text) == [
        "1:3-1:6 markdown/raw-html", "1:7-1:11 markdown/raw-html", "3:5-4:6 markdown/raw-html",
        "6:1-6:5 markdown/raw-html",
      ])
    #expect(problems(text, rawHTML: true) == [])
    #expect(html("a <b>c") == "<p>a &lt;b&gt;c</p>\n")
  }

  @Test func comments() {
    let text = "<!-- a -->\n\nb <!-- c\nd --> e\n\n> <!-- f\n>\n> g -->\n<!-- h --> <!--i-->"
    let document = parse(text).document
    let comments = document.collect(.commentBlock) {
      describe($0.location($1)) + $0.text($1)
    }
    #expect(comments == ["1:1-1:11 a ", "6:3-8:8 f\n\ng ", "9:1-9:11 h ", "9:12-9:20i"])
    let inText = document.collect(.comment) { describe($0.location($1)) + $0.text($1) }
    #expect(inText == ["3:3-4:6 c\nd "])
    #expect(problems(text) == [])
    #expect(html(text) == "<p>b  e</p>\n<blockquote>\n</blockquote>\n")
    #expect(problems("<!-- a --> b") == ["1:12-1:13 markdown/raw-html"])
    #expect(problems("<div>\n<!-- a --> b\n</div>", rawHTML: true) == [])
  }
}
