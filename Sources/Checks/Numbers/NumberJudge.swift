import Essentials
import Facts
import Foundations

/// What the facts say of a number in an article.
enum NumberJudgement {
  /// It differs from what a statement of the facts says.
  case contradicts(FactStatement, isSure: Bool)
  /// It differs from a fact that the words beside it name.
  case differs(FactMatch, isSure: Bool)
  /// A fact says the same; articles can refer to it by its name, where it has one.
  case isTyped(Identifier?)
  case agrees
  /// No fact is clearly about it.
  case unknown

  /// Whether there is no doubt which fact it is about.
  var isSure: Bool {
    switch self {
    case .contradicts(_, let isSure), .differs(_, let isSure): isSure
    case .isTyped, .agrees: true
    case .unknown: false
    }
  }
}

/// Holds the numbers of a sentence against the facts.
struct NumberJudge {
  let page: CheckedPage
  private let around: NumberSurroundings?
  private var stretch: SentenceStretch
  private let isStrict: Bool
  private let sentence: Sentence
  /// The other numbers of the sentence, or of the first cell of its row, with the rows of the facts
  /// that say them.
  private lazy var neighbours = NumberNeighbours(written, sentence, page)
  /// The words of the first cell of its row.
  private lazy var titleOfRow = page.titleOfRow(of: sentence)
  let written: [WrittenQuantity]

  /// - Parameter isStrict: Whether a number that is like one of the facts only by chance is no
  ///   number of the facts.
  init(
    _ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage, isStrict: Bool
  ) {
    self.written = written
    self.sentence = sentence
    self.page = page
    self.isStrict = isStrict
    around = NumberSurroundings(sentence, page)
    stretch = SentenceStretch(sentence)
  }

  mutating func words(around quantity: WrittenQuantity) -> SentenceStems? {
    stretch.words(around: quantity, page.factMatcher, page)
  }

  mutating func judgement(of quantity: WrittenQuantity, isAge: Bool) -> NumberJudgement {
    let words = words(around: quantity)
    let match =
      quantity.isTotal
      ? words.flatMap { page.factMatcher?.match(quantity, isAge: isAge, among: $0) } : nil
    let verdict = verdict(on: quantity, isAge: isAge)
    if case .contradicts(let statement, let isClear, let certainty) = verdict,
      match?.isAllowed ?? true
    {
      let isSure =
        isClear || certainty >= 1 && !page.sayElsewhere(quantity, isAge: isAge)
        || match == nil && quantity.isTotal && text(contradicting: quantity) != nil
      return .contradicts(statement, isSure: isSure)
    }
    if let match, !match.isAllowed, case .agrees(let same) = verdict,
      isRatherNamed(match, than: same, quantity)
    {
      return .differs(match, isSure: true)
    }
    if let match, match.agrees { return .isTyped(match.name) }
    if case .agrees = verdict { return .agrees }
    guard let match, !match.isAllowed else { return .unknown }
    return .differs(match, isSure: isSure(match, of: quantity, isAge: isAge, verdict))
  }

  /// Whether the only amount or chance of a sentence is told by all words of a price's or a risk's name,
  /// and not by those of the one that is the same: "both eyes cost £2,495", which one eye does.
  private func isRatherNamed(
    _ match: FactMatch, than same: FactStatement, _ quantity: WrittenQuantity
  ) -> Bool {
    guard quantity.isMoney || quantity.isChance && match.entry.kind == .risk, match.isCertain,
      let label = match.entry.label?.value, !same.whole.isEmpty, names(label),
      written.count(where: { $0.isMoney || $0.isChance }) == 1,
      !sentence.tokens.contains(where: { page.known($0).kinds.contains(.every) })
    else { return false }
    let stems = Set(sentence.tokens.map { page.known($0).statementStem })
    let next = quantity.tokens.upperBound
    let isForEach = sentence.tokens.contains(next) && page.known(next).kinds.contains(.each)
    return !isForEach && !same.whole.isSubset(of: stems)
  }

  /// Whether the sentence itself has all words of a name.
  private func names(_ label: String) -> Bool {
    let stems = Set(sentence.tokens.map { page.known($0).stem })
    let own = page.words.numbers.stems(of: label)
    return !own.isEmpty && own.allSatisfy(stems.contains)
  }

  /// What is around a number; nil where no facts are known.
  private mutating func context(of quantity: WrittenQuantity, isAge: Bool) -> NumberContext? {
    guard let around else { return nil }
    let near = written.near(quantity.tokens)
    return NumberContext(
      stems: around.stems(around: quantity, beside: near),
      lead: NumberLead(before: quantity, of: sentence, page),
      rows: neighbours.rows(beside: quantity, around),
      age: neighbours.age(beside: quantity, isAge: isAge),
      isWithout: isWithout(quantity, around),
      isAlone: near.count { $0.isOfKind(of: quantity) } == 1, isPace: isPace(quantity))
  }

  /// Whether it is the chance of those who do without something; nil where the sentence does not say.
  private func isWithout(_ chance: WrittenQuantity, _ around: NumberSurroundings) -> Bool? {
    guard case .chance(let share) = chance.value, share.isSingle,
      let named = page.factStatements?.index.choices, !named.isEmpty
    else { return nil }
    return ChoiceReader(sentence: sentence, page: page, around: around, named: named)
      .isWithout(chance)
  }

  /// How many words may stand between an amount and the time in which it comes together.
  private static let reachOfPace = 4

  private func isPace(_ quantity: WrittenQuantity) -> Bool {
    guard quantity.quantity?.unit.dimension == .time else { return false }
    let near =
      quantity.tokens.lowerBound - Self.reachOfPace..<quantity.tokens.upperBound + Self.reachOfPace
    return written.near(quantity.tokens).contains { other in
      other.tokens != quantity.tokens && other.tokens.overlaps(near)
        && other.quantity.map { $0.unit.dimension != .time } ?? false
    }
  }

  /// Whether a number that differs from a fact beyond doubt is about it.
  private mutating func isSure(
    _ match: FactMatch, of quantity: WrittenQuantity, isAge: Bool,
    _ verdict: FactStatements.Verdict
  ) -> Bool {
    let isSaid =
      page.sayElsewhere(quantity, isAge: isAge)
      || context(of: quantity, isAge: isAge).map {
        page.factStatements?.say(quantity, isAge: isAge, $0) ?? false
      } ?? false
    let isClear = verdict.certainty >= 1
    return isSaid
      ? isClear && match.isCertain && verdict.isAbout(match.entry) : isClear || match.isCertain
  }

  /// A text of the facts that says another number in much the same words.
  mutating func text(contradicting quantity: WrittenQuantity) -> FactTexts.Value? {
    words(around: quantity).flatMap { page.factTexts?.contradicted(by: quantity, among: $0) }
  }

  mutating func verdict(
    on quantity: WrittenQuantity, isAge: Bool
  ) -> FactStatements.Verdict {
    guard let around, let context = context(of: quantity, isAge: isAge),
      let statements = page.factStatements
    else { return .unknown }
    if let title = titleOfRow,
      let row = statements.row(named: title, contradicting: quantity, isAge: isAge)
    {
      return .contradicts(row, isClear: true)
    }
    if isStrength(quantity), let strength = statements.strength(contradicting: quantity) {
      return .contradicts(strength, isClear: true)
    }
    let verdict = statements.verdict(
      quantity, isAge: isAge, saysHowLong: around.saysHowLong(quantity, words(around: quantity)),
      isStrict: isStrict, context)
    if case .cycleDays(let days) = quantity.value, isOtherwiseSaid(days, statements) {
      return .unknown
    }
    if let row = neighbours.rowOfCells,
      let other = statements.statement(ofRow: row, contradicting: quantity, isAge: isAge)
    {
      return .contradicts(other, isClear: true)
    }
    if case .agrees(let text) = verdict, isTurnedByDenial(quantity, text) {
      return .contradicts(text, isClear: true)
    }
    if case .agrees = verdict, let row = rowOfOthers(quantity, isAge: isAge, statements) {
      return .contradicts(row, isClear: true)
    }
    if case .unknown = verdict, around.isOfDose(quantity),
      let dose = statements.dose(contradicting: quantity)
    {
      return .contradicts(dose, isClear: true)
    }
    if case .unknown = verdict, case .cycleDays(let days) = quantity.value, isOfCycle(days),
      let other = statements.statement(contradicting: days)
    {
      return .contradicts(other, isClear: true)
    }
    return verdict
  }

  /// The row of an age that begins where a sentence which gives something to people says that theirs ends:
  /// "under 12", of 12 to 24 years. Nil where an age of the facts ends there, too.
  private func rowOfOthers(
    _ written: WrittenQuantity, isAge: Bool, _ statements: FactStatements
  ) -> FactStatement? {
    let age: Quantity? = if case .age(let age) = written.value { age } else { nil }
    guard let own = age ?? (isAge ? written.quantity : nil), own.low == nil, own.isHighExcluded,
      !sentence.isQuestion,
      !sentence.tokens.contains(where: {
        page.known($0).roles.contains(.condition)
          || page.prose.tokens[$0].classes.contains(.negator)
      })
    else { return nil }
    return statements.rowOfAges(from: own)
  }

  /// Whether a limit is the other side of what a text of the facts says, and a sentence that is no
  /// condition denies it: "it never gets colder than 25 °C" for "below 25 °C".
  private func isTurnedByDenial(_ written: WrittenQuantity, _ text: FactStatement) -> Bool {
    guard let own = written.quantity, own.unit.dimension == .temperature,
      written.isNegated(in: sentence, page),
      (own.low == nil) != (own.high == nil),
      !sentence.tokens.contains(where: {
        page.known($0).roles.contains(.condition)
          && !page.prose.tokens[$0].classes.contains(.negator)
      })
    else { return false }
    return text.name.isEmpty
      && text.values.contains { value in
        guard case .quantity(let other) = value, other.unit.dimension == own.unit.dimension else {
          return false
        }
        return own.low != nil && other.low == nil || own.high != nil && other.high == nil
      }
  }

  /// Whether it is how much a tablet has of a drug: each tablet contains 2.5 mg.
  private func isStrength(_ written: WrittenQuantity) -> Bool {
    guard let words = page.words.numbers.facts, written.quantity?.unit.isOfMedicine ?? false
    else { return false }
    let start = written.tokens.lowerBound
    return (start - 4..<start).clamped(to: sentence.tokens).contains {
      words.containing.contains(page.word($0))
    }
  }

  /// Whether days by their numbers can be others than those of a dose: a time of the facts, in a
  /// heading any, and the first day of a later cycle.
  private func isOtherwiseSaid(_ days: [ClosedRange<Int>], _ statements: FactStatements) -> Bool {
    let phases = page.treatment?.aftercare.phases ?? []
    if statements.sayTime(days) || days.allSatisfy({ day in phases.contains { $0.days == day } }) {
      return true
    }
    if case .heading = page.prose.units[sentence.unit].kind { return true }
    guard days.count == 1, let day = days.first, day.count == 1 else { return false }
    return page.treatment?.table("dose")?.rows.contains { row in
      let cycle = row.cells.first { $0.column == "cycle" }?.values.first?.quantity
      guard let cycle, cycle.isSingle, let length = cycle.lowInSmallest,
        let days = (length / QuantityUnit.day.size).wholeNumber, days > 0
      else { return false }
      return day.lowerBound > days && (day.lowerBound - 1).isMultiple(of: days)
    } ?? false
  }

  /// Whether days by their numbers are surely those of a cycle: a single one can be a day of anything,
  /// but for a sentence about a cycle.
  private func isOfCycle(_ days: [ClosedRange<Int>]) -> Bool {
    let isAlone = days.count == 1 && days.allSatisfy { $0.count == 1 }
    return !isAlone || sentence.tokens.contains { page.known($0).kinds.contains(.cycle) }
  }
}

extension NumberJudge {
  /// How much of another fact the words around a number may tell where it is said of something.
  private static let mostDoubt = 0.3
  /// The same for a range or a limit: two are the same by accident only now and then.
  private static let mostDoubtOfRange = 1.5
  /// The same for a time that tells much by itself, 45 and not 2, where few words are those of another.
  private static let mostDoubtOfTelling = 0.8
  /// And for a limit of one number.
  private static let mostDoubtOfLimit = 0.4

  private static func mostDoubt(of written: WrittenQuantity) -> Double {
    switch written.value {
    case .chance(let chance) where !chance.isSingle: return mostDoubtOfRange
    case .pair: return mostDoubtOfRange
    default: break
    }
    guard let quantity = written.quantity, !quantity.isSingle else { return mostDoubt }
    return quantity.low == nil || quantity.high == nil ? mostDoubtOfLimit : mostDoubtOfRange
  }

  /// Whether facts say a number that no words tie to one, and the words are not those of a fact
  /// that says another.
  mutating func isSaid(_ quantity: WrittenQuantity, isAge: Bool) -> Bool {
    isSaid(quantity, isAge: isAge, upTo: Self.mostDoubt(of: quantity)) || isOfHelp(quantity)
      || page.factStatements?.sayNearly(quantity) ?? false
        && hasLittleDoubt(about: quantity, isAge: isAge, Self.mostDoubt(of: quantity))
  }

  /// Whether it stands in a condition, as the facts say it of when to get help: "if nothing has changed
  /// in four weeks".
  private func isOfHelp(_ quantity: WrittenQuantity) -> Bool {
    guard sentence.tokens.contains(where: { page.known($0).roles.contains(.condition) }),
      sentence.tokens.contains(where: {
        page.words.numbers.facts?.helpers.contains(page.word($0)) ?? false
      }),
      let help = page.treatment?.getHelp
    else { return false }
    let texts = (help.emergency + help.urgent + help.routine).map(\.text.location)
    return page.factTexts?.values.contains { value in
      value.written.says(quantity) && texts.contains { $0.holds(value.location) }
    } ?? false
  }

  private mutating func isSaid(
    _ quantity: WrittenQuantity, isAge: Bool, upTo most: Double
  ) -> Bool {
    guard let statements = page.factStatements,
      [false, true].contains(where: { page.sayElsewhere(quantity, isAge: $0) })
        || statements.saysLimit(of: quantity) || statements.sayInterval(quantity)
    else { return false }
    return hasLittleDoubt(about: quantity, isAge: isAge, most)
  }

  private mutating func hasLittleDoubt(
    about quantity: WrittenQuantity, isAge: Bool, _ most: Double
  ) -> Bool {
    guard let around, let context = context(of: quantity, isAge: isAge),
      let statements = page.factStatements
    else { return false }
    let doubt = statements.doubt(
      about: quantity, isAge: isAge,
      saysHowLong: around.saysHowLong(quantity, words(around: quantity)), context)
    return doubt <= most
  }

  /// The fact that a number without support is most likely meant to be: the one whose number it is or
  /// nearly is, or else the one of which the words around it tell most.
  mutating func nearestFact(to quantity: WrittenQuantity, isAge: Bool) -> NearestFact? {
    guard let nearest = page.factStatements?.nearest(to: quantity, isAge: isAge) else {
      return nil
    }
    // A time that is not near in number has nothing to do with most.
    let isTime = quantity.quantity?.unit.dimension == .time
    if page.sayElsewhere(quantity, isAge: isAge) || quantity.isNear(nearest) {
      return NearestFact(nearest)
    }
    let told = context(of: quantity, isAge: isAge).flatMap { context in
      page.factStatements?.matches(ComparedValue.ofProse(quantity, isAge: isAge), context)
        .first { $0.told > 0 && $0.agreement != .otherUnit }
    }
    return told.map { NearestFact($0.statement) } ?? (isTime ? nil : NearestFact(nearest))
  }

  /// Whether a number that differs from what a few words tell is rather that of another fact: a time
  /// that tells much by itself, or a blood pressure. What is measured has limits, of which each is there
  /// for a reason, and to call for help is not to be put off.
  mutating func mayBeOfAnother(
    _ quantity: WrittenQuantity, isAge: Bool, rather judgement: NumberJudgement
  ) -> Bool {
    if isOfStrength(quantity) || isChange(quantity) || isOfHelp(quantity) { return true }
    if quantity.isMoney { return page.factTexts?.says(quantity) ?? false }
    if judgement.hasNumber(of: quantity) { return false }
    let isAlarm = sentence.tokens.contains { page.known($0).roles.contains(.alarm) }
    return !isAlarm && tellsMuch(quantity)
      && isSaid(
        quantity, isAge: isAge,
        upTo: quantity.quantity?.isSingle ?? false
          ? Self.mostDoubtOfTelling : Self.mostDoubt(of: quantity))
  }

  private func tellsMuch(_ quantity: WrittenQuantity) -> Bool {
    switch quantity.value {
    case .pair: true
    case .quantity(let value, _):
      [.time, .length].contains(value.unit.dimension) && quantity.hasTellingNumber
        && page.prose.tokens[quantity.tokens.lowerBound].classes.contains(.number)
    default: false
    }
  }

  /// Whether it is by how much a dose changes, as the facts say: 25 micrograms more.
  private func isChange(_ quantity: WrittenQuantity) -> Bool {
    let end = quantity.tokens.upperBound
    guard let amount = quantity.quantity, amount.unit.isOfMedicine, sentence.tokens.contains(end),
      page.known(end).kinds.contains(.further) || page.known(end).roles.contains(.comparison)
        || page.words.numbers.facts?.changes.contains(page.word(end)) ?? false
    else { return false }
    return page.treatment?.tables.contains { table in
      table.rows.contains { row in
        row.cells.contains { cell in
          cell.values.contains { value in
            guard case .change(let change) = value else { return false }
            return change.amount.lies(within: amount) && amount.lies(within: change.amount)
          }
        }
      }
    } ?? false
  }

  /// Whether it is how much there is in how much, as the facts say: 120 mg in 5 ml.
  private func isOfStrength(_ quantity: WrittenQuantity) -> Bool {
    let end = quantity.tokens.upperBound
    guard let amount = quantity.quantity,
      let whole = written.first(where: { $0.tokens.lowerBound == end + 1 })?.quantity,
      page.known(end).roles.contains(.within)
    else { return false }
    return page.factStatements?.say(amount, in: whole) ?? false
  }
}

extension NumberJudgement {
  /// Whether what a time differs from is the same number in another unit: 12 months for 12 weeks.
  fileprivate func hasNumber(of written: WrittenQuantity) -> Bool {
    let values: [ComparedValue] =
      switch self {
      case .contradicts(let statement, _): statement.values
      case .differs(let match, _): ComparedValue.all(of: match.entry)
      default: []
      }
    guard let own = written.quantity, own.unit.dimension == .time else { return false }
    return values.contains { value in
      guard case .quantity(let fact) = value, fact.unit.dimension == .time else { return false }
      return own.low == fact.low && own.high == fact.high && own.unit != fact.unit
        && own.lowUnit != fact.lowUnit
    }
  }
}

extension FactStatement {
  /// Whether it is in the same column of the same table as another fact: whichever row prose is
  /// about, it differs.
  fileprivate func isInColumn(of entry: FactEntry) -> Bool {
    guard entry.kind == .table, let own = reference?.components, own.count > 2 else {
      return false
    }
    let other = entry.id.components
    return other.count == own.count && own.first == other.first && own.last == other.last
  }
}

extension FactStatements.Verdict {
  fileprivate var certainty: Double {
    if case .contradicts(_, _, let certainty) = self { return certainty }
    return 0
  }

  fileprivate func isAbout(_ entry: FactEntry) -> Bool {
    if case .contradicts(let statement, _, _) = self {
      return statement.location == entry.location || statement.isInColumn(of: entry)
    }
    return false
  }
}

extension CheckedPage {
  /// Whether the facts say the same of something else, or each end of the range, as a page's
  /// summary tells the first and the last age of a plan.
  func sayElsewhere(_ quantity: WrittenQuantity, isAge: Bool) -> Bool {
    factMatcher?.saysAll(of: quantity) ?? false || factTexts?.saysAll(of: quantity) ?? false
      || factStatements?.saysAll(of: quantity, isAge: isAge) ?? false
      || factMatcher?.saysEnds(of: quantity) ?? false
  }
}
