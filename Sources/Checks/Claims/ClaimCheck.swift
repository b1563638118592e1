import Diagnostics

/// Reports claims that health pages must not make.
struct ClaimCheck: Check {
  private let lexicon: ClaimLexicon

  /// A check for the rules of `lexicon`.
  init(lexicon: ClaimLexicon) { self.lexicon = lexicon }

  var infos: [CheckInfo] { lexicon.rules.map(\.info) }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let finder = ClaimFinder(lexicon: lexicon, prose: page.prose, symbols: page.symbols)
    let region = page.site.content.clinic.region.value
    for unit in page.prose.units where !unit.kind.isDeniedReport && !unit.isDontItem {
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

extension ProseUnit.Kind {
  /// Whether it says what a source says and the clinic's note denies it.
  var isDeniedReport: Bool { self == .reported(isDenied: true) }
}
