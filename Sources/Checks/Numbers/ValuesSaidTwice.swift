import Diagnostics
import Facts
import Foundations

/// Values that a page says twice, in other words or in another unit, which must be the same.
extension NumbersCheck {
  /// A chance "in other words", which should be that of the sentence before.
  func checkRestatement(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    guard let starts = page.words.numbers.facts?.restatements,
      starts.contains(where: { start in
        zip(sentence.tokens, start).allSatisfy { page.word($0) == $1 }
      }), let previous = page.sentence(before: sentence)
    else { return }
    let before = QuantityReader(page, previous.tokens).read().filter(\.isChance)
    let own = written.filter(\.isChance)
    guard before.count == 1, own.count == 1, !own[0].says(before[0]), !before[0].says(own[0])
    else { return }
    // The one that is a fact is right.
    let isFact =
      page.sayElsewhere(own[0], isAge: false) && !page.sayElsewhere(before[0], isAge: false)
    let (wrong, other) = isFact ? (before[0], own[0]) : (own[0], before[0])
    findings.append(
      Kind.conversion.finding(
        "'\(shown(wrong, page))' is not the same as '\(shown(other, page))'",
        at: page.prose.location(ofTokens: wrong.tokens), help: "make the two agree"))
  }

  /// Values in parentheses after others, which should be the same in another unit.
  func checkConversions(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    for (first, second) in zip(written, written.dropFirst()) {
      guard let one = first.quantity, let other = second.quantity, one.isSingle, other.isSingle,
        second.tokens.lowerBound == first.tokens.upperBound + 1,
        page.prose.tokens[first.tokens.upperBound].isMark("("),
        one.unit != other.unit,
        let converted = one.converted(
          like: other, measuring: page.prose.text(ofTokens: sentence.stretch(around: first))),
        !converted.isNear(other)
      else { continue }
      let tokens = first.tokens.lowerBound..<second.tokens.upperBound
      findings.append(
        Kind.conversion.finding(
          "'\(shown(second, page))' is not the same as '\(shown(first, page))', which is "
            + FactValue.quantity(converted).plainText,
          at: page.prose.location(ofTokens: tokens), help: "make the two agree"))
    }
  }
}
