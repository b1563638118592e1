import Diagnostics
import Facts
import Foundations

/// Compares numbers typed in articles with the facts of their treatment.
struct NumbersCheck: Check {
  enum Kind: String, DiagnosticKind {
    case disagrees = "numbers/disagrees"
    case mayDisagree = "numbers/may-disagree"
    case typed = "numbers/typed"
    case uncovered = "numbers/uncovered"
    case conversion = "numbers/conversion"
    case never = "numbers/never"

    var rule: DiagnosticRule {
      switch self {
      case .disagrees:
        rule(
          "A number that differs from the facts",
          "Two numbers for one thing confuse patients, and one of them is wrong. A fact "
            + "reference always shows what facts.yaml says.",
          by: "CDC Clear Communication Index, item 15; GMC, Maintaining trust")
      case .mayDisagree:
        rule(
          "A number that may differ from the facts",
          "The words around it are those of a fact that says another number. Careleaf cannot tell for "
            + "certain that both are about the same, so this stops no build. Read both.",
          .warning, by: "CDC Clear Communication Index, item 15; GMC, Maintaining trust")
      case .typed:
        rule(
          "A number that a fact reference can say",
          "The number is right today. When the fact changes, a typed number stays behind. Write "
            + "the reference in its place.",
          .advice, by: "Careleaf, content/README.md")
      case .conversion:
        rule(
          "One value in two units that are not the same",
          "Readers take the number in the unit that they know. Both must say the same.",
          by: "NHS England, Making information about medicines clear; NGSP/IFCC for HbA1c")
      case .never:
        rule(
          "A way to take it that the facts rule out",
          "Medicines that are taken once a week have killed people who took them every day. What "
            + "'never' lists must stand nowhere as advice, whatever source says it.",
          by:
            "ISMP, Targeted medication safety best practices, practice 2; MHRA, Methotrexate (2020)"
        )
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
    var cited = CitedValues(page)
    for sentence in page.prose.sentences
    where !sentence.classes.isDisjoint(with: QuantityReader.classes) {
      let reader = QuantityReader(
        page, sentence.tokens, readsPlainNumbers: page.factMatcher?.hasPlainNumbers ?? false)
      var written = reader.read().filter { !$0.isDenied(in: sentence, page) }
      guard !written.isEmpty else { continue }
      checkConversions(written, in: sentence, page, &findings)
      checkNever(&written, in: sentence, page, &findings)
      if page.article == nil {
        checkFact(written, in: sentence, page, &findings)
      } else if page.isCited(sentence) {
        checkCited(written, in: sentence, page, &findings)
      } else {
        check(written, in: sentence, page, &cited, &findings)
      }
    }
  }

  /// In the facts themselves only a contradiction counts: references do not work there. A source
  /// does not excuse it, because the clinic says both.
  private func checkFact(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    let unit = page.prose.units[sentence.unit]
    guard let matcher = page.factMatcher, unit.kind == .fact, !unit.tellsOfOthers else { return }
    var stretch = SentenceStretch(sentence)
    for quantity in written where quantity.isTotal {
      guard let words = stretch.words(around: quantity, matcher, page) else { continue }
      let match = matcher.match(quantity, isAge: quantity.isAge(page), among: words)
      guard let match, !match.isAllowed, !isOwnWord(quantity, of: match.entry, unit, page)
      else { continue }
      let isSure =
        match.isCertain && !matcher.saysAll(of: quantity) && !matcher.saysEnds(of: quantity)
      findings.append(
        contradiction(quantity, match, isSure: isSure, page, help: "make the two agree"))
    }
  }

  /// Whether it is the word for a chance in the risk's own name or text, of which
  /// `FactAgreementCheck` tells.
  private func isOwnWord(
    _ quantity: WrittenQuantity, of entry: FactEntry, _ unit: ProseUnit, _ page: CheckedPage
  ) -> Bool {
    guard case .band = quantity.value, let facts = page.treatment?.facts else { return false }
    let place = page.prose.location(of: unit.place).start
    return facts.entries.contains { risk in
      risk.label?.location == entry.label?.location
        && risk.texts.contains { $0.text.location.start == place }
    }
  }

  private func check(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ cited: inout CitedValues, _ findings: inout [Diagnostic]
  ) {
    var stretch = SentenceStretch(sentence)
    lazy var around = NumberSurroundings(sentence, page)
    lazy var hasDay = sentence.tokens.contains { page.word($0) == page.words.numbers.facts?.day }
    for quantity in written where !quantity.isSaved(in: sentence, page) {
      let isAge = quantity.isAge(page)
      let words = stretch.words(around: quantity, page.factMatcher, page)
      let match =
        quantity.isTotal
        ? words.flatMap { page.factMatcher?.match(quantity, isAge: isAge, among: $0) } : nil
      let verdict = verdict(on: quantity, isAge: isAge, words, around, page)
      if case .contradicts(let statement, let isOfDose, let certainty) = verdict,
        match?.isAllowed ?? true
      {
        let isSure =
          isOfDose || certainty >= 1 && !page.sayElsewhere(quantity, isAge: isAge)
          || match == nil && quantity.isTotal
            && words.flatMap { page.factTexts?.contradicted(by: quantity, among: $0) } != nil
        findings.append(contradiction(quantity, statement, isSure: isSure, page))
      } else if let match, match.agrees {
        if let name = match.name { findings.append(agreement(quantity, name, page)) }
      } else if case .agrees = verdict {
        continue
      } else if let match, !match.isAllowed {
        let first = match.name.map { "write {{ \($0) }}" } ?? "make the two agree"
        let isSaid =
          page.sayElsewhere(quantity, isAge: isAge)
          || around.map {
            let stems = $0.stems(around: quantity.tokens)
            return page.factStatements?.say(quantity, isAge: isAge, among: stems) ?? false
          } ?? false
        let isClear = verdict.certainty >= 1
        let isSure =
          isSaid
          ? isClear && match.isCertain && verdict.isAbout(match.entry)
          : isClear || match.isCertain
        findings.append(
          contradiction(
            quantity, match, isSure: isSure, page,
            help: "\(first), or cite the source of the other number"))
      } else if quantity.isTotal, quantity.needsSupport, !isAge, !quantity.isStrength(page),
        !(quantity.is24Hours && hasDay),
        !cited.support(quantity, in: sentence)
      {
        let text = words.flatMap { page.factTexts?.contradicted(by: quantity, among: $0) }
        findings.append(
          text.map { contradiction(quantity, $0, page) } ?? unsupported(quantity, page))
      }
    }
  }

  /// A source excuses what the facts do not have, and what the sentence says of others: not what
  /// the facts themselves say otherwise, unless they report it.
  private func checkCited(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    guard page.factStatements != nil,
      !sentence.tokens.contains(where: { page.known($0).roles.contains(.attribution) })
    else { return }
    let around = NumberSurroundings(sentence, page)
    var stretch = SentenceStretch(sentence)
    for quantity in written {
      let isAge = quantity.isAge(page)
      let stems = stretch.words(around: quantity, page.factMatcher, page)
      guard
        case .contradicts(let statement, let isOfDose, let certainty) = verdict(
          on: quantity, isAge: isAge, stems, around, page),
        !statement.reports(quantity, isAge: isAge)
      else { continue }
      // A source may well say another number of what only some words tell.
      let isSure = isOfDose || certainty >= 1.5 && !page.sayElsewhere(quantity, isAge: isAge)
      findings.append(contradiction(quantity, statement, isSure: isSure, page))
    }
  }

  private func verdict(
    on quantity: WrittenQuantity, isAge: Bool, _ words: SentenceStems?,
    _ around: NumberSurroundings?, _ page: CheckedPage
  ) -> FactStatements.Verdict {
    guard let around, let statements = page.factStatements else { return .unknown }
    let verdict = statements.verdict(
      quantity, isAge: isAge, saysHowLong: around.saysHowLong(quantity, words),
      among: around.stems(around: quantity.tokens))
    if case .unknown = verdict, around.isOfDose(quantity),
      let dose = statements.dose(contradicting: quantity)
    {
      return .contradicts(dose, isOfDose: true)
    }
    return verdict
  }

  /// How often something is taken must not be what the dose says is never so; a citation does not
  /// excuse it, only another drug of the facts that is taken so. Takes what it reports out of
  /// `written`.
  private func checkNever(
    _ written: inout [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    guard page.article != nil, let matcher = page.factMatcher,
      let ruledOut = page.factTexts?.ruledOut, !ruledOut.isEmpty
    else { return }
    var stretch = SentenceStretch(sentence)
    written.removeAll { quantity in
      guard !sentence.isQuestion, !quantity.isNegated(in: sentence, page),
        let value = ruledOut.first(where: { $0.written.says(quantity) }),
        let words = stretch.words(around: quantity, matcher, page),
        matcher.isTaken(quantity, among: words),
        matcher.match(quantity, among: words)?.agrees != true
      else { return false }
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

  /// Values in parentheses after others, which should be the same in another unit.
  private func checkConversions(
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

  private func contradiction(
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

  /// A number that differs from one in a text of the facts, which says much the same.
  private func contradiction(
    _ quantity: WrittenQuantity, _ text: FactTexts.Value, _ page: CheckedPage
  ) -> Diagnostic {
    Kind.disagrees.finding(
      "'\(shown(quantity, page))' differs from the facts, which say \(text.sentence.quoted)",
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "make the two agree, or cite the source of the other number",
      explanation: Kind.disagrees.rule.explanation,
      notes: [.init("the fact is here", at: text.location)])
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

/// The values that stand in the facts of a page's subject, and those that the page gives with a
/// source, which its title and summary may repeat. They are looked for when they are needed.
private struct CitedValues {
  private let page: CheckedPage
  private lazy var values = Self.values(of: page)

  init(_ page: CheckedPage) { self.page = page }

  mutating func support(_ quantity: WrittenQuantity, in sentence: Sentence) -> Bool {
    if page.factMatcher?.says(quantity) == true { return true }
    if page.factTexts?.says(quantity) == true { return true }
    switch page.prose.units[sentence.unit].kind {
    case .title, .summary: return values.contains { $0.says(quantity) }
    default: return false
    }
  }

  private static func values(of page: CheckedPage) -> [WrittenQuantity] {
    page.prose.sentences.filter(page.isCited).flatMap { sentence in
      QuantityReader(page, sentence.tokens).read()
    }
  }
}

extension FactStatements.Verdict {
  fileprivate var certainty: Double {
    if case .contradicts(_, _, let certainty) = self { return certainty }
    return 0
  }

  fileprivate func isAbout(_ entry: FactEntry) -> Bool {
    if case .contradicts(let statement, _, _) = self {
      return statement.location == entry.location
    }
    return false
  }
}

extension CheckedPage {
  /// Whether the facts say the same of something else, or each end of the range, as a page's summary
  /// tells the first and the last age of a plan.
  fileprivate func sayElsewhere(_ quantity: WrittenQuantity, isAge: Bool) -> Bool {
    factMatcher?.saysAll(of: quantity) ?? false || factTexts?.saysAll(of: quantity) ?? false
      || factStatements?.saysAll(of: quantity, isAge: isAge) ?? false
      || factMatcher?.saysEnds(of: quantity) ?? false
  }
}

extension WrittenQuantity {
  /// Whether both say the same, whatever they are about.
  fileprivate func says(_ other: WrittenQuantity) -> Bool {
    if case .money = value { return value == other.value }
    return ComparedValue.all(of: other).contains { typed in
      ComparedValue.all(of: self).contains { own in
        own.key == typed.key && typed.agreement(with: own).agrees
      }
    }
  }

  /// A time that is no claim in a sentence with "day": "24 hours a day", opening hours.
  fileprivate var is24Hours: Bool { quantity?.unit == .hour && quantity?.low == 24 }

  /// Whether it tells how much there is in all, and not a single thing or a share of something.
  var isTotal: Bool {
    guard let quantity else { return true }
    if quantity.unit == .area || quantity.unit == .injection { return false }
    if quantity.isSingle, quantity.low == 1 { return !quantity.isCountOrTime }
    return true
  }

  /// Whether patients decide by it, so that a fact or a source must stand behind it.
  var needsSupport: Bool {
    switch value {
    case .money, .chance, .pair: return true
    case .frequency, .band, .age, .clock: return false
    case .quantity(let quantity, _):
      if isUnnumbered { return false }
      switch quantity.unit.dimension {
      case .counted: return quantity.unit == .session
      case .none, .angle, .rate: return false
      default: return true
      }
    }
  }

  /// Whether the sentence only asks about how often or how likely, or says that it is not so: never
  /// every day.
  fileprivate func isDenied(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    switch value {
    case .frequency where !isUnnumbered, .band: break
    default: return false
    }
    return sentence.isQuestion || isNegated(in: sentence, page)
  }

  /// Whether its clause denies it: "never more than 10 puffs".
  fileprivate func isNegated(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    // A clause is not longer, and a sentence could be of nothing but such values.
    var first = max(sentence.tokens.lowerBound, tokens.lowerBound - 12)
    let clause = page.prose.tokens[first..<tokens.lowerBound]
    if let end = clause.lastIndex(where: { $0.isMark(",") || $0.isMark(";") || $0.isMark(":") }) {
      first = end
    }
    return page.prose.tokens[first..<tokens.lowerBound].contains { $0.classes.contains(.negator) }
  }

  /// Whether it is by how much one price is more than another, and the sentence tells what is saved.
  fileprivate func isSaved(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    guard case .money(let low, let high, _) = value,
      page.factMatcher?.isDifference(low, high) ?? false
    else { return false }
    let near = (tokens.lowerBound - 3..<tokens.upperBound + 3).clamped(to: sentence.tokens)
    return near.contains { index in
      // "More than $60" is a bound, and saves nothing.
      let isBound =
        index + 1 < tokens.lowerBound
        && [index, index + 1].allSatisfy { page.known($0).kinds.contains(.bound) }
      return !isBound && page.known(index).kinds.contains(.saving)
    }
  }

  /// Whether it is how strong a medicine is: 0.1% drops.
  fileprivate func isStrength(_ page: CheckedPage) -> Bool {
    guard quantity?.unit == .percent, tokens.upperBound < page.prose.tokens.count else {
      return false
    }
    return page.known(tokens.upperBound).kinds.contains(.strength)
  }

  /// Whether it is how old somebody is.
  func isAge(_ page: CheckedPage) -> Bool {
    guard let unit = quantity?.unit, unit == .year || unit == .month else { return false }
    func kinds(_ index: Int) -> QuantityKinds {
      page.prose.tokens.indices.contains(index) ? page.known(index).kinds : []
    }
    let before = kinds(tokens.lowerBound - 1)
    if tokens.last.map({ kinds($0).contains(.lastOfAge) }) ?? false { return true }
    if before.contains(.of), kinds(tokens.lowerBound - 2).contains(.personOfAge) { return true }
    // Adults up to 65 years.
    var person = tokens.lowerBound - 1
    while person > tokens.lowerBound - 4, kinds(person).contains(.bound) { person -= 1 }
    if person < tokens.lowerBound - 1, kinds(person).contains(.personOfAge) { return true }
    return before.contains(.beforeYears) || kinds(tokens.upperBound).contains(.afterYears)
  }
}

extension Quantity {
  fileprivate var isCountOrTime: Bool {
    if case .counted = unit.dimension { return true }
    return unit.dimension == .time
  }
}
