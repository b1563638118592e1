import Facts
import Foundations
import struct Essentials.Decimal

/// What is said without a number in digits, or with one whose unit is understood: a fortnight, a day
/// or two, a third of people, one implant in twenty, at 6 pm.
extension QuantityReader {
  // MARK: Times

  /// An article as the number one: to an hour.
  func article(_ index: inout Int) -> Decimal? {
    guard has(.article, index) else { return nil }
    index += 1
    return 1
  }

  /// A length of time at the word for its unit, with the article before it: a week, a day or two, a
  /// fortnight, a month to six weeks. One alone is a length only beside a word that says so.
  func period(at start: Int) -> WrittenQuantity? {
    guard has(.article, start - 1) || has(.before, start + 1),
      let (count, unit, end) = unitOfTime(at: start), range.contains(start - 1),
      !isOrdinal(start, end)
    else { return nil }
    let begin = start - 1
    var next = end
    if count == 1, let (number, part) = compound(1, unit, &next) {
      return time(number, number, part, begin..<next)
    }
    if has(.or, next),
      let second = {
        next += 1; return number(&next)
      }(), second > 1
    {
      return time(count, second * count, unit, begin..<next)
    }
    next = end
    if takeRangeMark(&next, start: begin), let high = number(&next) ?? article(&next),
      var (times, highUnit, last) = unitOfTime(at: next)
    {
      (times, highUnit) = compound(high * times, highUnit, &last) ?? (high * times, highUnit)
      let quantity = Quantity(low: count, high: times, unit: highUnit, lowUnit: unit)
      return WrittenQuantity(value: .quantity(quantity, also: []), tokens: begin..<last)
    }
    if count > 1 { return time(count, count, unit, begin..<end) }
    if let rate = rate(unit, begin..<end) { return rate }
    guard has(.beforeTime, begin - 1) || has(.afterTime, end) || isLength(of: begin) else {
      return nil
    }
    var written = time(1, 1, unit, begin..<end)
    written.isUnnumbered = true
    return written
  }

  /// Whether the word for a unit at `start` tells which one it is of what is named behind it: a second
  /// pack.
  private func isOrdinal(_ start: Int, _ end: Int) -> Bool {
    guard words.ordinals[word(start)] != nil, range.contains(end) else { return false }
    let next = page.known(end)
    return page.prose.tokens[end].kind == .word && next.statementStem >= 0
      && next.roles.isDisjoint(with: [.boundary, .ignored])
      && next.kinds.isDisjoint(with: [.afterTime, .before, .or])
  }

  /// Whether something is so long: a brisk walk of an hour, but not the end of a day.
  private func isLength(of begin: Int) -> Bool {
    guard has(.of, begin - 1) else { return false }
    let before = (begin - 5..<begin - 1).clamped(to: range)
    return before.contains { has(.article, $0) } && !before.contains { has(.whole, $0) }
  }

  /// The time that an amount is the whole of: 25 mg in a week.
  func rate(_ unit: QuantityUnit, _ tokens: Range<Int>) -> WrittenQuantity? {
    let before = tokens.lowerBound - 1
    guard has(.within, before), range.contains(before - 1),
      page.prose.tokens[before - 1].classes.contains(.measure)
    else { return nil }
    return Frequency(unit: unit).map {
      WrittenQuantity(value: .frequency($0), tokens: tokens, isUnnumbered: true)
    }
  }

  private func unitOfTime(at start: Int) -> (count: Decimal, unit: QuantityUnit, end: Int)? {
    if let span = value(start, .span, words.spans) { return (span.count, span.unit, start + 1) }
    var index = start
    guard let unit = units(&index).first, unit.dimension == .time else { return nil }
    return (1, unit, index)
  }

  private func time(
    _ low: Decimal, _ high: Decimal, _ unit: QuantityUnit, _ tokens: Range<Int>
  ) -> WrittenQuantity {
    WrittenQuantity(
      value: .quantity(Quantity(low: low, high: high, unit: unit), also: []), tokens: tokens)
  }

  /// A time at the end of a clause whose unit is that of another: rest for six weeks, and do not run for
  /// twelve.
  func time(at start: Int, like other: WrittenQuantity) -> WrittenQuantity? {
    guard let unit = other.quantity?.unit, unit.dimension == .time, has(.beforeTime, start - 1),
      word(start - 1) == word(other.tokens.lowerBound - 1)
    else { return nil }
    var index = start
    guard let number = number(&index), isOver(index), !isMark(Mark.dash, index) else { return nil }
    return time(number, number, unit, start..<index)
  }

  /// One of a unit of volume or of substance with the article before it: a litre of water, a full
  /// millimole, but not 5 g of salt a litre.
  func volume(at start: Int) -> WrittenQuantity? {
    let begin = has(.filler, start - 1) ? start - 2 : start - 1
    guard has(.article, begin), range.contains(begin - 1),
      page.prose.tokens[begin - 1].classes.isDisjoint(with: [.measure, .number])
    else { return nil }
    var index = start
    let units = units(&index)
    guard let unit = units.first, [.volume, .amount].contains(unit.dimension),
      var written = make(1, nil, units, begin, index)
    else { return nil }
    written.isUnnumbered = true
    return written
  }

  /// Hours and minutes with one sign: 1h30.
  func hoursAndMinutes(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let hours = number(&index), isGlued(index), let minutes = page.known(index).value else {
      return nil
    }
    return make(hours * 60 + minutes, nil, [.minute], start, index + 1)
  }

  /// A moment by the number of its day or week: from week 6.
  func numbered(at start: Int) -> WrittenQuantity? {
    guard has(.beforeMoment, start - 1),
      let (_, unit, end) = unitOfTime(at: start)
    else { return nil }
    var index = end
    guard let number = number(&index), !units(&index).contains(where: { $0.dimension == .time })
    else { return nil }
    return time(number, number, unit, start..<index)
  }

  /// Days of a cycle, where the facts have some: on days 1 to 7, on days 1, 8 and 15. One alone may
  /// also be a moment that is counted from another start.
  func cycleDays(at start: Int) -> WrittenQuantity? {
    var index = start
    guard page.factStatements?.haveCycleDays == true, units(&index) == [.day] else { return nil }
    var days: [ClosedRange<Int>] = []
    while let (first, last) = dayRange(&index, from: start), let low = first.wholeNumber,
      let high = (last ?? first).wholeNumber, low > days.last?.upperBound ?? 0, high <= 366
    {
      days.append(low...high)
      let isJoined = range.contains(index) && page.prose.tokens[index].classes.contains(.and)
      var next = index + 1
      guard isJoined || isMark(",", index), number(&next) != nil else { break }
      index += 1
    }
    let isAlone = days.count == 1 && days.allSatisfy { $0.count == 1 }
    guard !days.isEmpty,
      !isAlone || range.contains(where: { has(.cycle, $0) }) || numbered(at: start) == nil,
      !units(&index).contains(where: { $0.dimension == .time })
    else { return nil }
    return WrittenQuantity(value: .cycleDays(days), tokens: start..<index)
  }

  /// The next day or days, as in "1 to 7", or "1 to day 7".
  private func dayRange(_ index: inout Int, from start: Int) -> (Decimal, Decimal?)? {
    var next = index
    if let first = number(&next), takeRangeMark(&next, start: start), units(&next) == [.day],
      let last = number(&next)
    {
      index = next
      return (first, last)
    }
    return range(&index, from: start)
  }

  // MARK: Clock times and visits

  func clock(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let hour = number(&index)?.wholeNumber else { return nil }
    var minute = 0
    if range.contains(index), page.prose.tokens[index].isMark(":") {
      index += 1
      guard let number = number(&index)?.wholeNumber else { return nil }
      minute = number
    }
    guard (0..<60).contains(minute) else { return nil }
    guard let added = value(index, .clock, words.clocks), (1...12).contains(hour) else {
      // Without such a word only digits as of a clock, and where a moment is told: at 18:30.
      return hasDigitsOfClock(start..<index) && has(.beforeClock, start - 1)
        ? clock(hour, minute, start..<index) : nil
    }
    return clock(hour % 12 + added, minute, start..<index + 1)
  }

  private func clock(_ hour: Int, _ minute: Int, _ tokens: Range<Int>) -> WrittenQuantity? {
    let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return ClockTime(iso: "\(digits(hour)):\(digits(minute))")
      .map { WrittenQuantity(value: .clock($0), tokens: tokens) }
  }

  /// Whether two digits stand behind a colon, with nothing between: not 1 : 20.
  private func hasDigitsOfClock(_ tokens: Range<Int>) -> Bool {
    guard tokens.count == 3 else { return false }
    let digits = page.prose.byteRange(tokens.upperBound - 1..<tokens.upperBound)
    let length = tokens.map { page.prose.byteRange($0..<$0 + 1).count }.reduce(0, +)
    return digits.count == 2 && page.prose.byteRange(tokens).count == length
  }

  /// How often somebody comes, or is given something, in all: five to seven times.
  func times(at start: Int) -> WrittenQuantity? {
    // "Both come to twice that."
    let isComing = (start - 4..<start).contains { has(.coming, $0) && !has(.rangeMark, $0 + 1) }
    guard isComing else { return nil }
    var index = start
    let bounds: ClosedRange<Decimal>
    if let once = value(start, .times, words.times) {
      bounds = Decimal(once)...Decimal(once)
      index += 1
    } else {
      guard let first = number(&index) else { return nil }
      var next = index
      let second = takeRangeMark(&next, start: start) ? number(&next) : nil
      if let second, second >= first { index = next }
      guard has(.timesNoun, index) else { return nil }
      bounds = first...max(first, second ?? first)
      index += 1
    }
    guard let visit = QuantityUnit.named("visit") else { return nil }
    let quantity = Quantity(low: bounds.lowerBound, high: bounds.upperBound, unit: .session)
    return WrittenQuantity(
      value: .quantity(quantity, also: [visit, .dose]), tokens: start..<index, isUnnumbered: true)
  }

  /// On how many days of a week or month: five days a week.
  func days(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let count = number(&index)?.wholeNumber else { return nil }
    let inner = units(&index).first ?? value(index, .partOfDay, words.partsOfDays)
    guard let inner, inner.dimension == .time else { return nil }
    // Five days of the week.
    let isOf = count > 1 && count < 7 && has(.of, index) && has([.each, .whole], index + 1)
    guard isOf || has(.each, index) else { return nil }
    index += isOf ? 2 : 1
    guard let outer = units(&index).first, outer.dimension == .time, outer.size > inner.size,
      count > 0,
      let frequency = Frequency(times: count...count, unit: outer)
    else { return nil }
    // "24 hours a day" is no rate.
    guard inner.size >= QuantityUnit.day.size else { return nil }
    return WrittenQuantity(value: .frequency(frequency), tokens: start..<index)
  }

  // MARK: Scores and repeats

  /// A number on a scale: a pain of 3 out of 10, but not 3 out of 10 people.
  func score(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let (first, second) = range(&index, from: start) else { return nil }
    let isStroke = isMark("/", index)
    guard isStroke || stand(words.scoreMark, at: index), !words.scoreMark.isEmpty else {
      return nil
    }
    index += isStroke ? 1 : words.scoreMark.count
    guard let most = number(&index), (second ?? first) <= most,
      let unit = QuantityUnit.score(of: most)
    else { return nil }
    var end = index
    guard !has(.personOfChance, index), units(&end).isEmpty,
      let score = make(first, second, [unit], start, index)
    else { return nil }
    // Without a word for it, one that stands alone and is one of the facts.
    let isOne =
      range.contains { has(.score, $0) }
      || (isOver(index) || page.known(index).statementStem < 0)
        && facts(say: score)
    return isOne ? score : nil
  }

  private func facts(say score: WrittenQuantity) -> Bool {
    page.factStatements.map { $0.saysAll(of: score, isAge: false) || $0.saysLimit(of: score) }
      ?? false
  }

  func isOver(_ index: Int) -> Bool {
    !range.contains(index) || page.prose.tokens[index].kind == .mark
  }

  /// How many repeats a set has: 3 sets of 15.
  func repeats(at start: Int) -> WrittenQuantity? {
    var index = start - 2
    guard has(.of, start - 1), units(&index).first == .set else { return nil }
    index = start
    guard let (first, second) = range(&index, from: start) else { return nil }
    return make(first, second, [.repeat], start, index)
  }

  /// How many times an exercise is done, where the facts say that of some: "press, ten times".
  func repeated(at start: Int) -> WrittenQuantity? {
    var index = start
    guard page.factStatements?.haveRepeats == true,
      let (first, second) = range(&index, from: start), has(.timesNoun, index)
    else { return nil }
    // "Ten times as many" is none.
    let isOver =
      isOver(index + 1)
      || !page.known(index + 1).roles.isDisjoint(with: [.boundary, .within])
    return isOver ? make(first, second, [.repeat], start, index + 1) : nil
  }

  /// A number at `index`, or two that are the ends of a range.
  private func range(_ index: inout Int, from start: Int) -> (first: Decimal, second: Decimal?)? {
    guard let first = number(&index) else { return nil }
    var next = index
    guard takeRangeMark(&next, start: start), let second = number(&next), second >= first else {
      return (first, nil)
    }
    index = next
    return (first, second)
  }

  /// How many words may stand for what a share is of: one new knee in ten.
  private static let lengthOfThings = 3

  /// So many of things: one implant in twenty, 95 implants in 100, two implants in every ten.
  func shareOfThings(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let count = number(&index), count > 0 else { return nil }
    let mark = (index + 1...index + Self.lengthOfThings).first { has(.chanceMark, $0) }
    guard let mark, (index..<mark).allSatisfy(isThing) else { return nil }
    index = mark
    guard takeChanceMark(&index), let of = number(&index), of > count,
      count == 1 || Self.isWhole(of) || index > mark + 2,
      let share = Chance.Share(count, in: of)
    else {
      return nil
    }
    var end = index
    // At the end of a sentence, "one step in 3" may be the third.
    let isWord = range.contains(index) && page.prose.tokens[index].kind == .word
    guard units(&end).isEmpty, isWord || of >= 10 && !isMark("/", index) else { return nil }
    return WrittenQuantity(
      value: .chance(Chance(low: share, high: share)), tokens: start..<index)
  }

  /// Whether the word at `index` can be one of what a share is of.
  private func isThing(_ index: Int) -> Bool {
    range.contains(index) && page.prose.tokens[index].kind == .word
      && page.prose.tokens[index].classes.isDisjoint(with: [.number, .measure, .and])
      && page.known(index).roles.isDisjoint(with: [.boundary, .within])
      && !has([.each, .of, .article], index)
  }

  /// One of so many that follow each other: every third new knee, once in 170 tests.
  func oneOfEvery(at start: Int) -> WrittenQuantity? {
    var index = start + 1
    let of: Decimal
    if has(.every, start),
      let ordinal = value(index, .ordinal, words.ordinals), word(index) != words.otherOfTwo
    {
      index += 1
      of = Decimal(ordinal)
    } else if value(start, .times, words.times) == 1, takeChanceMark(&index),
      let number = number(&index), number >= 10
    {
      of = number
    } else {
      return nil
    }
    var end = index
    let isPerson = has(.personOfChance, index) || units(&end).contains { $0.code == "person" }
    end = index
    guard isPerson || isThing(index) && units(&end).isEmpty,
      let share = Chance.Share(1, in: of)
    else { return nil }
    return WrittenQuantity(
      value: .chance(Chance(low: share, high: share)), tokens: start..<index)
  }

  // MARK: Pairs

  /// Whether a stroke, or a word for it, stands between the two numbers of a pair: 135 over 85.
  func isPairMark(_ index: Int) -> Bool {
    isMark("/", index)
      || has(.bound, index) && word(index) == words.pairMark && range.contains(index + 1)
        && page.prose.tokens[index + 1].kind == .number
  }

  func pair(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let first = number(&index), isPairMark(index) else { return nil }
    index += 1
    guard let second = number(&index),
      let unit = units(&index).first ?? Self.pressure(first, second),
      unit.dimension == .pressure
    else { return nil }
    let before = deniedBound(before: start)
    let bound = before ?? bound(after: index)
    if before == nil, bound != nil { index += 2 }
    func quantity(_ number: Decimal) -> Quantity {
      let isUpper = bound?.isUpper ?? false
      let isLower = bound?.isLower ?? false
      return Quantity(
        low: isUpper ? nil : number, high: isLower ? nil : number, unit: unit,
        isLowExcluded: bound == .above, isHighExcluded: bound == .below)
    }
    return Pair(first: quantity(first), second: quantity(second))
      .map { WrittenQuantity(value: .pair($0), tokens: start..<index) }
  }

  /// What two numbers with a stroke between them are where they can only be a blood pressure.
  private static func pressure(_ first: Decimal, _ second: Decimal) -> QuantityUnit? {
    (60...260).contains(first) && (30...160).contains(second) && second < first
      ? .millimetreOfMercury : nil
  }
}
