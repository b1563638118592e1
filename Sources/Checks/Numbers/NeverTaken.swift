import Content
import Diagnostics
import Facts

/// What the facts say of a medicine that it must never be taken so.
extension NumbersCheck {
  /// How often something is taken must not be what the dose says is never so; a citation does not
  /// excuse it, only another drug of the facts that is taken so. Takes what it reports out of
  /// `written`, which is what is not denied of `all` in the sentence.
  func checkNever(
    _ written: inout [WrittenQuantity], of all: [WrittenQuantity], in sentence: Sentence,
    _ page: CheckedPage, _ findings: inout [Diagnostic]
  ) {
    guard page.article != nil, let matcher = page.factMatcher,
      let ruledOut = page.factTexts?.ruledOut, !ruledOut.isEmpty
    else { return }
    var stretch = SentenceStretch(sentence)
    // "Once a week, never every day" is about how it is taken without a word for it.
    let isContrast = all.contains { quantity in
      quantity.isNegated(in: sentence, page) && ruledOut.contains { $0.written.says(quantity) }
    }
    written.removeAll { quantity in
      guard !sentence.isQuestion, !quantity.isNegated(in: sentence, page),
        let value = ruledOut.first(where: { $0.written.says(quantity) })
      else { return false }
      if !isContrast {
        guard let words = stretch.words(around: quantity, matcher, page),
          matcher.isTaken(quantity, among: words),
          matcher.match(quantity, among: words)?.agrees != true
        else { return false }
      }
      findings.append(
        Kind.never.finding(
          "'\(shown(quantity, page))' is how it must never be taken",
          at: page.prose.location(ofTokens: quantity.tokens),
          help: "write how it is taken, or 'never' before it",
          explanation: Kind.never.rule.explanation,
          notes: [.init("the facts rule it out here", at: value.location)]))
      return true
    }
  }

  /// "Never every other day" must be among what the dose says is never so.
  func checkDenied(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    guard page.article != nil, !sentence.isQuestion,
      let ruledOut = page.factTexts?.ruledOut, let first = ruledOut.first
    else { return }
    for quantity in written {
      let before = quantity.tokens.lowerBound - 1
      guard case .frequency = quantity.value, !quantity.isUnnumbered,
        sentence.tokens.contains(before), page.prose.tokens[before].classes.contains(.negator),
        !ruledOut.contains(where: { $0.written.says(quantity) })
      else { continue }
      findings.append(
        Kind.never.finding(
          "'\(shown(quantity, page))' is not what the facts rule out",
          at: page.prose.location(ofTokens: quantity.tokens),
          help: "write what 'never' of the dose says, or add this to it",
          notes: [.init("the facts rule this out", at: first.location)]))
    }
  }
}
