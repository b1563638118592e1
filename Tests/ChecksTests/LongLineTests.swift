import Diagnostics
import Testing

@testable import Checks

/// Lines of any length: places in them are right, and finding them is no work for each byte.
@Suite struct LongLineTests {
  private func prose(_ text: String) -> Prose {
    let place = SourceLocation(
      path: "a.md", start: SourcePosition(line: 7, column: 3),
      end: SourcePosition(line: 7, column: 3 + text.count))
    var builder = ProseBuilder(words: Samples.words())
    builder.append(text, at: place, isExact: true)
    builder.endUnit(.paragraph, at: place)
    return builder.prose
  }

  @Test(arguments: [
    "plain words ", "über den Wörtern ", "👩‍⚕️ says ", "a \u{301}b ", "e\u{301}t e\u{301} ",
    "ohneeinenabstand", "日本 a ", "x \u{200D}y z ",
  ])
  func findsEachWord(pattern: String) {
    let text = String(repeating: pattern, count: 200)
    let prose = prose(text)
    for token in prose.tokens {
      let bytes = Int(token.start)..<Int(token.end)
      let place = prose.location(ofBytes: bytes)
      let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
      let end = text.utf8.index(text.startIndex, offsetBy: bytes.upperBound)
      #expect(place.start?.column == 3 + text[..<start].count)
      #expect(place.end?.column == 3 + text[..<end].count)
      #expect(place.start?.line == 7 && place.end?.line == 7)
    }
  }

  /// A term can begin on one line and end on the next.
  @Test func placesWordsOfTwoLinesWhereTheyBegin() {
    let place = SourceLocation(
      path: "a.md", start: SourcePosition(line: 7, column: 90),
      end: SourcePosition(line: 8, column: 5))
    var builder = ProseBuilder(words: Samples.words())
    builder.append("blood clot", at: place, isExact: true)
    builder.endUnit(.paragraph, at: place)
    for token in builder.prose.tokens {
      #expect(builder.prose.location(ofBytes: Int(token.start)..<Int(token.end)) == place)
    }
    #expect(builder.prose.tokens.count == 2)
  }

  @Test(arguments: [". ", ".", ".) ", "! a. ", "… x", "8 to 15 sessions. ", "Ab c. ", "(a) "])
  func findsSentencesByLookingAtEachTokenAFewTimes(pattern: String) {
    func looks(_ count: Int) -> Int {
      let tokens = prose(String(repeating: pattern, count: count) + " end").tokens
      var splitter = SentenceSplitter(tokens, tokens.indices)
      var end = 0
      while let sentence = splitter.next() {
        #expect(sentence.lowerBound == end)
        end = sentence.upperBound
      }
      #expect(end == tokens.count)
      return splitter.looks
    }
    #expect(looks(800) <= 2 * looks(400) + 8)
  }

  /// Without an end, a paragraph is one sentence: no claim may look at all of it.
  @Test(arguments: [
    "painless ", "it painless ", "may claim painless ", "(painless ", "\"painless\" a ",
    "‘painless ", "not only painless ", "say painless but ", "Some say \"painless\". Not true. ",
    "painless or ", "Painless? ",
  ])
  func findsClaimsByLookingAtEachTokenAFewTimes(pattern: String) throws {
    let lexicon = ClaimLexicon(rules: ClaimRules.builtIn(.english), language: .english)
    func looks(_ count: Int) -> Int {
      let words = Samples.words(lexicon.symbols)
      var builder = ProseBuilder(words: words)
      let place = SourceLocation(path: "a.md")
      builder.append(String(repeating: pattern, count: count) + "end", at: place, isExact: false)
      builder.endUnit(.paragraph, at: place)
      let finder = ClaimFinder(
        lexicon: lexicon, prose: builder.prose, words: words, region: nil)
      for sentence in builder.prose.sentences { _ = finder.claims(in: sentence, isCited: false) }
      return finder.surroundings.looks
    }
    // The first 50 claims have less before them to look back at, for 50 words each at most.
    let (once, twice) = (looks(300), looks(600))
    #expect(once > 300 && twice <= 2 * once + 50 * 50, "\(once), \(twice)")
  }

  /// A place is counted from the start of its run.
  @Test func cutsLongTextsIntoShortRuns() {
    let runs = prose(String(repeating: "日3%本、", count: 2000)).runs
    let lengths = zip(runs, runs.dropFirst()).map { $1.start - $0.start }
    #expect(lengths.allSatisfy { $0 <= 256 * 4 } && lengths.count > 30)
  }

  @Test(arguments: [
    ("We guarantee no risk, painless, permanent results. ", " claims/"),
    ("You need 8 to 15 sessions. ", " numbers/typed"), ("10% ", " numbers/"), ("日3%本、", " "),
  ])
  func findsAllInALongLine(pattern: String, id: String) async throws {
    let body = String(repeating: pattern, count: 300)
    let found = try await Samples.guide(body).filter { $0.contains(id) }
    #expect(found.count >= 300)
  }
}
