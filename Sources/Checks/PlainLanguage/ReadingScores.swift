/// How hard a text is to read by six formulas. Each but the first is a school year of the United
/// States. Formulas know nothing of meaning: they show where to look, not what is good.
public struct ReadingScores: Sendable, Hashable {
  /// Flesch Reading Ease: 0 very hard, 100 very easy.
  let fleschReadingEase: Double
  /// Flesch-Kincaid grade (Kincaid et al. 1975).
  public let fleschKincaid: Double
  /// SMOG (McLaughlin 1969); rough below 30 sentences.
  let smog: Double
  /// Gunning Fog (Gunning 1952).
  let gunningFog: Double
  /// Coleman-Liau (Coleman and Liau 1975).
  let colemanLiau: Double
  /// Automated Readability Index (Senter and Smith 1967).
  let ari: Double
}

extension Double {
  /// With one digit after the point, as scores are shown.
  var shown: String {
    let tenths = Int((self * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

/// What readability formulas count in a text. Headings, list items and table cells count as
/// sentences of their own, because a list read as one sentence would be the hardest one of the
/// page. Numbers count as words of one syllable.
struct TextStatistics: Sendable, Hashable {
  private(set) var sentences = 0
  /// Words; joined words count each.
  private(set) var words = 0
  private(set) var syllables = 0
  private(set) var letters = 0
  private(set) var characters = 0
  /// Words of three or more syllables.
  private(set) var longWords = 0
  /// Those of them that Gunning calls hard: no names, and not by an ending alone.
  private(set) var hardWords = 0

  static func += (left: inout TextStatistics, right: TextStatistics) {
    left.sentences += right.sentences
    left.words += right.words
    left.syllables += right.syllables
    left.letters += right.letters
    left.characters += right.characters
    left.longWords += right.longWords
    left.hardWords += right.hardWords
  }

  mutating func add(
    _ sentence: Sentence, of prose: Prose, skipping skips: (Token) -> Bool = { _ in false }
  ) {
    let before = words
    var isFirst = true
    for index in sentence.tokens {
      let token = prose.tokens[index]
      guard token.kind != .mark else { continue }
      if !skips(token) { add(token, isFirst: isFirst) }
      isFirst = false
    }
    if words > before { sentences += 1 }
  }

  private mutating func add(_ token: Token, isFirst: Bool) {
    let length = Int(token.end - token.start)
    words += 1
    characters += length
    syllables += Int(token.syllables)
    guard token.kind == .word else { return }
    letters += length
    guard token.syllables >= 3 else { return }
    longWords += 1
    let isName = token.isCapitalized && !isFirst
    if !isName, !token.isJoined, !token.classes.contains(.longByEnding) { hardWords += 1 }
  }
}
