import Diagnostics
import Foundation
import Testing

@testable import YAML

@Suite struct YAMLReaderTests {
  private func read(_ text: String, lines: Range<Int>? = nil) -> (node: YAMLNode?, ids: [String]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.yaml", text: text)
    let node = YAMLReader(file, lines: lines).read(&diagnostics)
    return (node, diagnostics.map(\.id))
  }

  /// `node` as one line: `{key=value}`, `[value]`, plain text as it is and other text in quotes.
  private func summary(_ node: YAMLNode?) -> String {
    switch node?.content {
    case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
    case .list(let items): "[" + items.map(summary).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.value)=\(summary($0.value))" }.joined(separator: ",") + "}"
    case nil: "nothing"
    }
  }

  @Test(arguments: [
    ("a: no", "{a=no}"), ("a: 2026-05-01\nb: 1_000", "{a=2026-05-01,b=1_000}"),
    ("NO: yes\n1: ~", "{NO=yes,1=~}"), ("a: 'x: y'", "{a='x: y'}"), ("a:", "{a=}"),
    ("a: [b, {c: d}]", "{a=[b,{c=d}]}"), ("- a\n- - b\n  - c", "[a,[b,c]]"),
    ("b: 1\na: 2", "{b=1,a=2}"), ("a: |\n  x\n  y\n", "{a='x\ny\n'}"),
    ("--- # first\na: 1\n...\n", "{a=1}"), ("# none\n", "nothing"), ("", "nothing"),
    ("a: \"\\u00e9\\n\"", "{a='é\n'}"), ("a: it's#1 # one", "{a=it's#1}"),
    ("a: x # y", "{a=x}"), ("text", "text"), ("漢字: é", "{漢字=é}"), ("a:\tb", "{a=b}"),
  ])
  func readsTextAsItStands(text: String, expected: String) {
    for text in [text, text.replacing("\n", with: "\r\n")] {
      let (node, ids) = read(text)
      #expect(ids == [])
      #expect(summary(node) == expected)
    }
  }

  @Test func placesKeysAndValues() throws {
    let (node, _) = read("é: 👍🏽x\nlist: [a, \"b c\"]\nmap:\n  k: v w\n")
    let entries = try #require(node).entries
    #expect(
      entries.map(\.key.location) == [
        span("a.yaml", 1, 1, 2), span("a.yaml", 2, 1, 5), span("a.yaml", 3, 1, 4),
      ])
    #expect(entries[0].value.location == span("a.yaml", 1, 4, 6))
    #expect(entries[1].value.location == span("a.yaml", 2, 7, 17))
    #expect(
      entries[1].value.items.map(\.location) == [
        span("a.yaml", 2, 8, 9), span("a.yaml", 2, 11, 16),
      ])
    #expect(entries[2].value.location == span("a.yaml", 4, 3, 4))
    #expect(entries[2].value["k"]?.location == span("a.yaml", 4, 6, 9))
  }

  @Test func readsAPartOfAFile() {
    let (node, ids) = read("---\ntitle: x\n---\nno: yaml: here", lines: 2..<3)
    #expect(ids == [])
    #expect(node?["title"]?.location == span("a.yaml", 2, 8, 9))
  }

  private static let deep = [
    String(repeating: "[", count: 10_000), String(repeating: "{a: ", count: 10_000),
    String(repeating: "- ", count: 10_000), String(repeating: "[\n", count: 10_000),
    String(repeating: "{", count: 10_000), "a: " + String(repeating: "{b: ", count: 10_000),
    (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ]

  @Test(arguments: deep) func stopsAtDeepNesting(text: String) {
    let (node, ids) = read(text)
    #expect(node == nil)
    #expect(ids == ["yaml/too-deep"] || ids == ["yaml/complex-key"])
  }

  @Test func takesNestingUpToTheLimit() {
    let limit = YAMLReader.depthLimit
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(limit)).ids == [])
    #expect(read(nested(limit + 1)).ids == ["yaml/too-deep"])
  }

  @Test func needsLittleStack() async {
    let found = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: Self.deep.map { read($0).ids.count })
      }
      thread.stackSize = 128 * 1024
      thread.start()
    }
    #expect(found == Array(repeating: 1, count: Self.deep.count))
  }

  @Test func doesNotExpandAliases() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(list)]\n"
    }
    let (node, ids) = read(text)
    #expect(ids.count == 41 + 40 * 9)
    #expect(Set(ids) == ["yaml/alias"])
    #expect(node?["a40"]?.items.count == 9)
  }

  @Test func takesLongLinesAndManyKeysInLinearTime() {
    let long = "é: [" + (0..<20_000).map { "a#\($0)" }.joined(separator: ", ") + "]"
    #expect(read(long).node?.entries.first?.value.items.count == 20_000)
    let wide = (0..<20_000).map { "k\($0): v\n" }.joined()
    #expect(read(wide).node?.entries.count == 20_000)
  }

  @Test func offersTheQuotedText() {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.yaml", text: "title: Say \"hi\": a \\ b  \n")
    _ = YAMLReader(file).read(&diagnostics)
    #expect(
      diagnostics.flatMap(\.fixes).flatMap(\.replacements).map(\.text) == [
        #""Say \"hi\": a \\ b""#
      ])
  }
}
