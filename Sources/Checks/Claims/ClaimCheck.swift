import Diagnostics

/// Reports claims that health pages must not make.
struct ClaimCheck: Check {
  let lexicon: ClaimLexicon

  var infos: [DiagnosticRule] { lexicon.rules.map(\.info) }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let finder = ClaimFinder(lexicon: lexicon, prose: page.prose)
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
  let surroundings: ClaimSurroundings

  init(lexicon: ClaimLexicon, prose: Prose) {
    self.lexicon = lexicon
    surroundings = ClaimSurroundings(prose, lexicon: lexicon)
  }

  func claims(in sentence: Sentence, isCited: @autoclosure () -> Bool) -> [WordingGraph.Hit] {
    surroundings.looked(at: sentence.tokens.count)
    let (tokens, words) = (sentence.tokens, surroundings.prose.tokens)
    let hits = lexicon.claims.hits(in: tokens, of: words, &surroundings.search)
    if hits.isEmpty { return [] }
    let scope = ClaimScope(sentence, lexicon: lexicon, surroundings: surroundings)
    let exceptions = Set(
      lexicon.exceptions.hits(in: tokens, of: words, &surroundings.search).map(\.owner))
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
  let claims: WordingGraph
  let exceptions: WordingGraph
  private let cues: WordingGraph

  init(rules: [ClaimRule], language: CheckLanguage?) {
    var symbols = SymbolTable()
    func builder(_ patterns: (ClaimRule) -> [WordingPattern]) -> WordingGraphBuilder {
      let owned = rules.enumerated().flatMap { number, rule in
        patterns(rule).map { ($0, owner: number) }
      }
      return WordingGraphBuilder(owned, &symbols)
    }
    let (claims, exceptions) = (builder(\.patterns), builder(\.unless))
    let cues = WordingGraphBuilder(
      (language?.claimCues ?? []).flatMap { cue, wordings in
        wordings.compactMap { try? WordingPattern($0) }.map { ($0, owner: cue.rawValue) }
      }, &symbols)
    self.claims = WordingGraph(claims, symbols)
    self.exceptions = WordingGraph(exceptions, symbols)
    self.cues = WordingGraph(cues, symbols)
    self.language = language
    self.rules = rules
    self.symbols = symbols
  }

  func cues(
    in range: Range<Int>, of tokens: [Token], _ search: inout WordingSearch
  ) -> [(cue: ClaimCue, tokens: Range<Int>)] {
    cues.hits(in: range, of: tokens, &search).compactMap { hit in
      ClaimCue(rawValue: hit.owner).map { ($0, hit.tokens) }
    }
  }
}
