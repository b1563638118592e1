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

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [". ", ".", ".) ", "! a. ", "… x", "8 to 15 sessions. ", "Ab c. ", "(a) "])
  func readsLongRowsOfMarks(pattern: String) async throws {
    let line = String(repeating: pattern, count: 20_000) + " end"
    #expect(!prose(line).sentences.isEmpty)
  }

  /// Without an end, a paragraph is one sentence: no claim may look at all of it.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "painless ", "happy ", "it painless ", "beat trapped ", "may claim painless ", "(painless ",
      "\"painless\" a ", "not only painless ", "Painless? ", "- painless\n",
    ])
  func readsALongSentence(pattern: String) async throws {
    let found = try await Samples.guide(String(repeating: pattern, count: 8000) + "end")
    #expect(!found.isEmpty)
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("We guarantee no risk, painless, permanent results. ", " claims/"),
      ("You need 8 to 15 sessions. ", " numbers/typed"), ("10% ", " numbers/"), ("日3%本、", " "),
    ])
  func findsNumbersInALongLine(pattern: String, id: String) async throws {
    let body = String(repeating: pattern, count: 4000)
    let found = try await Samples.guide(body).filter { $0.contains(id) }
    #expect(found.count >= 4000)
  }
}
