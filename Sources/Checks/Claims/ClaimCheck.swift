import Diagnostics

/// Reports claims that health pages must not make.
struct ClaimCheck: Check {
  let lexicon: ClaimLexicon

  var infos: [DiagnosticRule] { lexicon.rules.map(\.info) }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let finder = ClaimFinder(lexicon: lexicon, prose: page.prose, symbols: page.symbols)
    let region = page.site.content.clinic.region.value
    for unit in page.prose.units where unit.kind != .reported(isDenied: true) && !unit.isDontItem {
      for sentence in page.prose.sentences[unit.sentences] {
        for claim in finder.claims(in: sentence, isCited: page.isCited(sentence)) {
          let rule = lexicon.rules[claim.owner]
          guard rule.regions.isEmpty || rule.regions.contains(region) else { continue }
          findings.append(finding(rule, claim.tokens, page))
        }
      }
    }
  }

  private func finding(
    _ rule: ClaimRule, _ tokens: Range<Int>, _ page: CheckedPage
  ) -> Diagnostic {
    let words = page.prose.text(ofTokens: tokens)
    let shown = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return rule.info.finding(
      "'\(shown)': \(rule.info.title)", at: page.prose.location(ofTokens: tokens),
      help: rule.instead, explanation: rule.info.explanation)
  }
}

/// Finds the claims that the sentences of a text make, wherever they hold.
struct ClaimFinder {
  private let lexicon: ClaimLexicon
  private let prose: Prose
  private let symbols: SymbolReader
  let surroundings: ClaimSurroundings

  init(lexicon: ClaimLexicon, prose: Prose, symbols: SymbolReader) {
    self.lexicon = lexicon
    self.prose = prose
    self.symbols = symbols
    surroundings = ClaimSurroundings(prose, lexicon: lexicon, reader: symbols)
  }

  func claims(in sentence: Sentence, isCited: @autoclosure () -> Bool) -> [WordingGraph.Hit] {
    surroundings.looked(at: sentence.tokens.count)
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
        !exceptions.contains(hit.owner), !(rule.allowsCited && isCited()),
        rule.ignoresDenial || !scope.isDenied(hit.tokens)
      else { return false }
      ends[hit.owner] = hit.tokens.upperBound
      return true
    }
  }
}

/// The wordings of claims and of what denies them, ready for searching. A class, because every
/// reader and check has it and one reference is cheap to hold.
final class ClaimLexicon: Sendable {
  let language: CheckLanguage?
  let rules: [ClaimRule]
  let symbols: SymbolTable
  private let claims: WordingGraph
  private let cues: WordingGraph
  private let exceptions: WordingGraph

  init(rules: [ClaimRule], language: CheckLanguage?) {
    var symbols = SymbolTable()
    let owned = rules.enumerated()
    claims = WordingGraph(
      owned.flatMap { number, rule in rule.patterns.map { ($0, owner: number) } }, &symbols)
    exceptions = WordingGraph(
      owned.flatMap { number, rule in rule.unless.map { ($0, owner: number) } }, &symbols)
    cues = WordingGraph(
      (language?.claimCues ?? []).flatMap { cue, wordings in
        wordings.compactMap { try? WordingPattern($0) }.map { ($0, owner: cue.rawValue) }
      }, &symbols)
    self.language = language
    self.rules = rules
    self.symbols = symbols
  }

  func claims(
    in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader
  ) -> [WordingGraph.Hit] { claims.hits(in: range, of: tokens, reader) }

  func exceptions(
    in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader
  ) -> [WordingGraph.Hit] { exceptions.hits(in: range, of: tokens, reader) }

  func cues(in range: Range<Int>, of tokens: [Token], _ reader: SymbolReader)
    -> [(cue: ClaimCue, tokens: Range<Int>)]
  {
    cues.hits(in: range, of: tokens, reader).compactMap { hit in
      ClaimCue(rawValue: hit.owner).map { ($0, hit.tokens) }
    }
  }
}
