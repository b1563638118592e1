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
    let (hits, prose) = try Self.hits(wording, text)
    #expect(hits.first.map { prose.text(ofTokens: $0.tokens) } == expected)
  }

  private static func hits(
    _ wording: String, _ text: String
  ) throws -> ([WordingGraph.Hit], Prose) {
    var symbols = SymbolTable()
    let patterns = WordingGraphBuilder([(try WordingPattern(wording), owner: 0)], &symbols)
    let graph = WordingGraph(patterns, symbols)
    var builder = ProseBuilder(words: Samples.words(symbols))
    builder.append(text, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: ""))
    let tokens = builder.prose.tokens
    var search = WordingSearch()
    return (graph.hits(in: tokens.indices, of: tokens, &search), builder.prose)
  }

  /// Marks that belong to the letter before them, and what joins or parts letters within a word.
  @Test(arguments: [
    "cafe\u{301}", "\u{645}\u{6CC}\u{200C}\u{62E}", "\u{915}\u{94D}\u{200D}\u{937}",
  ])
  func keepsMarksWithinWords(wording: String) throws {
    #expect(try WordingPattern(wording).root == .sequence([.word(wording)]))
  }

  static let mistakes: [(String, WordingPattern.Problem)] = [
    ("", .empty), ("(a)?", .empty), ("_ _", .empty), ("(a", .unbalanced), ("a)", .unbalanced),
    ("a & b", .unknownMark("&")),
    (String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40), .tooDeep),
  ]

  @Test(arguments: mistakes) func refuses(wording: String, problem: WordingPattern.Problem) {
    #expect(throws: problem) { try WordingPattern(wording) }
  }

  /// From each of its words a wording is followed for 32 words, not to the end of a sentence.
  @Test(arguments: ["(a )*z", "a " + String(repeating: "(_ )?", count: 40) + "z"])
  func noWordingIsLong(wording: String) throws {
    let (hits, _) = try Self.hits(wording, String(repeating: "a ", count: 80) + "z")
    #expect(hits.map(\.tokens.count).max() == 32)
  }
}
