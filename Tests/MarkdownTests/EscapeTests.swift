import Foundations
import Markdown
import Testing

@Suite("Escaping")
struct EscapeTests {
  @Test(arguments: [
    ("", ""), ("plain é", "plain é"),
    (
      "<a href=\"b\">'c' & d</a>",
      "&lt;a href=&quot;b&quot;&gt;&#39;c&#39; &amp; d&lt;/a&gt;"
    ),
    ("a\u{0}b\u{1}\u{1F}c\u{7F}d\t\n\re", "a\u{FFFD}b\u{FFFD}\u{FFFD}c\u{FFFD}d\t\n\re"),
    ("\"\u{301}<\u{338}&\u{20E3}", "&quot;\u{301}&lt;\u{338}&amp;\u{20E3}"),
    ("&amp;", "&amp;amp;"), ("\r\n\"", "\r\n&quot;"),
  ])
  func escape(_ text: String, _ expected: String) {
    #expect(HTMLEscape.escape(text) == expected)
  }

  @Test(arguments: [
    ("a b\"c'd&e<f>", "a%20b%22c&#39;d&amp;e%3Cf%3E"), ("%20é", "%20%C3%A9"),
    ("https://a.example/b?c=d#e~(f)*[g]", "https://a.example/b?c=d#e~(f)*%5Bg%5D"),
  ])
  func url(_ address: String, _ expected: String) {
    var output: [UInt8] = []
    HTMLEscape.appendURL(address, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test func everythingFromOutsideIsEscaped() {
    #expect(html("{{ a }}") == "<p>&lt;a&gt;</p>\n")
    #expect(
      html("``` \"<a>\n```") == "<pre><code class=\"language-&quot;&lt;a&gt;\"></code></pre>\n")
    #expect(html("[a](b \"<c>\")") == "<p><a href=\"b\" title=\"&lt;c&gt;\">a</a></p>\n")
  }
}
