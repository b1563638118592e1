import Foundation
import Foundations
import Testing

@Suite("Escaping")
struct HTMLEscapeTests {
  @Test(arguments: [
    ("", ""), ("plain é", "plain é"),
    (
      "<a href=\"b\">'c' & d</a>",
      "&lt;a href=&quot;b&quot;&gt;&#39;c&#39; &amp; d&lt;/a&gt;"
    ),
    ("a\u{0}b\u{1}\u{1F}c\u{7F}d\t\n\re", "a\u{FFFD}b\u{FFFD}\u{FFFD}c\u{FFFD}d\t\n\re"),
    ("\"\u{301}<\u{338}&\u{20E3}", "&quot;\u{301}&lt;\u{338}&amp;\u{20E3}"),
    ("\u{600}<img>", "\u{600}&lt;img&gt;"), ("&amp;", "&amp;amp;"), ("\r\n\"", "\r\n&quot;"),
  ])
  func escape(_ text: String, _ expected: String) {
    #expect(HTMLEscape.escape(text) == expected)
    if !expected.contains("\u{FFFD}") { #expect(HTMLEscape.unescape(expected.utf8) == text) }
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

  /// Whoever escapes elsewhere would do so by characters sooner or later, and `<` after U+0600 is
  /// another character.
  @Test func nothingElseInTheSourcesEscapes() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var escaping: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.contains(/&(?:lt|gt|amp|quot|apos|#[0-9x]+);/) {
        escaping.append(file.lastPathComponent)
      }
    }
    #expect(escaping == ["HTMLEscape.swift"])
  }
}
