public import Diagnostics

/// Finds the claims in single sentences, to measure how well the checks find them. It is the code
/// that reads articles, without the article.
public struct SentenceClaims {
  private let lexicon: ClaimLexicon
  private let words: SharedWords
  private let region: String

  /// Ready for sentences in the language of `locale`, such as `en-GB`, of a site in `region`
  /// (ISO 3166-1).
  public init(rules: ClaimRules, locale: String, region: String) {
    let language = CheckLanguage.of(locale: locale)
    lexicon = ClaimLexicon(rules: rules.rules(in: language), language: language)
    words = SharedWords(WordKnowledge(language: language, symbols: lexicon.symbols))
    self.region = region
  }

  /// What is reported of `text`, a sentence or several.
  public func findings(in text: String) -> [Diagnostic] {
    let prose = prose(text)
    let finder = ClaimFinder(lexicon: lexicon, prose: prose, words: words, region: region)
    return prose.sentences.flatMap { finder.claims(in: $0, isCited: false) }
      .map { lexicon.rules[$0.owner].finding($0, prose) }
  }

  /// The sentences that the rules give as examples, and whether each must be reported.
  public var examples: [(text: String, isReported: Bool)] {
    lexicon.rules.flatMap { rule in
      rule.fail.map { ($0.value, true) } + rule.pass.map { ($0.value, false) }
    }
  }

  /// What the model of the language weighs in each sentence of `text`, by name.
  public func features(of text: String) -> [[String]] {
    let prose = prose(text)
    let finder = ClaimFinder(lexicon: lexicon, prose: prose, words: words, region: region)
    return prose.sentences.map(finder.features)
  }

  private func prose(_ text: String) -> Prose {
    let place = SourceLocation(path: "")
    var builder = ProseBuilder(words: words)
    builder.append(text, at: place, isExact: false)
    builder.endUnit(.paragraph, at: place)
    return builder.prose
  }
}
