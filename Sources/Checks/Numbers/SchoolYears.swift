import Diagnostics
import Foundations

/// The years of school at which children have something.
extension NumbersCheck {
  /// School years that the facts do not name, where they name others: "at school in year 12".
  func checkSchoolYears(
    in sentence: Sentence, _ page: CheckedPage, _ findings: inout [Diagnostic]
  ) {
    guard let words = page.words.numbers.facts, let statements = page.factStatements
    else { return }
    func isNamed(_ year: Int) -> Bool {
      words.name(words.schoolYear, numbered: String(year)).flatMap {
        statements.slot(of: page.words.numbers.number(ofStem: $0))
      } != nil
    }
    for token in sentence.tokens.dropLast() where page.word(token) == words.schoolYear {
      var end = token + 1
      let reader = QuantityReader(page, sentence.tokens)
      guard let year = reader.number(&end)?.wholeNumber, year < 14, !isNamed(year) else {
        continue
      }
      let known = (1...13).filter(isNamed)
      // Which years they name besides, as in "year 8 or 9", is not known.
      guard let first = known.first, !known.contains(where: { abs($0 - year) == 1 }) else {
        continue
      }
      findings.append(
        Kind.disagrees.finding(
          "'\(page.prose.text(ofTokens: token..<end))' differs from the facts, which say "
            + "\(words.schoolYear) \(first)",
          at: page.prose.location(ofTokens: token..<end), help: "make the two agree",
          explanation: Kind.disagrees.rule.explanation))
    }
  }
}
