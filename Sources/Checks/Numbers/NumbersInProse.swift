import Facts
import Foundations
import struct Essentials.Decimal

/// What a number in an article is besides its value.
extension WrittenQuantity {
  /// Whether both say the same, whatever they are about.
  func says(_ other: WrittenQuantity) -> Bool {
    if case .money = value { return value == other.value }
    return ComparedValue.all(of: other).contains { typed in
      ComparedValue.all(of: self).contains { own in
        own.key == typed.key && typed.agreement(with: own).agrees
      }
    }
  }

  /// Whether both tell of the same kind of thing, of which a sentence may list several.
  func isOfKind(of other: WrittenQuantity) -> Bool {
    switch (value, other.value) {
    case (.quantity(let own, _), .quantity(let other, _)):
      own.unit.dimension == other.unit.dimension
    case (.age, .quantity(let other, _)), (.quantity(let other, _), .age):
      other.unit.dimension == .time
    case (.money, .money), (.frequency, .frequency), (.chance, .chance), (.pair, .pair),
      (.age, .age), (.clock, .clock):
      true
    default: false
    }
  }

  /// Whether it is the name of a part of the facts, such as week 2 of a plan.
  func isName(_ page: CheckedPage) -> Bool {
    guard tokens.count == 2, quantity?.unit.dimension == .time,
      let statements = page.factStatements,
      let name = page.words.numbers.facts?.name(
        page.word(tokens.lowerBound), numbered: page.word(tokens.lowerBound + 1))
    else { return false }
    return statements.slot(of: page.words.numbers.number(ofStem: name)) != nil
  }

  /// A time that is no claim in a sentence with "day": "24 hours a day", opening hours.
  var is24Hours: Bool { quantity?.unit == .hour && quantity?.low == 24 }

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
    case .frequency, .band, .age, .clock, .cycleDays: return false
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
  func isDenied(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    switch value {
    // "No more than four times a day" is a limit.
    case .frequency(let frequency) where frequency.bound != .exactly: return sentence.isQuestion
    case .frequency where !isUnnumbered, .band: break
    default: return false
    }
    return sentence.isQuestion || isNegated(in: sentence, page) || isAsked(in: sentence, page)
  }

  /// Whether its clause asks for it: "which side effects are common".
  private func isAsked(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    guard case .band = value else { return false }
    for token in (sentence.tokens.lowerBound..<tokens.lowerBound).reversed() {
      if page.known(token).kinds.contains(.asking) { return true }
      if page.prose.tokens[token].kind == .mark { return false }
    }
    return false
  }

  /// Whether its clause denies it: "never more than 10 puffs".
  func isNegated(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    // A clause is not longer, and a sentence could be of nothing but such values.
    var first = max(sentence.tokens.lowerBound, tokens.lowerBound - 12)
    let clause = page.prose.tokens[first..<tokens.lowerBound]
    if let end = clause.lastIndex(where: { $0.isMark(",") || $0.isMark(";") || $0.isMark(":") }) {
      first = end
    }
    return page.prose.tokens[first..<tokens.lowerBound].contains { $0.classes.contains(.negator) }
  }

  /// Whether it is more of a medicine than any dose of the facts, which nobody may take: "never take
  /// 60 mg to catch up". "Not more than 60 mg" is a limit.
  func isRuledOut(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    guard let own = quantity, own.isSingle, own.unit.dimension == .mass,
      let amount = own.lowInSmallest, isNegated(in: sentence, page),
      let index = page.factStatements?.index
    else { return false }
    let doses = index.doses.flatMap { index.statements[$0].values }.compactMap {
      value -> Decimal? in
      if case .quantity(let dose) = value, dose.unit.dimension == .mass {
        dose.highInSmallest
      } else {
        nil
      }
    }
    return doses.max().map { $0 < amount } ?? false
  }

  /// Whether it is by how much one price is more than another, and the sentence tells what is saved.
  func isSaved(in sentence: Sentence, _ page: CheckedPage) -> Bool {
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

  /// Whether it is how likely something is, also as so many in 100.
  var isChance: Bool {
    ComparedValue.all(of: self).contains { value in
      if case .chance = value { true } else { false }
    }
  }

  /// Whether its own words say that it is how old somebody is: over 75.
  var isWrittenAge: Bool {
    if case .age = value { true } else { false }
  }

  /// Whether it is an example: 3.6 mmol/l, for instance.
  func isExample(_ page: CheckedPage) -> Bool {
    guard let examples = page.words.numbers.facts?.examples else { return false }
    func isMark(_ index: Int) -> Bool {
      page.prose.tokens.indices.contains(index) && page.prose.tokens[index].isMark(",")
    }
    return examples.contains { parts in
      var starts = [tokens.upperBound + 1].filter { isMark($0 - 1) }
      starts += [tokens.lowerBound - parts.count].filter { parts.count > 1 || isMark($0 - 1) }
      starts += [tokens.lowerBound - parts.count - 1].filter { isMark($0 + parts.count) }
      return starts.contains { page.stand(parts, at: $0) }
    }
  }

  /// Whether it is no money, where the facts say that something is free.
  func isFree(_ page: CheckedPage) -> Bool {
    guard case .money(0, 0, _) = value else { return false }
    return page.treatment?.prices.prices.contains { $0.amount == .free } ?? false
  }

  /// Whether it counts some of a course: "between two cycles", "the first two cycles". How many
  /// tablets come first is a dose.
  func isPartOfCourse(_ page: CheckedPage) -> Bool {
    guard let quantity, quantity.isSingle,
      QuantityName.sessions.units.contains(quantity.unit)
        || quantity.unit == page.treatment?.quantities.countedNoun
    else { return false }
    let before = tokens.lowerBound - 1
    guard before >= 0 else { return false }
    let word = page.known(before)
    return word.roles.contains(.between) || word.kinds.contains(.partOfAll)
  }

  /// Whether it is a "one" that counts nothing: from one day to the next, one after another.
  func isOneOfMany(_ page: CheckedPage) -> Bool {
    if isSomeDay(page) || isOfCalendar(page) { return true }
    guard isUnnumbered || quantity.map({ $0.low == 1 && $0.high ?? 1 == 1 }) ?? false,
      let words = page.words.numbers.facts?.oneOfMany
    else { return false }
    let end = tokens.upperBound
    return words.contains { page.stand($0, at: end) }
  }

  /// Whether it counts days or months that have names: one day of the week, the seven days of the week.
  private func isOfCalendar(_ page: CheckedPage) -> Bool {
    guard let quantity, quantity.unit.dimension == .time, quantity.isSingle,
      quantity.low == 1 || quantity.unit == .day && quantity.low == 7,
      let behind = page.words.numbers.facts?.ofCalendar
    else { return false }
    let end = tokens.upperBound
    return behind.contains { page.stand($0, at: end) }
  }

  /// Whether it is no length of time but some time to come: "Could I stop one day?"
  private func isSomeDay(_ page: CheckedPage) -> Bool {
    guard quantity?.unit == .day, quantity?.low == 1, tokens.count == 2,
      page.prose.tokens[tokens.lowerBound].kind == .word,
      page.prose.tokens.indices.contains(tokens.upperBound)
    else { return false }
    return page.prose.tokens[tokens.upperBound].isMark("?")
      && !page.known(tokens.lowerBound - 1).kinds.contains(.beforeTime)
  }

  /// Whether it is how strong a medicine is: 0.1% drops.
  func isStrength(_ page: CheckedPage) -> Bool {
    guard quantity?.unit == .percent, tokens.upperBound < page.prose.tokens.count else {
      return false
    }
    return page.known(tokens.upperBound).kinds.contains(.strength)
  }

  /// Whether it is how old somebody is, by its words or by the head of its column.
  func isAge(in sentence: Sentence, _ page: CheckedPage) -> Bool {
    isAge(among: sentence.tokens, page) || isInColumnOfAges(sentence.unit, page)
  }

  /// Whether it is a number of years in a column that tells how old somebody is.
  func isInColumnOfAges(_ unit: Int, _ page: CheckedPage) -> Bool {
    guard quantity?.unit == .year, let ages = page.words.numbers.facts?.ages,
      let head = NumberSurroundings.head(ofColumnOf: unit, page)
    else { return false }
    let words = page.words.numbers
    return page.prose.units[head].tokens.contains { token in
      ages.contains(words.text(ofStem: page.known(token).stem))
    }
  }

  /// Whether it is how old somebody is of those of an age of the facts: at 47 years, if you are 47. When
  /// children have something is told by the year.
  func isAgeOfSomebody(_ page: CheckedPage) -> Bool {
    let age: Quantity? = if case .age(let age) = value { age } else { quantity }
    let before = tokens.lowerBound - 1
    guard let age, age.unit == .year, age.isSingle, before >= 0 else { return false }
    let kinds = page.known(before).kinds
    let isAt =
      kinds.contains(.beforeClock) && !kinds.contains(.beforeMoment)
      && age.low ?? 0 > Self.oldestChild
    return (isAt || page.site.quantities.beingsOfAges.contains { page.stand($0, at: before - 1) })
      && page.factStatements?.sayAge(around: age) ?? false
  }

  private static let oldestChild: Decimal = 18

  /// Whether it is how old somebody is, as its words tell, which `sentence` has.
  func isAge(among sentence: Range<Int>, _ page: CheckedPage) -> Bool {
    guard let unit = quantity?.unit, unit == .year || unit == .month else { return false }
    func kinds(_ index: Int) -> QuantityKinds {
      sentence.contains(index) ? page.known(index).kinds : []
    }
    let before = kinds(tokens.lowerBound - 1)
    if page.factStatements?.saySpan(self) ?? false { return false }
    if isAgeOfSomebody(page) { return true }
    if tokens.last.map({ kinds($0).contains(.lastOfAge) }) ?? false { return true }
    if before.contains(.of), kinds(tokens.lowerBound - 2).contains(.personOfAge) { return true }
    // Adults up to 65 years.
    var person = tokens.lowerBound - 1
    while person > tokens.lowerBound - 4, kinds(person).contains(.bound) { person -= 1 }
    if person < tokens.lowerBound - 1, kinds(person).contains(.personOfAge) { return true }
    // From 70 years on; what begins after fewer may be a time.
    if unit == .year, before.contains(.beforeAge), kinds(tokens.upperBound).contains(.afterAge),
      quantity?.low ?? 0 > QuantityReader.lastHour
    {
      return true
    }
    // Older than 65 years, but not "less than five months".
    return before.contains(.beforeYears) || kinds(tokens.lowerBound - 2).contains(.lastOfAge)
      || kinds(tokens.upperBound).contains(.afterYears)
  }
}

extension Quantity {
  fileprivate var isCountOrTime: Bool {
    if case .counted = unit.dimension { return true }
    return unit.dimension == .time
  }
}

extension CheckedPage {
  /// Whether the words from `start` on are `parts`, all of them in `tokens`.
  func stand(_ parts: [String], at start: Int, in tokens: Range<Int>? = nil) -> Bool {
    let tokens = tokens ?? prose.tokens.indices
    return !parts.isEmpty
      && zip(start..<start + parts.count, parts).allSatisfy { index, part in
        tokens.contains(index) && word(index) == part
      }
  }

  /// Whether a sentence has the word that makes "24 hours" those of each day.
  func saysDay(_ sentence: Sentence) -> Bool {
    sentence.tokens.contains { word($0) == words.numbers.facts?.day }
  }
}
