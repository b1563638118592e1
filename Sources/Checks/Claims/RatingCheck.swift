import Diagnostics

/// The words by which a language says that readers have given marks, in small letters.
struct RatingWords: Sendable {
  /// Words that only ratings by readers have: "reviews".
  let reviews: Set<String>
  /// Words that ratings have among other things, such as a scale of pain: "rated".
  let ratings: Set<String>
  /// The words for whoever is rated: "we", "clinic".
  let rated: Set<String>
  /// Between the mark and the best mark: "out of".
  let outOf: [String]
  /// The best of five marks, and of ten: "5", "five".
  let fives: Set<String>
  let tens: Set<String>
}

/// Finds stars and marks by which readers praise a clinic. The rules about wordings find praise in
/// words, also "five stars".
struct RatingCheck: Check {
  enum Kind: String, DiagnosticKind {
    case stars = "praise/stars"

    var rule: DiagnosticRule {
      rule(
        "Stars and marks are praise",
        "A mark says nothing about whether a treatment helps or is safe, and readers cannot see "
          + "who gave it or who was left out. In Australia no health service may be advertised "
          + "with praise of its care; elsewhere there must be proof of each mark.",
        by: "Health Practitioner Regulation National Law s 133 and AHPRA, Guidelines for "
          + "advertising a regulated health service (2020); CAP Code 3.45 to 3.50; 16 CFR 465 (2024)"
      )
    }
  }

  /// Nil where only stars are seen.
  let words: RatingWords?

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let hasStars = Self.hasStars(page.prose.bytes)
    for unit in page.prose.units where !unit.isDontItem && unit.kind != .definition {
      for sentence in page.prose.sentences[unit.sentences] {
        let found = (hasStars ? stars(in: sentence, page.prose) : nil) ?? mark(in: sentence, page)
        if let found { findings.append(finding(found, page)) }
      }
    }
  }

  private func finding(_ tokens: Range<Int>, _ page: CheckedPage) -> Diagnostic {
    let isForbidden = page.site.content.clinic.region.value == "AU"
    return (isForbidden ? Kind.stars.rule : Kind.stars.rule.warning).finding(
      "'\(page.prose.text(ofTokens: tokens))' is praise in stars or marks",
      at: page.prose.location(ofTokens: tokens),
      help: isForbidden
        ? "take it away"
        : "take it away, or say who gave the marks, how many there are and since when",
      explanation: Kind.stars.rule.explanation)
  }

  /// The first stars of a sentence: ★ and ⭐.
  private func stars(in sentence: Sentence, _ prose: Prose) -> Range<Int>? {
    func isStar(_ token: Int) -> Bool {
      let token = prose.tokens[token]
      return token.kind == .mark
        && Self.hasStars(prose.bytes[Int(token.start)..<Int(token.end)])
    }
    guard let first = sentence.tokens.first(where: isStar) else { return nil }
    let last = sentence.tokens[first...].prefix(while: isStar).last ?? first
    return first..<last + 1
  }

  private static func hasStars(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes[...]
    while let first = rest.firstIndex(of: 0xE2) {
      let star = rest[first...].prefix(3)
      if star.elementsEqual([0xE2, 0x98, 0x85]) || star.elementsEqual([0xE2, 0xAD, 0x90]) {
        return true
      }
      rest = rest[rest.index(after: first)...]
    }
    return false
  }

  /// The first mark of a sentence that readers gave: "4.9 out of 5", "4.9/5".
  private func mark(in sentence: Sentence, _ page: CheckedPage) -> Range<Int>? {
    guard let words, sentence.classes.contains(.number) else { return nil }
    for start in sentence.tokens where page.prose.tokens[start].classes.contains(.number) {
      guard let best = best(after: start, in: sentence, page, words) else { continue }
      let isPraise = isPraise(outOf: page.word(best), in: sentence, page, words)
      if isPraise { return start..<best + 1 }
    }
    return nil
  }

  /// The best mark that there is, which follows a mark; nil when a number is none.
  private func best(
    after mark: Int, in sentence: Sentence, _ page: CheckedPage, _ words: RatingWords
  ) -> Int? {
    let next = mark + 1
    guard next < sentence.tokens.upperBound else { return nil }
    let isSlash = page.prose.tokens[next].isMark("/")
    let best = next + (isSlash ? 1 : words.outOf.count)
    guard best < sentence.tokens.upperBound else { return nil }
    let word = page.word(best)
    guard words.fives.contains(word) || words.tens.contains(word) else { return nil }
    // In a review of trials, 7 out of 10 people slept better.
    let after = best + 1
    if after < sentence.tokens.upperBound, page.known(after).kinds.contains(.personOfAge) {
      return nil
    }
    return isSlash || words.outOf.indices.allSatisfy { page.word(next + $0) == words.outOf[$0] }
      ? best : nil
  }

  /// Patients rate their pain, too, so there must be a sign that somebody rates the clinic.
  private func isPraise(
    outOf best: String, in sentence: Sentence, _ page: CheckedPage, _ words: RatingWords
  ) -> Bool {
    let said = sentence.tokens.lazy.map(page.word)
    if said.contains(where: words.reviews.contains) { return true }
    return words.fives.contains(best) && said.contains(where: words.ratings.contains)
      && said.contains(where: words.rated.contains)
  }
}
