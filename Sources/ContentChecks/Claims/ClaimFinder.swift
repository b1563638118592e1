/// Finds the claims that the sentences of a text make, wherever they hold.
struct ClaimFinder {
  let lexicon: ClaimLexicon
  let prose: Prose
  let symbols: SymbolReader

  /// The claims of a sentence; `isCited` tells whether a source is cited for it.
  func claims(
    in sentence: Sentence, isCited: @autoclosure () -> Bool
  ) -> [WordingGraph.Hit] {
    let hits = lexicon.claims(in: sentence.tokens, of: prose.tokens, symbols)
    if hits.isEmpty { return [] }
    let scope = ClaimScope(sentence, in: prose, lexicon: lexicon, reader: symbols)
    let exceptions = lexicon.exceptions(in: sentence.tokens, of: prose.tokens, symbols)
    var ends: [Int: Int] = [:]
    return hits.filter { hit in
      let rule = lexicon.rules[hit.owner]
      guard hit.tokens.lowerBound >= ends[hit.owner] ?? 0,
        !exceptions.contains(where: { $0.owner == hit.owner }),
        !(rule.allowsCited && isCited()),
        rule.ignoresDenial || !scope.isDenied(hit.tokens)
      else { return false }
      ends[hit.owner] = hit.tokens.upperBound
      return true
    }
  }
}
