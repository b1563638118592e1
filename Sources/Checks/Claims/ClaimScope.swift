/// Tells whether a sentence makes the claim that its words could make, or denies it, doubts it,
/// asks about it or warns of it.
struct ClaimScope {
  private let tokens: [Token]
  private let surroundings: ClaimSurroundings
  private let sentence: Sentence
  private let cues: SentenceCues
  /// Whether it asks what a reader would ask.
  let isHonestQuestion: Bool
  /// The last word that goes on to name another opinion.
  private let lastContradiction: Int?

  init(_ sentence: Sentence, lexicon: ClaimLexicon, surroundings: ClaimSurroundings) {
    self.surroundings = surroundings
    self.sentence = sentence
    let all = surroundings.prose.tokens
    self.tokens = all
    cues = SentenceCues(lexicon.cues(in: sentence.tokens, of: all, &surroundings.words.search))
    let tokens = all[sentence.tokens]
    isHonestQuestion =
      sentence.isQuestion && !cues.has(.sellingQuestion)
      && tokens.first { $0.kind != .mark }?.classes.contains(.asking) ?? false
    lastContradiction = tokens.lastIndex {
      !$0.classes.isDisjoint(with: [.contradiction, .negator])
    }
  }

  func isDenied(_ hit: Range<Int>) -> Bool {
    isNegated(hit) || isDeniedSubject(hit) || isHonestQuestion
      || cues.has(.denial, besides: hit) || cues.has(.distance, before: hit)
      || cues.has(.condition, before: hit) || isAttributedAndDenied(hit)
      || isDeniedByIntroduction
  }

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
      surroundings.looked(at: 1)
    }
    return false
  }

  /// "Without" and "no" before a noun reach less far than "not".
  private func reaches(_ index: Int, _ distance: Int) -> Bool {
    !tokens[index].classes.contains(.nearNegator) || distance <= 4
  }

  private func startsWithOr(_ index: Int) -> Bool {
    guard index > sentence.tokens.lowerBound, index < tokens.count else { return false }
    return tokens[index].classes.contains(.or) || tokens[index - 1].classes.contains(.or)
  }

  private func endsClause(_ mark: Token) -> Bool {
    switch mark.mark {
    case ",", ";", ":", "(", ")", "!", "?", ".", Mark.dash: true
    default: false
    }
  }

  /// Whether a new clause begins with the token: "but", or "and" before a verb or pronoun.
  private func endsClause(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.classes.contains(.clauseStart) { return !follows(.negator, index) }
    guard token.classes.contains(.and), index + 1 < tokens.count else { return false }
    return !tokens[index + 1].classes.isDisjoint(with: [.verb, .pronoun])
  }

  private func follows(_ classes: WordClasses, _ index: Int) -> Bool {
    index > sentence.tokens.lowerBound && tokens[index - 1].classes.contains(classes)
  }

  /// Whether the claim is what a denial is about: "Guaranteed results are not possible".
  private func isDeniedSubject(_ hit: Range<Int>) -> Bool {
    for index in hit.upperBound...hit.upperBound + 6 {
      surroundings.looked(at: 1)
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
    guard
      surroundings.isQuoted(hit.lowerBound, in: sentence.unit)
        || cues.has(.attribution, before: hit)
    else { return false }
    return lastContradiction.map { $0 >= hit.upperBound } ?? false
      || surroundings.isDenied(sentence)
  }

  /// Whether the paragraph or heading before a list denies what its items say.
  private var isDeniedByIntroduction: Bool {
    surroundings.prose.units[sentence.unit].leadIn.map(surroundings.isDenying) ?? false
  }
}

/// What the sentences around a claim say of it. A class, because all sentences of a text share
/// what it has found: each is looked at once, however many claims there are.
final class ClaimSurroundings {
  let prose: Prose
  private let lexicon: ClaimLexicon
  private var introductions: [Int: Bool] = [:]
  /// For each unit, where the first and the last sentence that denies others begins.
  private var denials: [Int: (first: Int, last: Int)?] = [:]
  private var quotes = Quotes()
  fileprivate let words: SharedWords
  /// The sentence that is read now, as the grammar sees it.
  var items = SentenceItems()
  /// How many words and marks were looked at, for tests.
  private(set) var looks = 0

  init(_ prose: Prose, lexicon: ClaimLexicon, words: SharedWords) {
    self.prose = prose
    self.words = words
    self.lexicon = lexicon
  }

  func isDenying(introduction unit: Int) -> Bool {
    if let known = introductions[unit] { return known }
    let range = prose.units[unit].tokens
    looked(at: range.count)
    let effects = Set(lexicon.cues(in: range, of: prose.tokens, &words.search).map(\.cue))
    let denies =
      !effects.isDisjoint(with: [.denial, .condition, .distance])
      || prose.tokens[range].contains { $0.classes.contains(.negator) }
    introductions[unit] = denies
    return denies
  }

  /// Whether what follows a sentence denies it: a later sentence of its unit, or where there is
  /// none the first of the next paragraph.
  func isDenied(_ sentence: Sentence) -> Bool {
    let unit = prose.units[sentence.unit]
    guard let end = sentence.tokens.last, let last = prose.sentences[unit.sentences].last else {
      return false
    }
    if last.tokens.lowerBound > end {
      return denial(in: sentence.unit).map { $0.last > end } ?? false
    }
    guard sentence.unit + 1 < prose.units.count else { return false }
    let next = prose.units[sentence.unit + 1]
    guard next.section == unit.section, next.kind == .paragraph else { return false }
    let first = prose.sentences[next.sentences].first
    return first != nil && denial(in: sentence.unit + 1)?.first == first?.tokens.lowerBound
  }

  /// The quotation marks of a unit before a token.
  private struct Quotes {
    var unit = -1
    var next = 0
    /// Whether one that looks the same at both ends is open.
    var isOpen = false
    /// How many ‘ are open.
    var open = 0
  }

  /// Whether a quotation of the unit is open at `token`. Asked in the order of a text, it looks at
  /// each token once.
  func isQuoted(_ token: Int, in unit: Int) -> Bool {
    if quotes.unit != unit || token < quotes.next {
      quotes = Quotes(unit: unit, next: prose.units[unit].tokens.lowerBound)
    }
    looked(at: token - quotes.next)
    for token in prose.tokens[quotes.next..<token] where token.kind == .mark {
      if token.isMark(Mark.quote) || token.isMark("'") { quotes.isOpen.toggle() }
      if token.isMark("‘") { quotes.open += 1 }
      if token.isMark("’") { quotes.open -= 1 }
    }
    quotes.next = token
    return quotes.isOpen || quotes.open > 0
  }

  func looked(at count: Int) { looks += count }

  private func denial(in unit: Int) -> (first: Int, last: Int)? {
    if let known = denials[unit] { return known }
    let starts = prose.sentences[prose.units[unit].sentences].filter(denies)
      .map(\.tokens.lowerBound)
    let found = starts.first.flatMap { first in starts.last.map { (first, $0) } }
    denials[unit] = .some(found)
    return found
  }

  private func denies(_ sentence: Sentence) -> Bool {
    looked(at: sentence.tokens.count)
    let tokens = prose.tokens[sentence.tokens]
    let cues = lexicon.cues(in: sentence.tokens, of: prose.tokens, &words.search)
    if cues.contains(where: { $0.cue == .denial }) { return true }
    let points = tokens.prefix(5).contains {
      $0.classes.contains(.pointing) || $0.classes.contains(.pronoun)
    }
    return points && tokens.contains { $0.classes.contains(.negator) }
  }
}

/// What a wording does to the claims in its sentence.
enum ClaimCue: Int, Sendable, CaseIterable {
  /// Says that a claim is false, doubtful or a reason to leave.
  case denial
  /// Puts a claim at a distance, whoever makes it.
  case distance
  /// Names somebody else who says something.
  case attribution
  /// A negative that does not deny: "not only", "no doubt".
  case falseNegation
  /// A question that sells: "Ready for …?"
  case sellingQuestion
  /// A condition about what others say: "if anyone promises".
  case condition
  /// What makes a claim before it the subject of a denial: "is not possible".
  case subjectDenial
}

/// The cues of a sentence, so arranged that each claim finds its answer without looking at all of
/// them: one sentence can hold as many of both as a file has room for.
private struct SentenceCues {
  /// Where the first of each cue ends, and where the last one begins.
  private var bounds: [ClaimCue: (firstEnd: Int, lastStart: Int)] = [:]
  private var subjectDenials: Set<Int> = []
  private var falseNegations: Set<Int> = []

  init(_ cues: [(cue: ClaimCue, tokens: Range<Int>)]) {
    for (cue, tokens) in cues {
      let (start, end) = (tokens.lowerBound, tokens.upperBound)
      let known = bounds[cue] ?? (firstEnd: end, lastStart: start)
      bounds[cue] = (min(known.firstEnd, end), max(known.lastStart, start))
      if cue == .subjectDenial { subjectDenials.insert(start) }
      if cue == .falseNegation { falseNegations.formUnion(tokens) }
    }
  }

  func has(_ cue: ClaimCue) -> Bool { bounds[cue] != nil }

  func has(_ cue: ClaimCue, before tokens: Range<Int>) -> Bool {
    bounds[cue].map { $0.firstEnd <= tokens.lowerBound } ?? false
  }

  /// Whether `cue` shares no token with `tokens`.
  func has(_ cue: ClaimCue, besides tokens: Range<Int>) -> Bool {
    bounds[cue].map {
      $0.firstEnd <= tokens.lowerBound || $0.lastStart >= tokens.upperBound
    } ?? false
  }

  /// Whether a denial of what stands before it begins at the token `index`.
  func deniesSubject(at index: Int) -> Bool { subjectDenials.contains(index) }

  func isFalseNegation(_ index: Int) -> Bool { falseNegations.contains(index) }
}
