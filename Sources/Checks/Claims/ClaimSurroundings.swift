/// What the sentences around a claim say of it.
///
/// A class, because all sentences of a text share what it has found: each is looked at once,
/// however many claims there are.
final class ClaimSurroundings {
  private let prose: Prose
  private let lexicon: ClaimLexicon
  private let reader: SymbolReader
  private var introductions: [Int: Bool] = [:]
  /// For each unit, where the first and the last sentence that denies others begins.
  private var denials: [Int: (first: Int, last: Int)?] = [:]

  /// The surroundings of the claims in `prose`.
  init(_ prose: Prose, lexicon: ClaimLexicon, reader: SymbolReader) {
    self.prose = prose
    self.lexicon = lexicon
    self.reader = reader
  }

  /// Whether a unit, the introduction of a list, denies what the items say.
  func isDenying(introduction unit: Int) -> Bool {
    if let known = introductions[unit] { return known }
    let range = prose.units[unit].tokens
    let effects = Set(lexicon.cues(in: range, of: prose.tokens, reader).map(\.effect))
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

  private func denial(in unit: Int) -> (first: Int, last: Int)? {
    if let known = denials[unit] { return known }
    let starts = prose.sentences[prose.units[unit].sentences].filter(denies)
      .map(\.tokens.lowerBound)
    let found = starts.first.flatMap { first in starts.last.map { (first, $0) } }
    denials[unit] = .some(found)
    return found
  }

  private func denies(_ sentence: Sentence) -> Bool {
    let tokens = prose.tokens[sentence.tokens]
    let cues = lexicon.cues(in: sentence.tokens, of: prose.tokens, reader)
    if cues.contains(where: { $0.effect == .denial }) { return true }
    let points = tokens.prefix(5).contains {
      $0.classes.contains(.pointing) || $0.classes.contains(.pronoun)
    }
    return points && tokens.contains { $0.classes.contains(.negator) }
  }
}
