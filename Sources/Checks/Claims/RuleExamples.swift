import Diagnostics

/// Tries rules on the sentences that their files give for them.
struct RuleExamples {
  private let lexicon: ClaimLexicon

  /// The examples of `rules`.
  init(_ rules: [ClaimRule]) { lexicon = ClaimLexicon(rules: rules) }

  /// The examples that turn out otherwise than their files say.
  func problems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (number, rule) in lexicon.rules.enumerated() {
      for example in rule.pass where isReported(example.value, number) {
        problems.append(
          problem(
            "this sentence must pass, and the rule reports it", example, "add it to 'unless'"))
      }
      for example in rule.fail where !isReported(example.value, number) {
        problems.append(
          problem(
            "this sentence must fail, and the rule does not report it", example,
            "add its wording to 'patterns'; a pattern with '#' needs quotes"))
      }
    }
    return problems
  }

  private func isReported(_ text: String, _ rule: Int) -> Bool {
    var builder = ProseBuilder(words: WordTable(WordKnowledge(symbols: lexicon.symbols)))
    builder.append(text, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.paragraph, at: SourceLocation(path: ""))
    let finder = ClaimFinder(
      lexicon: lexicon, prose: builder.prose, symbols: SymbolReader(words: builder.words))
    return builder.prose.sentences.contains { sentence in
      finder.claims(in: sentence, isCited: false).contains { $0.owner == rule }
    }
  }

  private func problem(
    _ message: String, _ example: Located<String>, _ help: String
  ) -> Diagnostic {
    Diagnostic("rules/wrong-example", message, at: example.location, help: help)
  }
}
