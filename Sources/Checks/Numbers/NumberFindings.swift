import Diagnostics
import Facts
import Foundations

/// What is reported of numbers in articles, in words.
extension NumbersCheck {
  func shown(_ quantity: WrittenQuantity, _ page: CheckedPage) -> String {
    shown(quantity.tokens, page)
  }

  private func shown(_ tokens: Range<Int>, _ page: CheckedPage) -> String {
    page.prose.text(ofTokens: tokens).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  func agreement(
    _ quantity: WrittenQuantity, _ name: Identifier, _ page: CheckedPage
  ) -> Diagnostic {
    let reference = "{{ \(page.reference(to: name)) }}"
    let location = page.prose.location(ofTokens: quantity.tokens)
    // Front matter can hold no reference.
    let isInBody = (location.start?.line ?? 0) >= (page.article?.bodyLine ?? .max)
    return Kind.typed.finding(
      "'\(shown(quantity, page))' is typed; the fact \(page.reference(to: name)) says it too",
      at: location,
      help: "write \(reference)",
      fixes: isInBody ? page.prose.fixes(writing: reference, ofTokens: quantity.tokens) : [])
  }

  func contradiction(
    _ quantity: WrittenQuantity, _ match: FactMatch, isSure: Bool = true, _ page: CheckedPage,
    help: String
  ) -> Diagnostic {
    let kind = isSure ? Kind.disagrees : .mayDisagree
    let fact = match.entry
    let name = match.name == nil ? fact.label?.value.quoted ?? fact.id.text : fact.id.text
    let differs = isSure ? "differs" : "may differ"
    return kind.finding(
      "'\(shown(quantity, page))' \(differs) from the facts, where \(name) is \(fact.text)",
      at: page.prose.location(ofTokens: quantity.tokens), help: help,
      explanation: kind.rule.explanation,
      notes: [.init("the fact is here", at: fact.location)])
  }

  func contradiction(
    _ quantity: WrittenQuantity, _ statement: FactStatement, isSure: Bool, _ page: CheckedPage
  ) -> Diagnostic {
    let kind = isSure ? Kind.disagrees : .mayDisagree
    let fact =
      statement.name.isEmpty
      ? "which say \(statement.text)" : "where \(statement.name) is \(statement.text)"
    return kind.finding(
      "'\(shown(quantity, page))' \(isSure ? "differs" : "may differ") from the facts, \(fact)",
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "make the two agree, or say what the number is about or whose it is",
      explanation: kind.rule.explanation,
      notes: [.init("the fact is here", at: statement.location)])
  }

  /// An amount that is not what the payer pays whom the sentence names.
  func contradiction(
    _ quantity: WrittenQuantity, _ price: Price, paidBy payer: String, _ page: CheckedPage
  ) -> Diagnostic {
    let amount = FactValue.amount(price.amount, page.site.content.clinic.currency.value).plainText
    return contradiction(
      quantity.tokens, of: "\(price.name.value.quoted) is \(amount) for \(payer.quoted)",
      at: price.location, page, help: "make the two agree, or say who pays this")
  }

  /// What is said to cost nothing and has a price.
  func contradiction(
    _ free: FreeOfCharge, _ price: FactEntry, _ page: CheckedPage
  ) -> Diagnostic {
    contradiction(
      free.tokens, of: "\(price.label?.value.quoted ?? price.id.text) is \(price.text)",
      at: price.location, page, help: "make the two agree, or say for whom it is free")
  }

  private func contradiction(
    _ tokens: Range<Int>, of fact: String, at place: SourceLocation, _ page: CheckedPage,
    help: String
  ) -> Diagnostic {
    Kind.disagrees.finding(
      "'\(shown(tokens, page))' differs from the facts, where \(fact)",
      at: page.prose.location(ofTokens: tokens), help: help,
      explanation: Kind.disagrees.rule.explanation,
      notes: [.init("the fact is here", at: place)])
  }

  /// A limit that says the opposite of a threshold with the same number.
  func turned(
    _ quantity: WrittenQuantity, _ threshold: FactStatement, _ page: CheckedPage
  ) -> Diagnostic {
    // The words for above and below are what is wrong.
    let start = quantity.tokens.lowerBound
    let bound = (max(0, start - 2)..<start).reversed().prefix {
      page.known($0).kinds.contains(.bound)
    }
    let tokens = start - bound.count..<quantity.tokens.upperBound
    let shown = shown(tokens, page)
    return Kind.disagrees.finding(
      "'\(shown)' is on the wrong side of the number: "
        + "in the facts \(threshold.name) is \(threshold.text)",
      at: page.prose.location(ofTokens: tokens),
      help: "turn the words for above and below round, or say the other thing of it",
      explanation: Kind.disagrees.rule.explanation,
      notes: [.init("the fact is here", at: threshold.location)])
  }

  /// A number that differs from one in a text of the facts, which says much the same.
  func contradiction(
    _ quantity: WrittenQuantity, _ text: FactTexts.Value, _ page: CheckedPage
  ) -> Diagnostic {
    Kind.disagrees.finding(
      "'\(shown(quantity, page))' differs from the facts, which say \(text.sentence.quoted)",
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "make the two agree, or cite the source of the other number",
      explanation: Kind.disagrees.rule.explanation,
      notes: [.init("the fact is here", at: text.location)])
  }

  /// - Parameter isSaid: Whether the nearest fact says the same number, but of something else.
  func unsupported(
    _ quantity: WrittenQuantity, _ nearest: NearestFact?, _ page: CheckedPage,
    isSaid: Bool = false
  ) -> Diagnostic {
    let reference = nearest?.reference.map { "write {{ \($0) }} if it is that, " } ?? ""
    let also = isSaid ? "; of something else the facts say it: " : "; the nearest fact is "
    return Kind.unsupported.finding(
      "no fact on this and no source says '\(shown(quantity, page))'"
        + (nearest.map { also + $0.text } ?? ""),
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "\(reference)correct it, add it to facts.yaml, or cite its source, as in [@source-id]",
      explanation: Kind.unsupported.rule.explanation,
      notes: nearest.map { [.init("the fact is here", at: $0.location)] } ?? [])
  }

  func uncovered(_ quantity: WrittenQuantity, _ page: CheckedPage) -> Diagnostic {
    let isFact = page.treatment != nil
    return Kind.uncovered.finding(
      "no fact and no source supports '\(shown(quantity, page))'",
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "cite the source, as in [@source-id], "
        + (isFact ? "or add it to facts.yaml and refer to it" : "or refer to a treatment's fact"),
      explanation: Kind.uncovered.rule.explanation)
  }
}
