import Diagnostics
import Testing

@testable import YAML

@Suite struct YAMLScalarTests {
  @Test(arguments: [
    ("Peel", "Peel"), ("What it costs", "What it costs"), ("a:b", "a:b"), ("Änderung", "Änderung"),
    ("a: b", "\"a: b\""), ("a #b", "\"a #b\""), ("x:", "\"x:\""), ("", "\"\""), ("no", "\"no\""),
    ("2026-05-01", "\"2026-05-01\""), ("1.5", "\"1.5\""), ("8 to 15", "8 to 15"),
    ("\"q\"", "\"\\\"q\\\"\""), ("a\nb", "\"a\\nb\""), ("a, b", "\"a, b\""), ("- x", "\"- x\""),
    ("+1 541 555 0100", "\"+1 541 555 0100\""), ("a\u{A0}b", "\"a\\u00a0b\""), ("a\\b", "a\\b"),
  ])
  func quotesWhatMeansSomethingElse(text: String, expected: String) {
    #expect(YAMLScalar.written(text) == expected)
  }

  private static let hard = [
    " a ", "\t", "a\u{0}b", "\u{85}", "\u{2028}x", "\u{FEFF}a", "漢: 字", "*a", "&a", "!x", "%x",
    "@x", "`x", "|", ">", "?", "? x", "'a'", "---", "...", "a\r\nb", "\u{1F600}: x", "{a}", "]",
    "e\u{301}: x", "x\u{7F}",
  ]

  /// The reader makes the same text of what was written, as a value, in a list and as a key.
  @Test(arguments: hard) func isReadAsItWas(text: String) throws {
    let written = YAMLScalar.written(text)
    var problems: [Diagnostic] = []
    let file = SourceFile(
      path: "a.yaml", text: "v: \(written)\nl: [\(written), x]\n\(written): k\n")
    let root = try #require(YAMLReader(file).read(&problems))
    #expect(problems.filter { $0.id != "yaml/invisible-character" } == [])
    let texts = [root["v"], root["l"]?.items.first].map { node -> String? in
      guard case .scalar(let found, _) = node?.content else { return nil }
      return found
    }
    #expect(texts.allSatisfy { $0?.utf8.elementsEqual(text.utf8) == true })
    #expect(root.entries.last?.key.value.utf8.elementsEqual(text.utf8) == true)
  }
}
