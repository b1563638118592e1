/// Finds the claims that the sentences of a text make, wherever they hold.
struct ClaimFinder {
  private let lexicon: ClaimLexicon
  private let prose: Prose
  private let symbols: SymbolReader
  private let surroundings: ClaimSurroundings

  /// Finds claims by the rules of `lexicon` in `prose`.
  init(lexicon: ClaimLexicon, prose: Prose, symbols: SymbolReader) {
    self.lexicon = lexicon
    self.prose = prose
    self.symbols = symbols
    surroundings = ClaimSurroundings(prose, lexicon: lexicon, reader: symbols)
  }

  /// The claims of a sentence; `isCited` tells whether a source is cited for it.
  func claims(
    in sentence: Sentence, isCited: @autoclosure () -> Bool
  ) -> [WordingGraph.Hit] {
    let hits = lexicon.claims(in: sentence.tokens, of: prose.tokens, symbols)
    if hits.isEmpty { return [] }
    let scope = ClaimScope(
      sentence, in: prose, lexicon: lexicon, reader: symbols, surroundings: surroundings)
    let exceptions = Set(
      lexicon.exceptions(in: sentence.tokens, of: prose.tokens, symbols).map(\.owner))
    var ends: [Int: Int] = [:]
    return hits.filter { hit in
      let rule = lexicon.rules[hit.owner]
      guard hit.tokens.lowerBound >= ends[hit.owner] ?? 0,
        !exceptions.contains(hit.owner),
        !(rule.allowsCited && isCited()),
        rule.ignoresDenial || !scope.isDenied(hit.tokens)
      else { return false }
      ends[hit.owner] = hit.tokens.upperBound
      return true
    }
  }
}
