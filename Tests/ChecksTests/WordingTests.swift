import Diagnostics
import Testing

@testable import Checks

@Suite struct WordingTests {
  static let matches: [(String, String, String?)] = [
    ("completely safe", "It is Completely safe.", "Completely safe"),
    ("risk free", "A risk-free way", "risk-free"),
    ("(very|so) safe", "It is so safe", "so safe"),
    ("no (side )?effect*", "There are no effects", "no effects"),
    ("no (side )?effect*", "There are no side effects", "no side effects"),
    ("(very |so )*safe", "so very so safe", "so very so safe"),
    ("results?", "One result", "result"),
    ("lose _ inches", "You lose five inches", "lose five inches"),
    ("lose _ inches", "You lose not inches", nil),
    ("# off", "Now 20 off", "20 off"),
    ("safe and sound", "Safe, and sound", nil),
    ("don't wait", "Don\u{2019}t wait", "Don\u{2019}t wait"),
  ]

  @Test(arguments: matches) func finds(wording: String, text: String, expected: String?) throws {
    var symbols = SymbolTable()
    var patterns = WordingGraphBuilder()
    patterns.insert(try WordingPattern(wording), owner: 0, &symbols)
    let graph = WordingGraph(patterns, symbols)
    var builder = ProseBuilder(words: Samples.words(symbols))
    builder.append(text, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: ""))
    let prose = builder.prose
    let reader = SymbolReader(words: builder.words)
    let hits = graph.hits(in: prose.tokens.indices, of: prose.tokens, reader)
    #expect(hits.first.map { prose.text(ofTokens: $0.tokens) } == expected)
  }

  static let mistakes: [(String, WordingPattern.Problem)] = [
    ("", .empty), ("(a)?", .empty), ("_ _", .empty), ("(a", .unbalanced), ("a)", .unbalanced),
    ("a & b", .unknownMark("&")),
    (String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40), .tooDeep),
  ]

  @Test(arguments: mistakes) func refuses(wording: String, problem: WordingPattern.Problem) {
    #expect(throws: problem) { try WordingPattern(wording) }
  }

  @Test func manyOptionalWordsStayFast() throws {
    var symbols = SymbolTable()
    var patterns = WordingGraphBuilder()
    let wording = "a " + String(repeating: "(_ )?", count: 40) + "z"
    patterns.insert(try WordingPattern(wording), owner: 0, &symbols)
    let graph = WordingGraph(patterns, symbols)
    var builder = ProseBuilder(words: Samples.words(symbols))
    let text = String(repeating: "a ", count: 400)
    builder.append(text, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: ""))
    let reader = SymbolReader(words: builder.words)
    let tokens = builder.prose.tokens
    #expect(graph.hits(in: tokens.indices, of: tokens, reader) == [])
  }
}
