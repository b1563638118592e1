import Essentials
import Facts
import Foundations

/// How likely and how often.
extension QuantityReader {
  /// Words that compare or deny say nothing of a band: more common, not rare.
  func band(at start: Int) -> WrittenQuantity? {
    guard has(.band, start) else { return nil }
    for (parts, band) in words.bands where stand(parts, at: start) {
      let end = start + parts.count
      let isOther = has(.bandChange, start - 1) || has(.notBand, end)
      return isOther ? nil : WrittenQuantity(value: .band(band), tokens: start..<end)
    }
    return nil
  }

  func chance(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let (first, end) = shares(&index) else {
      return shareOfPeople(at: start) ?? moreThanAll(at: start)
    }
    var second = end
    var next = index
    if second == nil, takeRangeMark(&next, start: start), case (let share, nil)? = shares(&next) {
      (second, index) = (share, next)
    }
    let chance = Chance(first, second, second == nil ? deniedBound(before: start) : nil)
    guard !chance.runsBackwards else { return nil }
    return WrittenQuantity(
      value: .chance(chance), tokens: start..<index, hasSameEnds: second == first)
  }

  /// So many in so many people, or a range of so many: 1 to 2 in 100. Nil for "3 in 10 minutes".
  private func shares(_ index: inout Int) -> (Chance.Share, Chance.Share?)? {
    var next = index
    guard let count = number(&next) else { return nil }
    var most: Decimal?
    var end = next
    if takeRangeMark(&end, start: index), let number = number(&end) {
      (most, next) = (number, end)
    }
    if has(.personOfChance, next + 1), !has(.chanceMark, next) { next += 1 }
    takePeople(&next)
    let mark = next
    let isBare = has(.of, next) && !has(.every, next + 1)
    if isBare { next += 1 }
    guard isBare || takeChanceMark(&next) else { return nil }
    // "120 in 2019" is no share.
    if next == mark + 1, isYear(next) { return nil }
    guard let of = number(&next), of > 1, count < of else { return nil }
    end = next
    let units = units(&end)
    // Nine of ten people, but not nine of ten tablets.
    if isBare, !has(.personOfChance, next), !units.contains(where: \.isPerson) { return nil }
    guard units.isEmpty || units.contains(where: \.canHaveChance),
      let low = Chance.Share(count, in: of)
    else { return nil }
    let high = most.flatMap { Chance.Share($0, in: of) }
    guard (most == nil) == (high == nil) else { return nil }
    index = next
    return (low, high)
  }

  /// So many of people who are counted first: "Of 100 people, about 5 have a headache."
  private func shareOfPeople(at start: Int) -> WrittenQuantity? {
    var index = start
    let isOfEvery = has([.every, .article], start - 1) && has(.of, start - 2)
    guard isOfEvery || has(.of, start - 1), let of = number(&index), of >= 10 else { return nil }
    let people = index
    takePeople(&index)
    let words = index..<min(index + 10, range.upperBound)
    guard index > people, let comma = words.first(where: { isMark(",", $0) }) else { return nil }
    let tokens = comma + 1..<min(comma + 5, range.upperBound)
    guard let first = tokens.first(where: { page.prose.tokens[$0].classes.contains(.number) })
    else { return nil }
    index = first
    guard let count = number(&index), count < of, !has(.chanceMark, index) else { return nil }
    var end = index
    let units = units(&end)
    guard units.isEmpty || units.contains(where: \.isPerson),
      let share = Chance.Share(count, in: of)
    else { return nil }
    return WrittenQuantity(
      value: .chance(Chance(share, nil, bound(before: first))), tokens: start..<index)
  }

  /// So many of the people of whom the sentence has told how many there are: "Take a hundred people: six
  /// of them have it." Their number tells only of whom it is.
  func share(of found: inout [WrittenQuantity], at start: Int) -> WrittenQuantity? {
    var index = start
    guard !found.isEmpty, let count = number(&index), has(.of, index),
      words.thosePeople.contains(word(index + 1)),
      let people = found.lastIndex(where: { $0.wholeOfPeople != nil }),
      let of = found[people].wholeOfPeople, let share = Chance.Share(count, in: of)
    else { return nil }
    found[people].isVague = true
    return WrittenQuantity(
      value: .chance(Chance(share, nil, bound(before: start))), tokens: start..<index + 2)
  }

  /// More than there are of a number that shares are told of: 246 in 100, but not 24 in 10 to 14 days.
  private func moreThanAll(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let count = number(&index) else { return nil }
    takePeople(&index)
    guard takeChanceMark(&index), let of = number(&index), of < count, Self.wholes.contains(of)
    else { return nil }
    var end = index
    let units = units(&end)
    guard units.isEmpty || units.contains(where: \.isPerson), !takeRangeMark(&end, start: start),
      let share = Chance.Share(of, in: of)
    else { return nil }
    return WrittenQuantity(
      value: .chance(Chance(low: share, high: share)), tokens: start..<index, isMoreThanAll: true)
  }

  private static let wholes: Set<Decimal> = [100, 1_000, 10_000, 100_000, 1_000_000]

  private func isYear(_ index: Int) -> Bool {
    guard range.contains(index), page.prose.tokens[index].kind == .number,
      let number = page.known(index).value?.wholeNumber
    else { return false }
    let isInDigitsAlone = page.prose.byteRange(index..<index + 1).count == 4
    return isInDigitsAlone && (1900..<2100).contains(number) && number % 100 != 0
  }

  /// Whether shares are told of so many.
  static func isWhole(_ number: Decimal) -> Bool { wholes.contains(number) }

  /// Takes what stands between the numbers of a chance.
  func takeChanceMark(_ index: inout Int) -> Bool {
    guard has(.chanceMark, index),
      let mark = words.chanceMarks.first(where: { stand($0, at: index) })
    else { return false }
    index += mark.count
    return true
  }

  private func takePeople(_ index: inout Int) {
    var end = index
    if has(.personOfChance, index) {
      index += 1
    } else if units(&end).contains(where: \.isPerson) {
      index = end
    }
  }

  func frequency(at start: Int) -> WrittenQuantity? {
    if let time = value(start, .adverb, words.adverbs), !has(.notAdverb, start + 1),
      let frequency = Frequency(period: time.count...time.count, unit: time.unit)
    {
      return WrittenQuantity(value: .frequency(frequency), tokens: start..<start + 1)
    }
    var index = start
    if let daily = partsOfDay(&index), let frequency = Frequency(times: daily, unit: .day) {
      return WrittenQuantity(value: .frequency(frequency), tokens: start..<index)
    }
    let times = times(&index)
    guard let (period, unit) = period(&index, hasTimes: times != nil) else { return nil }
    let limit = deniedBound(before: start)
    let bound: Frequency.Bound =
      switch limit {
      case .atMost: .atMost
      case .below: .below
      case .atLeast: .atLeast
      case .above: .above
      case nil: .exactly
      }
    return Frequency(times: times ?? 1...1, period: period, unit: unit, bound: bound)
      .map { WrittenQuantity(value: .frequency($0), tokens: start..<index) }
  }

  private func times(_ index: inout Int) -> ClosedRange<Int>? {
    if let times = value(index, .times, words.times) {
      index += 1
      return times...times
    }
    var next = index
    guard let first = count(&next) else { return nil }
    var last = first
    var end = next
    if takeRangeMark(&end, start: index), let second = count(&end), second >= first {
      (last, next) = (second, end)
    }
    if let end = regularThing(next) {
      index = end
      return first...last
    }
    guard has(.timesNoun, next) || has(.doseNoun, next) && isOfDay(next + 1) else { return nil }
    index = next + 1
    return first...last
  }

  /// How many words may stand in what is done so often: two brisk walks a week.
  private static let lengthOfThing = 3

  /// Where the words end, from `start` on, for something of which the facts say how often it is done;
  /// nil where they are others, or where no period stands behind them.
  private func regularThing(_ start: Int) -> Int? {
    var next = start
    guard let statements = page.factStatements, units(&next).isEmpty else { return nil }
    for end in start + 1...start + Self.lengthOfThing {
      guard range.contains(end), isPlainWord(end - 1) else { return nil }
      let behind = endOfLength(end)
      next = behind + 1
      if has(.each, behind), isPeriod(&next) {
        return statements.nameFrequency(page.known(end - 1).statementStem) ? behind : nil
      }
    }
    return nil
  }

  /// Where the words end for how long one of such things is: walks of half an hour.
  private func endOfLength(_ start: Int) -> Int {
    guard has(.of, start) else { return start }
    var next = start + 1
    if takePart(&next) == nil, number(&next) == nil { return start }
    if has(.article, next) { next += 1 }
    return units(&next).isEmpty ? start : next
  }

  private func isPeriod(_ index: inout Int) -> Bool {
    units(&index).first?.dimension == .time || partOfYear(index) != nil
  }

  private func isPlainWord(_ index: Int) -> Bool {
    page.prose.tokens[index].kind == .word
      && page.known(index).roles.isDisjoint(with: [.boundary, .within])
      && page.prose.tokens[index].classes.isDisjoint(with: [.number, .measure])
  }

  /// Whether a day stands there that so many doses are of: a day, in 24 hours.
  private func isOfDay(_ index: Int) -> Bool {
    if dayInHours(index) != nil { return true }
    if let span = span(index), span.unit == .day, span.count == 1 { return true }
    var next = index + 1
    return has(.each, index) && !has(.every, index) && units(&next) == [.day]
  }

  /// The time in which something is so often: in a day, in one week, in seven days.
  private func span(_ index: Int) -> (count: Decimal, unit: QuantityUnit, end: Int)? {
    guard has(.within, index) else { return nil }
    var next = index + 1
    guard let count = article(&next) ?? number(&next), count > 0,
      let unit = units(&next).first, unit.dimension == .time
    else { return nil }
    return (count, unit, next)
  }

  /// Where a day ends that is told by its hours: in 24 hours, in any 24 hours.
  private func dayInHours(_ index: Int) -> Int? {
    guard has(.within, index) else { return nil }
    for start in [index + 1, index + 2] {
      var next = start
      if number(&next) == 24, units(&next) == [.hour] { return next }
    }
    return nil
  }

  private func count(_ index: inout Int) -> Int? {
    number(&index).flatMap(\.wholeNumber)
  }

  /// How often a day what is done in several parts of it is done: every morning and every evening.
  private func partsOfDay(_ index: inout Int) -> ClosedRange<Int>? {
    var (next, end, count) = (index, index, 0)
    while has(.every, next) || count > 0 && has(.partOfDay, next) {
      let part = has(.every, next) ? next + 1 : next
      guard has(.partOfDay, part) else { break }
      count += 1
      end = part + 1
      let isJoined = range.contains(end) && page.prose.tokens[end].classes.contains(.and)
      next = isJoined || isMark(",", end) ? end + 1 : range.upperBound
    }
    guard count > 1 else { return nil }
    index = end
    return count...count
  }

  /// How long a fortnight or a quarter at `index` is: not a quarter of something.
  private func partOfYear(_ index: Int) -> (count: Decimal, unit: QuantityUnit)? {
    if let span = value(index, .span, words.spans) { return span }
    return has(.of, index + 1) ? nil : value(index, .part, words.partsOfYear)
  }

  private func period(
    _ index: inout Int, hasTimes: Bool
  ) -> (ClosedRange<Decimal>, QuantityUnit)? {
    if hasTimes, let time = value(index, .adverb, words.adverbs) {
      index += 1
      return (time.count...time.count, time.unit)
    }
    if hasTimes, let end = dayInHours(index) {
      index = end
      return (1...1, .day)
    }
    if hasTimes, let span = span(index) {
      index = span.end
      return (span.count...span.count, span.unit)
    }
    let isEvery = has(.every, index)
    guard isEvery || hasTimes && has(.each, index) else { return nil }
    var next = index + 1
    var period: ClosedRange<Decimal> = 1...1
    if isEvery, let ordinal = value(next, .ordinal, words.ordinals) {
      period = Decimal(ordinal)...Decimal(ordinal)
      next += 1
    } else if isEvery, let part = partOfTime(at: next) {
      index = part.end
      return (part.count, part.unit)
    } else if isEvery, let first = number(&next) {
      var end = next
      let second = takeRangeMark(&end, start: index) ? number(&end) : nil
      if let second, second >= first { next = end }
      period = first...max(first, second ?? first)
    }
    let unit: QuantityUnit?
    if let part = value(next, .partOfDay, words.partsOfDays) {
      (unit, next) = (part, next + 1)
    } else if period == 1...1, let time = partOfYear(next) {
      (period, unit, next) = (time.count...time.count, time.unit, next + 1)
    } else {
      unit = units(&next).first
    }
    guard let unit, unit.dimension == .time, period.lowerBound > 0 else { return nil }
    index = next
    return (period, unit)
  }
}

extension QuantityReader {
  /// Part of a time that something is done once in, or a range of two: half a minute to a minute.
  private func partOfTime(
    at start: Int
  ) -> (count: ClosedRange<Decimal>, unit: QuantityUnit, end: Int)? {
    guard let written = part(at: start), let time = written.quantity,
      time.unit.dimension == .time, let low = time.low, var high = time.high
    else { return nil }
    var end = written.tokens.upperBound
    var next = end
    if takeRangeMark(&next, start: start), has(.article, next) {
      next += 1
      if units(&next).first == time.unit { (high, end) = (1, next) }
    }
    let first = low * time.lowUnit.size / time.unit.size
    return first > 0 && first <= high ? (first...high, time.unit, end) : nil
  }
}

extension QuantityUnit {
  fileprivate var isPerson: Bool { code == "person" }

  /// Whether it counts what something can happen to: one in a thousand operations.
  fileprivate var canHaveChance: Bool {
    if case .counted = dimension { return !isDoseUnit }
    return false
  }
}

extension Chance {
  /// One share that words make the end of what is meant, or a range of two.
  fileprivate init(_ first: Share, _ second: Share?, _ bound: QuantityWords.Bound?) {
    let isUpper = bound?.isUpper ?? false
    let isLower = bound?.isLower ?? false
    self.init(
      low: isUpper ? nil : first, high: isLower ? nil : second ?? first,
      isLowExcluded: bound == .above, isHighExcluded: bound == .below)
  }
}

extension WrittenQuantity {
  /// How many people it counts, where shares are told of so many; nil for anything else.
  fileprivate var wholeOfPeople: Decimal? {
    guard let quantity, quantity.unit.isPerson, quantity.isSingle, let count = quantity.low,
      QuantityReader.isWhole(count)
    else { return nil }
    return count
  }
}
