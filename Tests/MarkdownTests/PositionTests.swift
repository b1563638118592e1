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
    #expect(document.factReferences.map { describe($0.location) } == ["4:5-4:12"])
  }

  @Test func aZeroByteIsOneCharacter() {
    let document = parse("a\0b *c*").document
    #expect(nodesOf(document) == ["1:1-1:5 a\u{FFFD}b ", "1:6-1:7 c"])
  }

  /// The texts that do not stand at their place, unless they replace a mark that does.
  private func misplaced(in text: String) -> [String] {
    let document = parse(text, rawHTML: true).document
    var wrong: [String] = []
    document.forEachInline { inline in
      guard case .text(let shown) = inline.kind else { return }
      let source = excerpt(text, at: inline.location)
      if source == shown { return }
      if let source, isReplaceable(source, by: shown) { return }
      wrong.append("\(describe(inline.location)) '\(shown)' but '\(source ?? "nothing")'")
    }
    return wrong
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

  private func nodes(_ text: String) -> [String] { nodesOf(parse(text, rawHTML: true).document) }

  private func nodesOf(_ document: Document) -> [String] {
    var nodes: [String] = []
    document.forEachInline {
      if case .text(let shown) = $0.kind { nodes.append("\(describe($0.location)) \(shown)") }
    }
    return nodes
  }

  @Test func documentOrder() {
    let text = "## a\n> [!NOTE] b\n> c\n\nd|e\n-|-\nf|g\n\n- *h `i`*"
    let document = parse(text).document
    var words: [String] = []
    document.forEachInline {
      switch $0.kind {
      case .text(let word), .code(let word): words.append(word)
      default: break
      }
    }
    #expect(words == ["a", "b", "c", "d", "e", "f", "g", "h ", "i"])
    var count = 0
    document.forEachBlock { _ in count += 1 }
    #expect(count == 6)
  }
}
