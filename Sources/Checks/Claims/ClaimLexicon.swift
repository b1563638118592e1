/// The wordings of claims and of what denies them, ready for searching.
///
/// A class, because every reader and check has it and one reference is cheap to hold.
final class ClaimLexicon: Sendable {
  let rules: [ClaimRule]
  let symbols: SymbolTable
  private let claims: WordingGraph
  private let cues: WordingGraph
  private let exceptions: WordingGraph

  /// The wordings of `rules`.
  init(rules: [ClaimRule]) {
    var symbols = SymbolTable()
    var claims = WordingGraphBuilder()
    var cues = WordingGraphBuilder()
    var exceptions = WordingGraphBuilder()
    for (number, rule) in rules.enumerated() {
      for pattern in rule.patterns { claims.insert(pattern, owner: number, &symbols) }
      for pattern in rule.unless { exceptions.insert(pattern, owner: number, &symbols) }
    }
    for (effect, wordings) in DenialCues.wordings {
      for pattern in wordings.compactMap({ try? WordingPattern($0) }) {
        cues.insert(pattern, owner: effect.rawValue, &symbols)
      }
    }
    self.rules = rules
    self.symbols = symbols
    self.claims = WordingGraph(claims, symbols)
    self.cues = WordingGraph(cues, symbols)
    self.exceptions = WordingGraph(exceptions, symbols)
  }

  /// The claims among some tokens.
  func claims(in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader)
    -> [WordingGraph.Hit]
  {
    claims.hits(in: range, of: tokens, reader)
  }

  /// The exceptions among some tokens.
  func exceptions(in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader)
    -> [WordingGraph.Hit]
  {
    exceptions.hits(in: range, of: tokens, reader)
  }

  /// The cues among some tokens.
  func cues(in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader) -> [Cue] {
    cues.hits(in: range, of: tokens, reader).compactMap { hit in
      DenialCues.Effect(rawValue: hit.owner).map { Cue(effect: $0, tokens: hit.tokens) }
    }
  }

  /// A cue found.
  struct Cue: Hashable, Sendable {
    let effect: DenialCues.Effect
    let tokens: Range<Int>
  }
}
