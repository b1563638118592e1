import Facts
import Foundations
import struct Essentials.Decimal

/// Ages without their unit, and by their birthdays: aged 60 or over, people under 25, not before they have
/// turned 14.
extension QuantityReader {
  /// An age without its unit: aged 60 or over, people under 25, men of 25 to 45.
  func age(at start: Int) -> WrittenQuantity? {
    guard isAge(before: start) else { return nil }
    var index = start
    guard let first = number(&index), first > 0, first <= 120 else { return nil }
    var next = index
    let second = takeRangeMark(&next, start: start) ? number(&next) : nil
    if let second, second > first { index = next }
    var end = index
    guard units(&end).isEmpty, !(page.prose.tokens[start].kind == .word && first < 2) else {
      return nil
    }
    if index == next, second != nil {
      return WrittenQuantity(
        value: .age(Quantity(low: first, high: second, unit: .year)), tokens: start..<index)
    }
    var bound = deniedBound(ofAge: start)
    if bound == nil, let after = self.bound(after: index) { (bound, index) = (after, index + 2) }
    let isUpper = bound?.isUpper ?? false
    let isLower = bound?.isLower ?? false
    let age = Quantity(
      low: isUpper ? nil : first, high: isLower ? nil : first, unit: .year,
      isHighExcluded: bound == .below)
    return WrittenQuantity(value: .age(age), tokens: start..<index)
  }

  /// How far what makes an age the end of something may stand: no earlier than the age of 24.
  private static let reachOfAge = 5

  /// What the words before an age at `start` make it the end of, or the other end where they deny it:
  /// before the age of 25, not before they have turned 14.
  private func deniedBound(ofAge start: Int) -> QuantityWords.Bound? {
    for index in (start - Self.reachOfAge..<start).reversed() {
      if let bound = words.ageBounds[word(index)] {
        // Until they are 16 is before that birthday.
        if bound == .atMost, isBeing(index + 1) { return .below }
        return bound == .below && isDenied(before: index) ? .atLeast : bound
      }
      let isBetween = has([.betweenAge, .aged], index) || isBeing(index) || isBeing(index - 1)
      guard isBetween else { return nil }
    }
    return nil
  }

  private func isAge(before start: Int) -> Bool {
    var index = start - 1
    if isBeing(start - 2), isAlone(behind: start) || words.ageBounds[word(start - 3)] != nil {
      return true
    }
    if isFrom(start) { return true }
    // Whom a price of the facts is for: under 19.
    if page.article == nil,
      start - 1 == range.lowerBound && has(.beforeAge, index) || isOrOver(start)
    {
      return true
    }
    // Women between 50 and 71; if you are between 18 and 64; between 16 and 60 you pay.
    if has(.betweenAge, index), words.rangeMarksAfter.values.contains(word(index)),
      has(.personOfAge, start - 2) || isBeing(start - 3)
        || index == range.lowerBound
          && (isOfYou(behindRangeFrom: start) || isOfFacts(rangeFrom: start))
    {
      return true
    }
    while index > start - 4, has(.betweenAge, index), !has(.beforeAge, index) {
      if has(.of, index), has(.personOfAge, index - 1) { return true }
      index -= 1
    }
    guard has(.beforeAge, index) else { return false }
    if has(.aged, index) { return true }
    let before = index - 6..<index + 1
    if before.contains(where: { has(.personOfAge, $0) }) { return true }
    // "You are under 16 or over 60", but not "you are seen from 9 on".
    return has(.lastOfAge, index) && before.contains { isBeing($0) }
  }

  /// Whether "or over" stands behind the number at `start`.
  private func isOrOver(_ start: Int) -> Bool {
    var index = start
    return number(&index) != nil && words.or.contains(word(index)) && has(.lastOfAge, index + 1)
  }

  /// Whether the two numbers from `start` on stand before somebody of whom something is told.
  private func isOfYou(behindRangeFrom start: Int) -> Bool {
    var index = start
    guard number(&index) != nil, takeRangeMark(&index, start: start), number(&index) != nil else {
      return false
    }
    return words.beingsOfAges.contains { $0.first == word(index) }
  }

  /// Whether the two numbers from `start` on, before a comma, are ages of the facts: between 60 and 74.
  private func isOfFacts(rangeFrom start: Int) -> Bool {
    var index = start
    guard let statements = page.factStatements, let first = number(&index),
      takeRangeMark(&index, start: start), let second = number(&index), second > first,
      isMark(",", index)
    else { return false }
    let age = Quantity(low: first, high: second, unit: .year)
    return statements.sayAge(WrittenQuantity(value: .age(age), tokens: start..<index))
  }

  /// "From 9 on" may tell an hour of the day, and "from 70 on" tells an age.
  static let lastHour: Decimal = 24

  /// Whether the number at `start` is an age from which something holds: from 70 on. A smaller one may
  /// be an hour.
  private func isFrom(_ start: Int) -> Bool {
    var index = start
    guard has(.beforeAge, start - 1), words.ageBounds[word(start - 1)] == .atLeast,
      let number = number(&index), number > Self.lastHour
    else { return false }
    // "From 70, you have it every two years."
    return has(.afterAge, index) || start - 1 == range.lowerBound && isMark(",", index)
  }

  /// An age by its birthday: until the seventieth birthday, before your 45th birthday.
  func birthday(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let years = ordinal(&index), has(.birthday, index) else { return nil }
    let bound = (start - 3..<start).reversed().lazy.compactMap { words.ageBounds[word($0)] }.first
    let isUpper = bound?.isUpper ?? false
    let isLower = bound?.isLower ?? false
    let age = Quantity(
      low: isUpper ? nil : years, high: isLower ? nil : years, unit: .year, isHighExcluded: isUpper
    )
    return WrittenQuantity(value: .age(age), tokens: start..<index + 1)
  }

  /// An age by its tens: in your fifties, in their sixties and early seventies.
  func decades(at start: Int) -> WrittenQuantity? {
    guard let first = decade(at: start) else { return nil }
    let before = words.decadeParts[word(start - 1)] == nil ? start - 1 : start - 2
    guard words.decadeOwners.contains(word(before)) else { return nil }
    var (last, end) = (first, start + 1)
    for next in start + 2...start + 3 where range.contains(next) {
      guard let second = decade(at: next), second.lowerBound > first.lowerBound else { continue }
      (last, end) = (second, next + 1)
      break
    }
    let age = Quantity(
      low: Decimal(first.lowerBound), high: Decimal(last.upperBound), unit: .year)
    return WrittenQuantity(value: .age(age), tokens: start..<end, isVague: true)
  }

  private func decade(at index: Int) -> ClosedRange<Int>? {
    guard let tens = value(index, .decade, words.decades) else { return nil }
    let part = words.decadeParts[word(index - 1)] ?? 0...9
    return tens + part.lowerBound...tens + part.upperBound
  }

  private func ordinal(_ index: inout Int) -> Decimal? {
    if let written = value(index, .birthdayOrdinal, words.birthdayOrdinals) {
      index += 1
      return Decimal(written)
    }
    var next = index
    guard let number = number(&next), has(.ordinalEnd, next), isGlued(next) else { return nil }
    index = next + 1
    return number
  }

  /// Whether the words at `start` tell of somebody what can be an age: you are.
  private func isBeing(_ start: Int) -> Bool {
    range.contains(start) && words.beingsOfAges.contains { stand($0, at: start) }
  }

  /// Whether the number at `start` is that of nothing that follows: you are 60 or over.
  private func isAlone(behind start: Int) -> Bool {
    var index = start
    guard let number = number(&index), number > 2 else { return false }
    return !range.contains(index)
      || page.prose.tokens[index].kind == .mark
        && !isMark("/", index) && !isMark("%", index)
      || bound(after: index) != nil
  }
}
