import Diagnostics
import Facts
import Foundations

/// Compares numbers typed in articles with the facts of their treatment.
struct NumbersCheck: Check {
  enum Kind: String, DiagnosticKind {
    case disagrees = "numbers/disagrees"
    case typed = "numbers/typed"
    case uncovered = "numbers/uncovered"

    var rule: DiagnosticRule {
      switch self {
      case .disagrees:
        rule(
          "A number that differs from the facts",
          "Two numbers for one thing confuse patients, and one of them is wrong. A fact "
            + "reference always shows what facts.yaml says.",
          by: "CDC Clear Communication Index, item 15; GMC, Maintaining trust")
      case .typed:
        rule(
          "A number that a fact reference can say",
          "The number is right today. When the fact changes, a typed number stays behind. Write "
            + "the reference in its place.",
          .advice, by: "Careleaf, content/README.md")
      case .uncovered:
        rule(
          "A number that nothing supports",
          "Patients decide by numbers. Each one must come from the facts or from a source that "
            + "readers can check.",
          .warning, by: "FTC Health Products Compliance Guidance (2022); PIF TICK, evidence")
      }
    }
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.article != nil else { return checkFacts(page, &findings) }
    for unit in page.prose.units {
      var isCited = false
      for sentence in page.prose.sentences[unit.sentences] {
        // A study cited at the start of a paragraph covers what is told of it after that.
        isCited = isCited || page.isCited(sentence)
        if isCited || !sentence.classes.contains(.number) { continue }
        check(sentence, page, &findings)
      }
    }
  }

  /// In the facts themselves only a contradiction counts: references do not work there.
  private func checkFacts(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let matcher = page.factMatcher else { return }
    for unit in page.prose.units where unit.kind == .fact && !unit.isCited {
      for sentence in page.prose.sentences[unit.sentences]
      where !sentence.isCited && sentence.classes.contains(.number) {
        let words = matcher.words(of: sentence, page)
        for quantity in QuantityReader(page, sentence.tokens).read() where quantity.isTotal(page) {
          guard let match = matcher.match(quantity, among: words), !match.isAllowed else {
            continue
          }
          findings.append(contradiction(quantity, match, page, help: "make the two agree"))
        }
      }
    }
  }

  private func check(_ sentence: Sentence, _ page: CheckedPage, _ findings: inout [Diagnostic]) {
    lazy var words = page.factMatcher?.words(of: sentence, page)
    lazy var hasDay = sentence.tokens.contains { page.word($0) == "day" }
    for quantity in QuantityReader(page, sentence.tokens).read() where quantity.isTotal(page) {
      let match = words.flatMap { page.factMatcher?.match(quantity, among: $0) }
      if let match, match.agrees {
        if let name = match.name { findings.append(agreement(quantity, name, page)) }
      } else if let match, !match.isAllowed {
        let first = match.name.map { "write {{ \($0) }}" } ?? "make the two agree"
        findings.append(
          contradiction(
            quantity, match, page, help: "\(first), or cite the source of the other number"))
      } else if !(quantity.is24Hours && hasDay) {
        findings.append(unsupported(quantity, page))
      }
    }
  }

  private func shown(_ quantity: WrittenQuantity, _ page: CheckedPage) -> String {
    page.prose.text(ofTokens: quantity.tokens).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func agreement(
    _ quantity: WrittenQuantity, _ name: Identifier, _ page: CheckedPage
  ) -> Diagnostic {
    let reference = "{{ \(name) }}"
    let location = page.prose.location(ofTokens: quantity.tokens)
    // Front matter can hold no reference.
    let isInBody = (location.start?.line ?? 0) >= (page.article?.bodyLine ?? .max)
    return Kind.typed.finding(
      "'\(shown(quantity, page))' is typed; the fact \(name) says it too", at: location,
      help: "write \(reference)",
      fixes: isInBody ? page.prose.fixes(writing: reference, ofTokens: quantity.tokens) : [])
  }

  private func contradiction(
    _ quantity: WrittenQuantity, _ match: FactMatch, _ page: CheckedPage, help: String
  ) -> Diagnostic {
    let fact = match.entry
    let name = match.name == nil ? fact.label?.value.quoted ?? fact.id.text : fact.id.text
    return Kind.disagrees.finding(
      "'\(shown(quantity, page))' differs from the facts, where \(name) is \(fact.text)",
      at: page.prose.location(ofTokens: quantity.tokens), help: help,
      explanation: Kind.disagrees.rule.explanation,
      notes: [.init("the fact is here", at: fact.location)])
  }

  private func unsupported(_ quantity: WrittenQuantity, _ page: CheckedPage) -> Diagnostic {
    let isFact = page.treatment != nil
    return Kind.uncovered.finding(
      "no fact and no source supports '\(shown(quantity, page))'",
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "cite the source, as in [@source-id], "
        + (isFact ? "or add it to facts.yaml and refer to it" : "or refer to a treatment's fact"),
      explanation: Kind.uncovered.rule.explanation)
  }
}

extension WrittenQuantity {
  /// A time that is no claim in a sentence with "day": "24 hours a day", opening hours.
  fileprivate var is24Hours: Bool { measure == .unit(.hour) && low == 24 }

  /// Whether it tells how much there is in all, and not an age, a date, a single thing or a share
  /// of something.
  func isTotal(_ page: CheckedPage) -> Bool {
    if case .unit(let unit) = measure {
      if unit == .area || unit == .injection { return false }
      if isSingle, low == 1, unit != .percent { return false }
      if unit == .year || unit == .month, isAge(page) { return false }
    }
    return true
  }

  private func isAge(_ page: CheckedPage) -> Bool {
    let end = tokens.upperBound
    let after = end < page.prose.tokens.count ? page.word(end) : ""
    let before = tokens.lowerBound > 0 ? page.word(tokens.lowerBound - 1) : ""
    return ["old", "of", "ago", "and", "or"].contains(after)
      || ["age", "aged", "under", "over", "than", "turn"].contains(before)
  }
}
