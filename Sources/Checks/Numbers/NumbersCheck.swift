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
    case unsupported = "numbers/unsupported"
    case sameEnds = "numbers/same-ends"
    case moreThanAll = "numbers/more-than-all"
    case sum = "numbers/sum"

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
      case .unsupported:
        rule(
          "A number that is no fact and has no source",
          "clinic.yaml says 'numbers: facts': what patients decide by stands in the facts, where it "
            + "is checked, or comes from a source that readers can look up. Write the reference, "
            + "correct the number, add a fact of your own, or cite the source.",
          by: "FTC Health Products Compliance Guidance (2022); PIF TICK, evidence")
      case .sameEnds:
        rule(
          "A range from a number to the same number",
          "One of the two is wrong, and readers cannot tell which.",
          by: "CDC Clear Communication Index, item 15")
      case .moreThanAll:
        rule(
          "More people than there are",
          "No more than all of them can have something. One of the two numbers is wrong.",
          by: "CDC Clear Communication Index, item 15")
      case .sum:
        rule(
          "A sum that does not come out",
          "The sentence tells how many there are and what comes out, and the facts say how much one "
            + "is. Readers add up too, and one of the numbers is wrong.",
          by: "CDC Clear Communication Index, item 17")
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
    var own = CheckedNumbers(page)
    var others: [Identifier: CheckedNumbers] = [:]
    for sentence in page.prose.sentences
    where !sentence.classes.isDisjoint(with: QuantityReader.classes.union(.free)) {
      guard let facts = page.facts(of: sentence) else {
        check(sentence, &own, &findings)
        continue
      }
      let subject = Identifier(facts.treatment.id)
      var numbers =
        others.removeValue(forKey: subject)
        ?? CheckedNumbers(CheckedPage(page, about: facts))
      check(sentence, &numbers, &findings)
      others[subject] = numbers
    }
  }

  private func check(
    _ sentence: Sentence, _ numbers: inout CheckedNumbers, _ findings: inout [Diagnostic]
  ) {
    let page = numbers.page
    let known = findings.count
    if page.article != nil, sentence.classes.contains(.free) {
      findings += freeOfCharge(sentence, page)
    }
    guard !sentence.classes.isDisjoint(with: QuantityReader.classes) else { return }
    let reader = QuantityReader(
      page, sentence.tokens, readsPlainNumbers: page.factMatcher?.hasPlainNumbers ?? false)
    if page.article != nil, reader.roles.contains(.school) {
      checkSchoolYears(in: sentence, page, &findings)
    }
    let all = reader.read()
    checkDenied(all, in: sentence, page, &findings)
    var written = all.filter {
      !$0.isDenied(in: sentence, page) && !$0.isName(page) && !$0.isOneOfMany(page)
        && !numbers.unread.contain($0, page) && !$0.isExample(page)
    }
    guard !written.isEmpty else { return }
    checkConversions(written, in: sentence, page, &findings)
    checkRestatement(written, in: sentence, page, &findings)
    checkForm(&written, page, &findings)
    checkNever(&written, of: all, in: sentence, page, &findings)
    if page.article != nil { checkSides(&written, in: sentence, page, &findings) }
    if page.article == nil {
      checkFact(written, in: sentence, page, &findings)
    } else if page.isCited(sentence) {
      checkCited(written, in: sentence, page, &findings)
    } else {
      check(written, in: sentence, page, &numbers.cited, &findings)
    }
    if numbers.unread.isEmpty { return }
    // Any of them may be what a number without support is.
    let ids = [Kind.unsupported.rawValue, Kind.uncovered.rawValue]
    findings[known...] = ArraySlice(findings[known...].filter { !ids.contains($0.id) })
  }

  private func freeOfCharge(_ sentence: Sentence, _ page: CheckedPage) -> [Diagnostic] {
    guard let free = FreeOfCharge(sentence, page), let price = free.price() else { return [] }
    return [contradiction(free, price, page)]
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
      let match = matcher.match(quantity, isAge: quantity.isAge(in: sentence, page), among: words)
      guard let match, !match.isAllowed, !isOwnWord(quantity, of: match.entry, unit, page),
        !isLabel(unit, page)
      else { continue }
      let isSure =
        match.isCertain && !matcher.saysAll(of: quantity) && !matcher.saysEnds(of: quantity)
      findings.append(
        contradiction(quantity, match, isSure: isSure, page, help: "make the two agree"))
    }
  }

  /// Whether it is what a fact of the clinic's own is called: alive after five years.
  private func isLabel(_ unit: ProseUnit, _ page: CheckedPage) -> Bool {
    let place = page.prose.location(of: unit.place).start
    return page.treatment?.facts.entries.contains { entry in
      entry.kind == .own && entry.label?.location.start == place
    } ?? false
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
    let unsaved = written.filter {
      !$0.isVague && !$0.isSaved(in: sentence, page) && !$0.isPartOfCourse(page)
        && !$0.isFree(page) && !isAdded($0, page) && !$0.isRuledOut(in: sentence, page)
    }
    if unsaved.isEmpty { return }
    let support = NumberSupport(sentence, page)
    var judge = NumberJudge(written, in: sentence, page, isStrict: support != nil)
    var sums = NumberSums(written, in: sentence, page)
    var payers = PayerPrices(sentence, page)
    var wrongChance: Range<Int>?
    func add(_ finding: Diagnostic, _ quantity: WrittenQuantity) {
      if quantity.isChance { wrongChance = quantity.tokens }
      findings += self.finding(finding, of: quantity, &sums, page)
    }
    for quantity in unsaved {
      if let sum = sums.wrongSum(of: quantity) {
        findings += wrong(sum, &sums, page)
        continue
      }
      if let paid = payers.price(contradicting: quantity) {
        findings.append(contradiction(quantity, paid.price, paidBy: paid.payer, page))
        continue
      }
      if quantity.isAgeOfSomebody(page) { continue }
      var isAge = quantity.isAge(in: sentence, page)
      let isNeeded =
        support?.isNeeded(for: quantity) ?? false
        && !isRepeated(quantity, in: sentence, page, &cited)
      var judgement = judge.judgement(of: quantity, isAge: isAge)
      if isNeeded, isAge, case .unknown = judgement {
        // "Over three years" can be no age at all.
        isAge = false
        judgement = judge.judgement(of: quantity, isAge: isAge)
      }
      if !isAge, case .unknown = judgement, page.factStatements?.sayAge(quantity) ?? false {
        // Much that is so many weeks or months is how old a child is then.
        let asAge = judge.judgement(of: quantity, isAge: true)
        if asAge.isSure { (isAge, judgement) = (true, asAge) }
      }
      // It is one cause: the chance is not that of people of this age.
      let isInWrong = wrongChance?.contains(quantity.tokens.lowerBound) ?? false
      if isInWrong, isAge || quantity.isWrittenAge { continue }
      switch judgement {
      case .agrees, .isTyped(nil): continue
      case .isTyped where quantity.isOfThing: continue
      case .isTyped(let name?): findings.append(agreement(quantity, name, page))
      case .contradicts(_, false)
      where isNeeded && judge.mayBeOfAnother(quantity, isAge: isAge, rather: judgement):
        continue
      case .differs(_, false)
      where isNeeded && judge.mayBeOfAnother(quantity, isAge: isAge, rather: judgement):
        continue
      case .contradicts(let statement, false) where isNeeded:
        add(unsupported(quantity, NearestFact(statement), page), quantity)
      case .contradicts(let statement, let isSure):
        add(contradiction(quantity, statement, isSure: isSure, page), quantity)
      case .differs(let match, false) where isNeeded:
        add(unsupported(quantity, NearestFact(match), page), quantity)
      case .differs(let match, let isSure):
        let first =
          match.name.map { "write {{ \(page.reference(to: $0)) }}" } ?? "make the two agree"
        add(
          contradiction(
            quantity, match, isSure: isSure, page,
            help: "\(first), or cite the source of the other number"), quantity)
      case .unknown:
        let isOpen =
          isNeeded
          ? !judge.isSaid(quantity, isAge: isAge)
          : support == nil && needsSource(quantity, isAge: isAge, in: sentence, page, &cited)
        guard isOpen else { continue }
        let text = judge.text(contradicting: quantity)
        add(
          text.map { contradiction(quantity, $0, page) }
            ?? (isNeeded
              ? unsupported(
                quantity, judge.nearestFact(to: quantity, isAge: isAge), page,
                isSaid: page.sayElsewhere(quantity, isAge: isAge))
              : uncovered(quantity, page)),
          quantity)
      }
    }
  }

  /// Whether it is one of the numbers of the facts that a sum adds up: £1,950 + £295.
  private func isAdded(_ quantity: WrittenQuantity, _ page: CheckedPage) -> Bool {
    let beside = [quantity.tokens.lowerBound - 1, quantity.tokens.upperBound]
    return beside.contains {
      page.prose.tokens.indices.contains($0) && page.prose.tokens[$0].isMark("+")
    }
      && page.sayElsewhere(quantity, isAge: false)
  }

  /// A finding, unless the sentence shows how the number comes out of those of the facts.
  private func finding(
    _ finding: Diagnostic, of quantity: WrittenQuantity, _ sums: inout NumberSums,
    _ page: CheckedPage
  ) -> [Diagnostic] {
    guard let sum = sums.sum(of: quantity) else {
      return sums.isShown(quantity) ? [] : [finding]
    }
    if sum.isRight || sums.isShown(quantity) { return [] }
    return sum.isSure || finding.severity == .error ? wrong(sum, &sums, page) : [finding]
  }

  private func wrong(
    _ sum: NumberSum, _ sums: inout NumberSums, _ page: CheckedPage
  ) -> [Diagnostic] {
    guard sums.isNew(sum) else { return [] }
    let written = page.prose.text(ofTokens: sum.tokens).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return [
      Kind.sum.finding(
        "'\(written)' does not come out: \(sum.text)",
        at: page.prose.location(ofTokens: sum.tokens), help: "correct one of the numbers",
        explanation: Kind.sum.rule.explanation,
        notes: [.init("what is added up is here", at: sum.location)])
    ]
  }

  /// Whether a title or summary repeats what the facts or the page say.
  private func isRepeated(
    _ quantity: WrittenQuantity, in sentence: Sentence, _ page: CheckedPage,
    _ cited: inout CitedValues
  ) -> Bool {
    switch page.prose.units[sentence.unit].kind {
    case .title, .summary: cited.support(quantity, in: sentence)
    default: false
    }
  }

  /// Whether no fact says it of anything, and it is what patients decide by.
  private func needsSource(
    _ quantity: WrittenQuantity, isAge: Bool, in sentence: Sentence, _ page: CheckedPage,
    _ cited: inout CitedValues
  ) -> Bool {
    quantity.isTotal && quantity.needsSupport && !isAge && !quantity.isStrength(page)
      && !(quantity.is24Hours && page.saysDay(sentence)) && !cited.support(quantity, in: sentence)
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
    let support = NumberSupport(sentence, page)
    var judge = NumberJudge(written, in: sentence, page, isStrict: support != nil)
    var sums = NumberSums(written, in: sentence, page)
    func add(_ finding: Diagnostic, _ quantity: WrittenQuantity) {
      // Eighteen in a hundred are not what 82 are.
      let isRest = quantity.isChance && sums.sum(of: quantity)?.isRight ?? false
      if !isRest, !sums.isShown(quantity) { findings.append(finding) }
    }
    for quantity in written {
      let isAge = quantity.isAge(in: sentence, page)
      let isNeeded = support?.isNeeded(for: quantity) ?? false
      guard
        case .contradicts(let statement, let isClear, let certainty) = judge.verdict(
          on: quantity, isAge: isAge)
      else {
        if isNeeded, case .differs(let match, true) = judge.judgement(of: quantity, isAge: isAge) {
          add(contradiction(quantity, match, page, help: "make the two agree"), quantity)
        } else if isNeeded, let fact = judge.factOfSameSource(as: quantity, isAge: isAge) {
          add(
            contradiction(quantity, FactMatch(fact), page, help: "make the two agree"), quantity)
        }
        continue
      }
      if statement.reports(quantity, isAge: isAge) { continue }
      // A source may well say another number of what only some words tell, and of what is no fact but
      // stands in a text.
      let isSure =
        isClear
        || isNeeded
          && (!statement.name.isEmpty || statement.values.contains(where: \.isRare)
            || certainty >= 1)
        || certainty >= 1.5 && !page.sayElsewhere(quantity, isAge: isAge)
      add(contradiction(quantity, statement, isSure: isSure, page), quantity)
    }
  }

  /// Takes out of `written` what cannot be, whatever the facts and sources say.
  private func checkForm(
    _ written: inout [WrittenQuantity], _ page: CheckedPage, _ findings: inout [Diagnostic]
  ) {
    written.removeAll { quantity in
      guard quantity.hasSameEnds || quantity.isMoreThanAll else { return false }
      let (text, place) = (
        shown(quantity, page), page.prose.location(ofTokens: quantity.tokens)
      )
      findings.append(
        quantity.isMoreThanAll
          ? Kind.moreThanAll.finding(
            "'\(text)' is more than all of them", at: place, help: "correct one of the two")
          : Kind.sameEnds.finding(
            "'\(text)' begins and ends with the same number", at: place,
            help: "correct one of the two, or write the number once"))
      return true
    }
  }

  /// Takes out of `written` the limits with the number of a threshold of which the words tell the side.
  private func checkSides(
    _ written: inout [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage,
    _ findings: inout [Diagnostic]
  ) {
    let sides = LimitSides(sentence, page)
    written.removeAll { quantity in
      switch sides.side(of: quantity) {
      case .wrong(let threshold):
        findings.append(turned(quantity, threshold, page))
        return true
      case .right: return true
      case nil: return false
      }
    }
  }
}

/// What is known of the numbers of a page while its sentences are checked.
private struct CheckedNumbers {
  let page: CheckedPage
  let unread: UnreadNumbers
  var cited: CitedValues

  init(_ page: CheckedPage) {
    self.page = page
    unread = UnreadNumbers(page)
    cited = CitedValues(page)
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
