import Chance
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

  private static func prose(_ text: String, _ symbols: SymbolTable) -> Prose {
    var builder = ProseBuilder(words: Samples.words(symbols))
    builder.append(text, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: ""))
    return builder.prose
  }

  private static func hits(
    _ wording: String, _ text: String
  ) throws -> ([WordingGraph.Hit], Prose) {
    var search = WordingSearch()
    return try hits(wording, text, &search)
  }

  private static func hits(
    _ wording: String, _ text: String, _ search: inout WordingSearch
  ) throws -> ([WordingGraph.Hit], Prose) {
    var symbols = SymbolTable()
    let patterns = WordingGraphBuilder([(try WordingPattern(wording), owner: 0)], &symbols)
    let graph = WordingGraph(patterns, symbols)
    let prose = Self.prose(text, symbols)
    return (graph.hits(in: prose.tokens.indices, of: prose.tokens, &search), prose)
  }

  /// Marks that belong to the letter before them, and what joins or parts letters within a word.
  @Test(arguments: [
    "cafe\u{301}", "\u{645}\u{6CC}\u{200C}\u{62E}", "\u{915}\u{94D}\u{200D}\u{937}",
  ])
  func keepsMarksWithinWords(wording: String) throws {
    #expect(try WordingPattern(wording).root == .sequence([.word(wording)]))
  }

  @Test(arguments: [("We are the #1 clinic.", true), ("We are clinic 1 of 3.", false)])
  func findsTheMarkOfANumber(text: String, isFound: Bool) async throws {
    let rule = """
      id: house/first
      title: a rank
      severity: error
      why: Nobody has counted.
      instead: say what you do
      authority: House rules
      patterns: ['\\# 1 clinic']
      pass: [Clinic 1 is open.]
      fail: ["The #1 clinic."]

      """
    let found = try await Samples.check([
      "content/rules/first.yaml": rule, "content/articles/a.md": Samples.article(text),
    ])
    #expect(found.contains { $0.id == "house/first" } == isFound)
    #expect(!found.contains { $0.id.hasPrefix("rules/") })
  }

  static let mistakes: [(String, WordingPattern.Problem)] = [
    ("", .empty), ("(a)?", .empty), ("_ _", .empty), ("(a", .unbalanced), ("a)", .unbalanced),
    ("a & b", .unknownMark("&")),
    (String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40), .tooDeep),
    (String(repeating: "a ", count: 33), .tooLong),
    ("(a b|c d e) " + String(repeating: "a ", count: 31), .tooLong),
    (String(repeating: "(a )?", count: 20) + "z", .tooManyWays),
    (String(repeating: "(_ )*", count: 20) + "z", .tooManyWays),
    (String(repeating: "(a* )?(ab* )?(abc )?", count: 7) + "z", .tooManyWays),
    (String(repeating: "((a )?(b )?a )?", count: 20) + "z", .tooManyWays),
  ]

  @Test(arguments: mistakes) func refuses(wording: String, problem: WordingPattern.Problem) {
    #expect(throws: problem) { try WordingPattern(wording) }
  }

  /// From each of its words a wording is followed for 32 words, not to the end of a sentence.
  @Test(arguments: ["(a )*z", "a (_ )*z"])
  func noWordingIsLong(wording: String) throws {
    let (hits, _) = try Self.hits(wording, String(repeating: "a ", count: 80) + "z")
    #expect(hits.map(\.tokens.count).max() == 32)
  }

  @Test(arguments: [
    String(repeating: "a ", count: 32), String(repeating: "(a|b|c|d) ", count: 30),
    "(very )?(well )?(and )?(truly )?safe", String(repeating: "(a )?", count: 12) + "z",
    "(" + (0..<500).map { "word\($0)*|" }.joined() + "z) (a|b)?",
  ])
  func takesWordingsOfUsualSize(wording: String) throws { _ = try WordingPattern(wording) }

  /// A text is searched in proportion to its length, whatever the wording.
  @Test(arguments: [
    String(repeating: "(a )?", count: 12) + "z", "(a )*(a )*(a )*(a )*z", "((a )*a )*z",
    String(repeating: "(a|a a) ", count: 15) + "z",
  ])
  func workGrowsWithTheText(wording: String) throws {
    let work = try [200, 400, 800].map { count in
      var search = WordingSearch()
      _ = try Self.hits(wording, String(repeating: "a ", count: count), &search)
      return search.followed
    }
    #expect(work[1] * 10 < work[0] * 23 && work[2] * 10 < work[1] * 23)
    #expect(work[2] < 800 * WordingPattern.mostWords * 20)
  }

  /// Words that may be missing or come again are followed as one, not once for each way to them.
  @Test(arguments: ["(a )?", "(a )*"])
  func workDoesNotGrowWithWordsThatMayComeAgain(part: String) throws {
    let work = try [2, 12].map { count in
      var search = WordingSearch()
      let wording = String(repeating: part, count: count) + "z"
      _ = try Self.hits(wording, String(repeating: "a ", count: 200), &search)
      return search.followed
    }
    #expect(work[0] >= 200)
    #expect(work[1] <= 200 * WordingPattern.mostWords)
  }

  /// What can follow is not lost where one of two ways to a word leads to more than the other.
  @Test(arguments: [
    ("(a )?(a b )?z", "a a b z", 4), ("(a )*(a b )?z", "a a a b z", 5),
    ("((a )*(b )*)*z", "b a z", 3),
    ("(a (b )?)?(a )?c", "a b a c", 4), ("((a )*)*(a )*z", "a a z", 3),
    ("x (_ )*(a )?(_ )?z", "x b a c z", 5),
  ])
  func findsEveryWay(wording: String, text: String, words: Int) throws {
    #expect(try Self.hits(wording, text).0.first?.tokens == 0..<words)
  }

  /// What is forgotten of a text is found again: with room for one state, and for all.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func findsTheSameWithLittleRoom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let parts = ["a", "b", "(a |b )?c", "(a )*b", "_", "b*", "(a|c) b", "(_ )?a"]
    let wordings = (0..<6).map { _ in
      "a " + (0..<3).map { _ in parts.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
    let words = ["a", "b", "c", "be", "not", ","]
    let text = (0..<120).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: " ")
    var symbols = SymbolTable()
    let patterns = try wordings.enumerated().map { (try WordingPattern($1), owner: $0) }
    let graph = WordingGraph(WordingGraphBuilder(patterns, &symbols), symbols)
    let tokens = Self.prose(text, symbols).tokens
    var (small, large) = (WordingSearch(mostStates: 1), WordingSearch())
    let hits = graph.hits(in: tokens.indices, of: tokens, &small)
    #expect(hits == graph.hits(in: tokens.indices, of: tokens, &large))
    // What is known by now tells the same.
    #expect(hits == graph.hits(in: tokens.indices, of: tokens, &large))
  }

  /// A state is not made for each pair of words that can follow one another.
  @Test func statesGrowWithTheWording() throws {
    let states = try [10, 20].map { count in
      let words = (0..<count).map { "word\($0)" }.joined(separator: "|")
      var symbols = SymbolTable()
      let pattern = try WordingPattern(String(repeating: "(\(words)) ", count: 20))
      return WordingGraphBuilder([(pattern, owner: 0)], &symbols).states.count
    }
    #expect(states[0] == 21 && states[1] == states[0])
  }

  /// Wordings that begin alike are followed as one as far as they do, whatever they are made of.
  @Test(arguments: [
    "the skin is blue", "the skin is wordN", "(the|a) (very )?skin is wordN",
    "the (red )*skin (is|was) wordN",
  ])
  func workDoesNotGrowWithWordingsThatBeginAlike(wording: String) throws {
    let work = try [20, 2000].map { count in
      let wordings = (0..<count).map { wording.replacing("N", with: "\($0)") }
      return try Self.work(wordings, on: String(repeating: "The skin is red. ", count: 20))
    }
    #expect(work[0] > 20 && work[1] == work[0])
  }

  private static func work(_ wordings: [String], on text: String) throws -> Int {
    var symbols = SymbolTable()
    let patterns = try wordings.map { (try WordingPattern($0), owner: 0) }
    let graph = WordingGraph(WordingGraphBuilder(patterns, &symbols), symbols)
    var search = WordingSearch()
    let tokens = prose(text, symbols).tokens
    _ = graph.hits(in: tokens.indices, of: tokens, &search)
    return search.followed
  }

  /// Each of several wordings that share a beginning is found to its own end, for its own owner.
  @Test func tellsWordingsThatBeginAlikeApart() throws {
    var symbols = SymbolTable()
    let wordings = ["so safe", "so safe here", "so safe", "so (very )?safe now", "so safe|well"]
    let patterns = try wordings.enumerated().map { (try WordingPattern($1), owner: $0) }
    let graph = WordingGraph(WordingGraphBuilder(patterns, &symbols), symbols)
    var search = WordingSearch()
    let tokens = Self.prose("So safe here, so very safe now", symbols).tokens
    let hits = graph.hits(in: tokens.indices, of: tokens, &search)
    #expect(hits.map(\.owner) == [0, 1, 2, 4, 3])
    #expect(hits.map(\.tokens.count) == [2, 3, 2, 2, 4])
  }

  /// A word starts the wordings that begin with it and those that begin with the start of it.
  @Test func findsWordingsByTheirFirstWordAndItsBeginnings() throws {
    let wordings = ["pain* go*", "painless now", "pain* now", "pa* _ soon", "(pain|pa*) goes"]
    let found = try Self.owners(of: wordings, in: "Painless now. Pain goes. Pace goes soon.")
    #expect(
      found
        == [
          "1 Painless now", "2 Painless now", "0 Pain goes", "4 Pain goes",
          "4 Pace goes", "3 Pace goes soon",
        ].sorted())
  }

  private static func owners(of wordings: [String], in text: String) throws -> [String] {
    var symbols = SymbolTable()
    let patterns = try wordings.enumerated().map { (try WordingPattern($1), owner: $0) }
    let graph = WordingGraph(WordingGraphBuilder(patterns, &symbols), symbols)
    var search = WordingSearch()
    let prose = prose(text, symbols)
    return graph.hits(in: prose.tokens.indices, of: prose.tokens, &search)
      .map { "\($0.owner) \(prose.text(ofTokens: $0.tokens))" }.sorted()
  }

  /// What a beginning of words stands for is found in proportion to the words, however many begin
  /// with the same letter.
  @Test func beginningsOfWordsCoverWhatBeginsSo() {
    var symbols = SymbolTable()
    let texts = ["pain*", "pain", "painless", "pa*", "pace", "p", "2*", "20", "pai*"]
    let numbers = texts.map { symbols.symbol(for: $0) }
    let covered = symbols.covered
    func names(_ text: String) -> Set<String> {
      let number = texts.firstIndex(of: text).map { numbers[$0] } ?? SymbolTable.none
      return Set(covered[Int(number)].compactMap { numbers.firstIndex(of: $0).map { texts[$0] } })
    }
    #expect(names("pain*") == ["pain*", "pain", "painless"])
    #expect(names("pa*") == ["pa*", "pain*", "pain", "painless", "pace", "pai*"])
    #expect(names("pace") == ["pace"] && names("2*") == ["2*", "20"])
    #expect(Set(covered[Int(SymbolTable.number)]) == [SymbolTable.number, numbers[6], numbers[7]])
    let words = ["painful", "pain", "paid", "party", "p", "port", "21", "35", "\u{e9}"]
    let stems = ["pain*", "pain", "pai*", "pa*", "p", nil, "2*", "#", nil]
    #expect(
      words.map { symbols.symbol(of: $0) }
        == stems.map { $0.map { symbols.symbol(for: $0) } ?? SymbolTable.none })
  }
}
