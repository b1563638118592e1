/// The words of a sentence around its numbers, made once for all that are near each other: of a
/// sentence of any length only some are looked at for each.
struct SentenceStretch {
  private let sentence: Sentence
  private var known: (tokens: Range<Int>, words: SentenceStems)?

  init(_ sentence: Sentence) { self.sentence = sentence }

  /// Nil where there is no `matcher`.
  mutating func words(
    around written: WrittenQuantity, _ matcher: FactMatcher?, _ page: CheckedPage
  ) -> SentenceStems? {
    guard let matcher else { return nil }
    let tokens = sentence.stretch(around: written)
    if let known, known.tokens == tokens { return known.words }
    let words = matcher.words(tokens, of: sentence, page)
    known = (tokens, words)
    return words
  }
}

extension Sentence {
  /// The tokens near `written`: all of a sentence of usual length.
  func stretch(around written: WrittenQuantity) -> Range<Int> {
    let length = 256
    guard tokens.count > length else { return tokens }
    let part = (written.tokens.lowerBound - tokens.lowerBound) / length
    let start = tokens.lowerBound + part * length
    let end = min(tokens.upperBound, start + length * 5 / 4)
    return max(tokens.lowerBound, start - length / 4)..<end
  }
}
