/// Tells whether a sentence makes the claim that its words could make, or denies it, doubts it,
/// asks about it or warns of it.
struct ClaimScope {
  private let prose: Prose
  private let reader: SymbolReader
  private let surroundings: ClaimSurroundings
  private let sentence: Sentence
  private let cues: SentenceCues
  private let isHonestQuestion: Bool
  /// The last word that goes on to name another opinion.
  private let lastContradiction: Int?

  /// The scope of the claims in a sentence of `prose`.
  init(
    _ sentence: Sentence, in prose: Prose, lexicon: ClaimLexicon, reader: SymbolReader,
    surroundings: ClaimSurroundings
  ) {
    self.prose = prose
    self.reader = reader
    self.surroundings = surroundings
    self.sentence = sentence
    let tokens = prose.tokens[sentence.tokens]
    cues = SentenceCues(lexicon.cues(in: sentence.tokens, of: prose.tokens, reader))
    isHonestQuestion =
      sentence.isQuestion && !cues.has(.sellingQuestion)
      && tokens.first { $0.kind != .mark }?.classes.contains(.asking) ?? false
    lastContradiction = tokens.lastIndex { Self.contradicts($0, reader) }
  }

  /// Whether the claim in `hit` is not made.
  func isDenied(_ hit: Range<Int>) -> Bool {
    isNegated(hit) || isDeniedSubject(hit) || isHonestQuestion
      || cues.has(.denial, besides: hit) || cues.has(.distance, before: hit)
      || cues.has(.condition, before: hit) || isAttributedAndDenied(hit)
      || isDeniedByIntroduction
  }

  private var tokens: [Token] { prose.tokens }

  // MARK: Negation

  /// How many words and marks lie at most between a negative and what it negates.
  private static let farthestNegative = 50

  /// Whether a negative before the claim reaches it.
  private func isNegated(_ hit: Range<Int>) -> Bool {
    let first = max(sentence.tokens.lowerBound, hit.lowerBound - Self.farthestNegative)
    var index = hit.lowerBound - 1
    var crossesComma = startsWithOr(hit.lowerBound)
    var distance = 0
    while index >= first {
      let token = tokens[index]
      if token.kind == .mark {
        let isComma = token.isMark(",") && crossesComma
        if !isComma, endsClause(token) { return false }
      } else {
        distance += 1
        if token.classes.contains(.negator), !cues.isFalseNegation(index),
          reaches(index, distance)
        {
          return true
        }
        if endsClause(index) { return false }
        if startsWithOr(index) { crossesComma = true }
      }
      index -= 1
    }
    return false
  }

  /// "Without" and "no" before a noun reach less far than "not".
  private func reaches(_ index: Int, _ distance: Int) -> Bool {
    let isShort = ["without", "few"].contains(reader.words.entries[Int(tokens[index].word)].text)
    return !isShort || distance <= 4
  }

  private func startsWithOr(_ index: Int) -> Bool {
    guard index > sentence.tokens.lowerBound, index < tokens.count else { return false }
    return isOr(tokens[index]) || isOr(tokens[index - 1])
  }

  private func isOr(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    let text = reader.words.entries[Int(token.word)].text
    return text == "or" || text == "nor"
  }

  private func endsClause(_ mark: Token) -> Bool {
    [",", ";", ":", "(", ")", "!", "?", ".", Mark.dash].contains { mark.isMark($0) }
  }

  /// Whether a new clause begins with the token: "but", or "and" before a verb or pronoun.
  private func endsClause(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.classes.contains(.clauseStart) { return !follows(.negator, index) }
    guard reader.words.entries[Int(token.word)].text == "and", index + 1 < tokens.count else {
      return false
    }
    return !tokens[index + 1].classes.isDisjoint(with: [.verb, .pronoun])
  }

  private func follows(_ classes: WordClasses, _ index: Int) -> Bool {
    index > sentence.tokens.lowerBound && tokens[index - 1].classes.contains(classes)
  }

  /// Whether the claim is what a denial is about: "Guaranteed results are not possible".
  private func isDeniedSubject(_ hit: Range<Int>) -> Bool {
    for index in hit.upperBound...hit.upperBound + 6 {
      if cues.deniesSubject(at: index) { return true }
      guard index < sentence.tokens.upperBound, isPartOfSubject(tokens[index]) else { break }
    }
    return false
  }

  private func isPartOfSubject(_ token: Token) -> Bool {
    token.kind != .mark && !token.classes.contains(.verb) || token.isMark(Mark.quote)
  }

  // MARK: What others say

  /// Whether the claim is somebody else's and the text around it denies it.
  private func isAttributedAndDenied(_ hit: Range<Int>) -> Bool {
    guard isQuoted(hit) || cues.has(.attribution, before: hit) else { return false }
    return lastContradiction.map { $0 >= hit.upperBound } ?? false
      || surroundings.isDenied(sentence)
  }

  /// Whether the sentence goes on with the token to name another opinion.
  private static func contradicts(_ token: Token, _ reader: SymbolReader) -> Bool {
    token.kind == .word
      && (["another", "others", "but", "although", "disagree"].contains(
        reader.words.entries[Int(token.word)].text) || token.classes.contains(.negator))
  }

  /// How many words and marks a quotation has at most; a paragraph may go on without end.
  private static let longestQuotation = 1000

  private func isQuoted(_ hit: Range<Int>) -> Bool {
    let start = prose.units[sentence.unit].tokens.lowerBound
    let before = max(start, hit.lowerBound - Self.longestQuotation)..<hit.lowerBound
    var (isOpen, open) = (false, 0)
    for token in tokens[before] where token.kind == .mark {
      if token.isMark(Mark.quote) || token.isMark("'") { isOpen.toggle() }
      if token.isMark("‘") { open += 1 }
      if token.isMark("’") { open -= 1 }
    }
    return isOpen || open > 0
  }

  /// Whether the paragraph or heading before a list denies what its items say.
  private var isDeniedByIntroduction: Bool {
    prose.units[sentence.unit].leadIn.map(surroundings.isDenying) ?? false
  }
}
