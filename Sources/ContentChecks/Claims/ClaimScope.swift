/// Tells whether a sentence makes the claim that its words could make, or denies it, doubts it,
/// asks about it or warns of it.
struct ClaimScope {
  let prose: Prose
  let lexicon: ClaimLexicon
  let reader: SymbolReader
  private let sentence: Sentence
  private let cues: [ClaimLexicon.Cue]

  /// The scope of the claims in a sentence of `prose`.
  init(_ sentence: Sentence, in prose: Prose, lexicon: ClaimLexicon, reader: SymbolReader) {
    self.prose = prose
    self.lexicon = lexicon
    self.reader = reader
    self.sentence = sentence
    cues = lexicon.cues(in: sentence.tokens, of: prose.tokens, reader)
  }

  /// Whether the claim in `hit` is not made.
  func isDenied(_ hit: Range<Int>) -> Bool {
    isNegated(hit) || isDeniedSubject(hit) || isHonestQuestion || hasCue(.denial, besides: hit)
      || hasCue(.distance, before: hit) || hasCue(.condition, before: hit)
      || isAttributedAndDenied(hit) || isDeniedByIntroduction
  }

  private var tokens: [Token] { prose.tokens }

  private func hasCue(_ effect: DenialCues.Effect, besides hit: Range<Int>) -> Bool {
    cues.contains { $0.effect == effect && !$0.tokens.overlaps(hit) }
  }

  private func hasCue(_ effect: DenialCues.Effect, before hit: Range<Int>) -> Bool {
    cues.contains { $0.effect == effect && $0.tokens.upperBound <= hit.lowerBound }
  }

  /// Whether a question asks; one that sells does not.
  private var isHonestQuestion: Bool {
    guard sentence.isQuestion, !cues.contains(where: { $0.effect == .sellingQuestion }) else {
      return false
    }
    let first = tokens[sentence.tokens].first { $0.kind != .mark }
    return first?.classes.contains(.asking) ?? false
  }

  // MARK: Negation

  /// Whether a negative before the claim reaches it.
  private func isNegated(_ hit: Range<Int>) -> Bool {
    var index = hit.lowerBound - 1
    var crossesComma = startsWithOr(hit.lowerBound)
    var distance = 0
    while index >= sentence.tokens.lowerBound {
      let token = tokens[index]
      if token.kind == .mark {
        let isComma = token.isMark(",") && crossesComma
        if !isComma, endsClause(token) { return false }
      } else {
        distance += 1
        if token.classes.contains(.negator), !isFalseNegation(index), reaches(index, hit, distance)
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
  private func reaches(_ index: Int, _ hit: Range<Int>, _ distance: Int) -> Bool {
    let isShort = ["without", "few"].contains(reader.words.entries[Int(tokens[index].word)].text)
    return !isShort || distance <= 4
  }

  private func startsWithOr(_ index: Int) -> Bool {
    guard index > sentence.tokens.lowerBound, index < tokens.count else { return false }
    return [index, index - 1].contains { position in
      tokens[position].kind == .word
        && ["or", "nor"].contains(reader.words.entries[Int(tokens[position].word)].text)
    }
  }

  private func isFalseNegation(_ index: Int) -> Bool {
    cues.contains { $0.effect == .falseNegation && $0.tokens.contains(index) }
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
    cues.contains { cue in
      guard cue.effect == .subjectDenial, cue.tokens.lowerBound >= hit.upperBound,
        cue.tokens.lowerBound - hit.upperBound <= 6
      else { return false }
      return tokens[hit.upperBound..<cue.tokens.lowerBound].allSatisfy {
        $0.kind != .mark && !$0.classes.contains(.verb) || $0.isMark(Mark.quote)
      }
    }
  }

  // MARK: What others say

  /// Whether the claim is somebody else's and the text around it denies it.
  private func isAttributedAndDenied(_ hit: Range<Int>) -> Bool {
    guard isQuoted(hit) || hasCue(.attribution, before: hit) else { return false }
    if contradictsItself(hit) { return true }
    let unit = prose.units[sentence.unit]
    guard let last = sentence.tokens.last else { return false }
    let later = prose.sentences[unit.sentences].filter { $0.tokens.lowerBound > last }
    if later.isEmpty, sentence.unit + 1 < prose.units.count {
      let next = prose.units[sentence.unit + 1]
      guard next.section == unit.section, next.kind == .paragraph else { return false }
      return prose.sentences[next.sentences].prefix(1).contains(where: denies)
    }
    return later.contains(where: denies)
  }

  /// Whether the sentence goes on to name another opinion.
  private func contradictsItself(_ hit: Range<Int>) -> Bool {
    tokens[hit.upperBound..<sentence.tokens.upperBound].contains { token in
      token.kind == .word
        && (["another", "others", "but", "although", "disagree"].contains(
          reader.words.entries[Int(token.word)].text) || token.classes.contains(.negator))
    }
  }

  /// How many words and marks a quotation has at most; a paragraph may go on without end.
  private static let longestQuotation = 1000

  private func isQuoted(_ hit: Range<Int>) -> Bool {
    let start = prose.units[sentence.unit].tokens.lowerBound
    let before = max(start, hit.lowerBound - Self.longestQuotation)..<hit.lowerBound
    let opened = tokens[before].count { $0.isMark(Mark.quote) || $0.isMark("'") }
    let open = tokens[before].count { $0.isMark("‘") } - tokens[before].count { $0.isMark("’") }
    return opened % 2 == 1 || open > 0
  }

  private func denies(_ other: Sentence) -> Bool {
    let cues = lexicon.cues(in: other.tokens, of: tokens, reader)
    if cues.contains(where: { $0.effect == .denial }) { return true }
    let start = tokens[other.tokens].prefix(5)
    let points = start.contains { $0.classes.contains(.pointing) || $0.classes.contains(.pronoun) }
    return points && tokens[other.tokens].contains { $0.classes.contains(.negator) }
  }

  /// Whether the paragraph or heading before a list denies what its items say.
  private var isDeniedByIntroduction: Bool {
    guard let leadIn = prose.units[sentence.unit].leadIn else { return false }
    let range = prose.units[leadIn].tokens
    let effects = Set(lexicon.cues(in: range, of: tokens, reader).map(\.effect))
    return !effects.isDisjoint(with: [.denial, .condition, .distance])
      || tokens[range].contains { $0.classes.contains(.negator) }
  }
}
