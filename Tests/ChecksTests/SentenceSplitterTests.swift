import Diagnostics
import Testing

@testable import Checks

@Suite struct SentenceSplitterTests {
  static let texts: [(String, [String])] = [
    ("One. Two.", ["One.", "Two."]),
    ("Dr. Pistor began it. It is old.", ["Dr. Pistor began it.", "It is old."]),
    ("It costs 2.5 times as much. Ask.", ["It costs 2.5 times as much.", "Ask."]),
    ("Ask, e.g. Dr. Lee, about it.", ["Ask, e.g. Dr. Lee, about it."]),
    ("J. A. Smith said so. He left.", ["J. A. Smith said so.", "He left."]),
    ("Take vitamin C. Drink water.", ["Take vitamin C.", "Drink water."]),
    ("\"Really?\" she asked. Yes.", ["\"Really?\" she asked.", "Yes."]),
    ("He said \"stop.\" Then he left.", ["He said \"stop.\"", "Then he left."]),
    ("Is it safe? Nobody knows!", ["Is it safe?", "Nobody knows!"]),
    ("See No. 5 on the list. Done.", ["See No. 5 on the list.", "Done."]),
    ("Creams, gels, etc. Then rest.", ["Creams, gels, etc.", "Then rest."]),
    ("Version 1.2.3 is out", ["Version 1.2.3 is out"]),
    ("(It may hurt.) Tell us.", ["(It may hurt.)", "Tell us."]),
    ("Wait... then go. Now.", ["Wait... then go.", "Now."]),
    ("8 to 15 sessions. 3 areas.", ["8 to 15 sessions.", "3 areas."]),
    ("", []),
  ]

  @Test(arguments: texts) func splits(text: String, expected: [String]) {
    let prose = Self.prose(text)
    #expect(prose.sentences.map { prose.text(ofTokens: $0.tokens) } == expected)
  }

  @Test func hyphenJoinsWordsAndSeparatesNumbers() {
    let prose = Self.prose("A risk-free 8-15 sessions, pain\u{2011}free, can\u{2019}t")
    let words = prose.tokens.map { prose.text(Int($0.start)..<Int($0.end)) }
    #expect(
      words == [
        "A", "risk", "free", "8", "-", "15", "sessions", ",", "pain", "\u{2011}", "free", ",",
        "can\u{2019}t",
      ])
  }

  @Test func brokenBytesEndNothing() {
    for text in ["\u{0301}", "a\u{200B}b", "é", "…", "\"", "(((", "....", "¿Qué?", "日本語。"] {
      #expect(Self.prose(text).tokens.allSatisfy { $0.end > $0.start })
    }
  }

  static func prose(_ text: String) -> Prose {
    var builder = ProseBuilder(words: Samples.words())
    builder.append(text, at: SourceLocation(path: "a.md"), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: "a.md"))
    return builder.prose
  }
}
