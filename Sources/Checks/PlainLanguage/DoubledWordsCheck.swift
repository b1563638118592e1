import Diagnostics

/// Finds words beside a fact that the fact says itself: "at least {{ waits.driving }}" is read as "at
/// least at least 24 hours".
struct DoubledWordsCheck: Check {
  enum Kind: String, DiagnosticKind {
    case doubled = "facts/doubled-words"

    var rule: DiagnosticRule {
      rule(
        "Words that the fact beside them says already",
        "A reference puts in the whole fact, with 'at least' or 'a week' where it has them. "
          + "Written again beside it, they stand twice on the page.",
        .warning)
    }
  }

  /// How many words can be doubled.
  private static let most = 3

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.article != nil else { return }
    for mark in page.prose.marks where mark.kind == .fact {
      let fact = page.prose.tokens(in: mark.bytes)
      guard let words = doubled(before: fact, page) ?? doubled(behind: fact, page) else {
        continue
      }
      findings.append(
        Kind.doubled.finding(
          "'\(page.prose.text(ofTokens: words))' stands twice here: the fact says "
            + "'\(page.prose.text(ofTokens: fact))'",
          at: page.prose.location(ofTokens: words), help: "leave it out beside the fact"))
    }
  }

  private func doubled(before fact: Range<Int>, _ page: CheckedPage) -> Range<Int>? {
    (1...Self.most).reversed().lazy
      .map { (fact.lowerBound - $0..<fact.lowerBound, fact.lowerBound..<fact.lowerBound + $0) }
      .first { page.prose.isDoubled($0, $1, within: fact) }?.0
  }

  private func doubled(behind fact: Range<Int>, _ page: CheckedPage) -> Range<Int>? {
    (1...Self.most).reversed().lazy
      .map { (fact.upperBound..<fact.upperBound + $0, fact.upperBound - $0..<fact.upperBound) }
      .first { page.prose.isDoubled($0, $1, within: fact) }?.0
  }
}

extension Prose {
  /// The tokens that stand in a stretch of bytes.
  fileprivate func tokens(in bytes: Range<Int>) -> Range<Int> {
    let first = tokens.partitioningIndex { Int($0.start) >= bytes.lowerBound }
    let last = tokens.partitioningIndex { Int($0.start) >= bytes.upperBound }
    return first..<max(first, last)
  }

  /// Whether `words` are those at an end of `fact`, in one unit with it.
  fileprivate func isDoubled(
    _ words: Range<Int>, _ end: Range<Int>, within fact: Range<Int>
  ) -> Bool {
    guard words.lowerBound >= 0, words.upperBound <= tokens.count,
      fact.lowerBound <= end.lowerBound, end.upperBound <= fact.upperBound,
      tokens[words].allSatisfy({ $0.kind == .word })
    else { return false }
    let unit = units[units.partitioningIndex { $0.tokens.upperBound > fact.lowerBound }]
    return unit.tokens.lowerBound <= words.lowerBound && words.upperBound <= unit.tokens.upperBound
      && zip(words, end).allSatisfy { tokens[$0].word == tokens[$1].word }
  }
}
