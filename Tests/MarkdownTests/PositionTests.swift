import Diagnostics
import Markdown
import Testing

@Suite("Every text node is where it says it is")
struct PositionTests {
  @Test(arguments: CommonMarkCorpus.all)
  func corpus(_ text: String) {
    #expect(misplaced(in: text) == [])
  }

  @Test(arguments: CommonMarkCorpus.all)
  func corpusWithOtherLineEnds(_ text: String) {
    for end in ["\r\n", "\r"] {
      let other = text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: end)
      #expect(misplaced(in: other) == [])
      #expect(nodes(other) == nodes(text), "line ends \(end.debugDescription)")
    }
  }

  @Test(arguments: 100..<120 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var generator = MarkdownGenerator(seed: seed)
    for _ in 0..<200 {
      let text = generator.next()
      #expect(misplaced(in: text) == [], "\(text.debugDescription)")
    }
  }

  @Test(arguments: 200..<220 as Range<UInt64>)
  func randomWithAdditions(_ seed: UInt64) {
    var generator = MarkdownGenerator(seed: seed, withAdditions: true)
    for _ in 0..<200 {
      let text = generator.next()
      #expect(misplaced(in: text) == [], "\(text.debugDescription)")
    }
  }

  @Test func positionsCountFromTheFilesStart() {
    let text = "---\ntitle: T\n---\n*a* {{ b }}\n"
    let document = parse(text, line: 4).document
    #expect(document.places(of: .factReference) == ["4:5-4:12"])
  }

  @Test func aZeroByteIsOneCharacter() {
    let document = parse("a\0b *c*").document
    #expect(document.texts == ["1:1-1:5 a\u{FFFD}b ", "1:6-1:7 c"])
  }

  /// The texts that do not stand at their place, unless they replace a mark that does.
  private func misplaced(in text: String) -> [String] {
    let document = parse(text, rawHTML: true).document
    return document.collect(.text) { ($0.text($1), $0.location($1)) }.compactMap { shown, place in
      let source = excerpt(text, at: place)
      if source == shown { return nil }
      if let source, isReplaceable(source, by: shown) { return nil }
      return "\(describe(place)) '\(shown)' but '\(source ?? "nothing")'"
    }
  }

  private func isReplaceable(_ source: String, by shown: String) -> Bool {
    switch source.unicodeScalars.first {
    // The rest of a tab before a lazy line is shown as spaces.
    case "\t": source.dropFirst() == shown.drop { $0 == " " }
    case "\\": source.unicodeScalars.dropFirst().elementsEqual(shown.unicodeScalars)
    case "&": source.hasSuffix(";")
    case "'": ["\u{2018}", "\u{2019}"].contains(shown)
    case "\"": ["\u{201C}", "\u{201D}"].contains(shown)
    case "-": source.allSatisfy { $0 == "-" }
    case ".": source == "..." && shown == "\u{2026}"
    default: false
    }
  }

  private func nodes(_ text: String) -> [String] { parse(text, rawHTML: true).document.texts }

  @Test func documentOrder() {
    let text = "## a\n> [!NOTE] b\n> c\n\nd|e\n-|-\nf|g\n\n- *h `i`*"
    let document = parse(text).document
    document.read { text in
      let words = text.all.filter { [.text, .code].contains(text.kind($0)) }.map(text.text)
      #expect(words == ["a", "b", "c", "d", "e", "f", "g", "h ", "i"])
      #expect(text.all.count { text.kind($0).isBlock } == 6)
    }
  }
}
