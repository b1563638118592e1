import Diagnostics

/// Reports claims that health pages must not make.
struct ClaimCheck: Check {
  private let lexicon: ClaimLexicon

  /// A check for the rules of `lexicon`.
  init(lexicon: ClaimLexicon) { self.lexicon = lexicon }

  var infos: [CheckInfo] { lexicon.rules.map(\.info) }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let reader = page.symbols
    let region = page.site.content.clinic.region.value
    for unit in page.prose.units where !unit.kind.isDeniedReport && !unit.isDontItem {
      for sentence in page.prose.sentences[unit.sentences] {
        let hits = lexicon.claims(in: sentence.tokens, of: page.prose.tokens, reader)
        if hits.isEmpty { continue }
        check(hits, sentence, page, reader, region: region, &findings)
      }
    }
  }

  private func check(
    _ hits: [WordingGraph.Hit], _ sentence: Sentence, _ page: CheckedPage, _ reader: SymbolReader,
    region: String, _ findings: inout [Diagnostic]
  ) {
    let scope = ClaimScope(sentence, in: page.prose, lexicon: lexicon, reader: reader)
    let exceptions = lexicon.exceptions(in: sentence.tokens, of: page.prose.tokens, reader)
    var ends: [Int: Int] = [:]
    for hit in hits {
      let rule = lexicon.rules[hit.owner]
      guard rule.regions.isEmpty || rule.regions.contains(region),
        hit.tokens.lowerBound >= ends[hit.owner] ?? 0,
        !exceptions.contains(where: { $0.owner == hit.owner }),
        !(rule.allowsCited && page.isCited(sentence)),
        rule.ignoresDenial || !scope.isDenied(hit.tokens)
      else { continue }
      ends[hit.owner] = hit.tokens.upperBound
      findings.append(finding(rule, hit.tokens, page))
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

extension ProseUnit.Kind {
  /// Whether it says what a source says and the clinic's note denies it.
  var isDeniedReport: Bool { self == .reported(isDenied: true) }
}
