import Essentials
import Facts
import Foundations

/// Finds what a sentence says in numbers: quantities with units, amounts of money, frequencies,
/// chances and pairs.
struct QuantityReader {
  let page: CheckedPage
  let range: Range<Int>
  /// Whether numbers without a unit are read too: an INR of 2 to 3.
  private let readsPlainNumbers: Bool
  /// What each token of the sentence can do: asked for many times at each number.
  private let kinds: [QuantityKinds]
  /// All that its words do in a sentence.
  let roles: FactRoles

  init(_ page: CheckedPage, _ range: Range<Int>, readsPlainNumbers: Bool = false) {
    self.page = page
    self.range = range
    self.readsPlainNumbers = readsPlainNumbers
    var (kinds, roles): ([QuantityKinds], FactRoles) = ([], [])
    kinds.reserveCapacity(range.count)
    for index in range {
      let known = page.known(index)
      kinds.append(known.kinds)
      roles.formUnion(known.roles)
    }
    (self.kinds, self.roles) = (kinds, roles)
  }

  /// The classes of which a sentence with such a value has one.
  static let classes: WordClasses = [.number, .quantityStart]

  /// What the sentence says, in order; values of facts are left out where not asked for.
  func read(withFacts: Bool = false) -> [WrittenQuantity] {
    var found: [WrittenQuantity] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if canBegin(page.prose.tokens[index]),
        let quantity = found.last.flatMap({ time(at: index, like: $0) })
          ?? share(of: &found, at: index) ?? value(at: index)
      {
        if withFacts || !isFact(quantity.tokens) { found.append(quantity) }
        found += within(quantity).filter { withFacts || !isFact($0.tokens) }
        index = max(quantity.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// What is said of the people of a chance before it: of 100 men who take it for two years, 48 …
  private func within(_ chance: WrittenQuantity) -> [WrittenQuantity] {
    guard chance.tokens.count > Self.longestChance, chance.isChance,
      let comma = chance.tokens.last(where: { isMark(",", $0) })
    else { return [] }
    let words = chance.tokens.lowerBound + 1..<comma
    return QuantityReader(page, words, readsPlainNumbers: readsPlainNumbers).read()
  }

  /// How many words a chance has that has none of its people between.
  private static let longestChance = 5

  private func canBegin(_ token: Token) -> Bool {
    !token.classes.isDisjoint(with: [.number, .currency, .quantityStart])
      || token.kind == .mark && Self.code(ofSign: token) != nil
  }

  private func isFact(_ tokens: Range<Int>) -> Bool {
    page.prose.isMarked(.fact, page.prose.byteRange(tokens))
  }

  /// What begins at `start`. The classes of a token and of the one behind its number tell which forms
  /// it can begin, because to try each form at each number took most of the time of a check.
  private func value(at start: Int) -> WrittenQuantity? {
    let token = page.prose.tokens[start]
    let isNumber = token.classes.contains(.number)
    if token.classes.contains(.quantityStart), let said = said(at: start, isNumber: isNumber) {
      return said
    }
    var end = start
    guard number(&end) != nil else { return quantity(at: start) }
    if has(.minutesOfHour, end), let time = hoursAndMinutes(at: start) { return time }
    if has(.ordinalEnd, end), let age = birthday(at: start) { return age }
    if !canFollow(end, start) {
      let isPerson = has(.personOfChance, end + 1) || has(.of, end)
      let found =
        age(at: start) ?? repeats(at: start) ?? (isPerson ? chance(at: start) : nil)
        ?? shareOfThings(at: start) ?? regular(at: start) ?? limitOfThreshold(at: start)
      if found != nil || !readsPlainNumbers { return found }
    }
    let isRange = canBeRangeMark(end)
    let canBeScore = isRange || has(.chanceMark, end) || isMark("/", end)
    if let written = (canBeScore ? score(at: start) : nil) ?? repeats(at: start) { return written }
    return (isRange || has([.timesNoun, .doseNoun], end) ? frequency(at: start) : nil)
      ?? (has([.unit, .partOfDay], end) ? days(at: start) : nil)
      ?? (isRange || has([.chanceMark, .unit, .personOfChance, .of], end)
        ? chance(at: start) : nil)
      ?? (isPairMark(end) ? pair(at: start) : nil)
      ?? (has(.clock, end) || isMark(":", end) ? clock(at: start) : nil)
      ?? (isRange || has(.timesNoun, end) ? timesOrRepeats(at: start) : nil)
      ?? age(at: start) ?? quantity(at: start)
      ?? (has(.chanceMark, end + 1) ? shareOfThings(at: start) : nil)
  }

  /// How often something of the facts is done: two brisk walks a week. How long one is, where that stands
  /// between the two, is read by itself.
  private func regular(at start: Int) -> WrittenQuantity? {
    guard page.factStatements?.haveFrequencies == true, let often = frequency(at: start) else {
      return nil
    }
    let end = often.tokens.first { has(.of, $0) } ?? often.tokens.upperBound
    return WrittenQuantity(value: often.value, tokens: start..<end, isOfThing: true)
  }

  private func timesOrRepeats(at start: Int) -> WrittenQuantity? {
    times(at: start) ?? repeated(at: start)
  }

  /// What is said at the word at `start`, which begins such a thing.
  private func said(at start: Int, isNumber: Bool) -> WrittenQuantity? {
    let isTime = has([.unit, .span], start)
    if isNumber || has([.adverb, .times, .every], start), let often = frequency(at: start) {
      return often
    }
    if has([.times, .every], start), let share = oneOfEvery(at: start) { return share }
    return band(at: start) ?? (isNumber || has([.part, .article], start) ? part(at: start) : nil)
      ?? fraction(at: start)
      ?? (isTime ? period(at: start) ?? cycleDays(at: start) ?? numbered(at: start) : nil)
      ?? (isTime ? volume(at: start) : nil)
      ?? (isNumber || has(.times, start) ? times(at: start) : nil) ?? birthday(at: start)
      ?? decades(at: start)
  }

  /// Whether something between the ends of a range may stand at `index`.
  func canBeRangeMark(_ index: Int) -> Bool {
    has([.rangeMark, .rangeMarkAfter], index)
      || range.contains(index) && page.prose.tokens[index].isMark(Mark.dash)
  }

  /// Whether the word at `index` can go on what a number at `start` begins: "one" is mostly no number
  /// of anything.
  private func canFollow(_ index: Int, _ start: Int) -> Bool {
    guard range.contains(index) else { return false }
    let token = page.prose.tokens[index]
    if !token.classes.isDisjoint(with: [.measure, .number]) || token.isMark(Mark.dash) {
      return true
    }
    if token.kind == .mark { return token.isMark("/") || token.isMark(":") || has(.unit, index) }
    if token.classes.contains(.and), has([.article, .part, .value], index + 1) { return true }
    return has(
      [.timesNoun, .each, .clock, .chanceMark, .personOfChance, .filler, .further], index)
      || isRangeMark(index, before: start - 1) || isLongRangeMark(index, before: start - 1)
      || isPairMark(index)
  }

  // MARK: Words

  /// How the language writes numbers. Taken out of the site each time: a copy of it takes longer than
  /// most numbers.
  var words: QuantityWords {
    @inline(__always) get { page.site.quantities }
  }

  func isMark(_ mark: Unicode.Scalar, _ index: Int) -> Bool {
    range.contains(index) && page.prose.tokens[index].isMark(mark)
  }

  func word(_ index: Int) -> String { range.contains(index) ? page.word(index) : "" }

  /// Whether the word at `index` is one of some kinds.
  func has(_ kinds: QuantityKinds, _ index: Int) -> Bool {
    range.contains(index) && !self.kinds[index - range.lowerBound].isDisjoint(with: kinds)
  }

  /// What `table` has for the word at `index`, which is asked for only where it is of `kind`.
  func value<Value>(
    _ index: Int, _ kind: QuantityKinds, _ table: @autoclosure () -> [String: Value]
  ) -> Value? {
    has(kind, index) ? table()[page.word(index)] : nil
  }

  /// Whether the word at `index`, after the one `before` the number, stands between the ends of a
  /// range.
  private func isRangeMark(_ index: Int, before: Int) -> Bool {
    if has(.rangeMark, index) { return true }
    guard has(.rangeMarkAfter, index) else { return false }
    return words.rangeMarksAfter[page.word(index)] == word(before)
  }

  /// Whether the words at `index`, after the one `before` the number, stand so: from 42 up to 47.
  private func isLongRangeMark(_ index: Int, before: Int) -> Bool {
    has(.bound, index) && stand(words.longRangeMark, at: index)
      && word(before) == words.rangeStart
  }

  /// Whether the words from `start` on are `parts`.
  func stand(_ parts: [String], at start: Int) -> Bool {
    zip(start..<start + parts.count, parts).allSatisfy { word($0) == $1 }
  }

  /// The same for those of a unit, in which one word for each is as good as another: hours a night.
  private func standUnit(_ parts: [String], at start: Int) -> Bool {
    zip(start..<start + parts.count, parts).allSatisfy { index, part in
      word(index) == part || has(.each, index) && words.each.contains(part)
    }
  }

  // MARK: Ranges

  func takeRangeMark(_ index: inout Int, start: Int) -> Bool {
    guard range.contains(index) else { return false }
    if isLongRangeMark(index, before: start - 1) {
      index += words.longRangeMark.count
      return true
    }
    let token = page.prose.tokens[index]
    let isMark = token.isMark(Mark.dash) || isRangeMark(index, before: start - 1)
    if isMark { index += 1 }
    return isMark
  }

  // MARK: Units

  func units(_ index: inout Int) -> [QuantityUnit] {
    guard range.contains(index) else { return [] }
    if has([.filler, .further], index) {
      var next = index + 1
      guard !has([.filler, .further], next) else { return [] }
      let units = units(&next)
      if !units.isEmpty { index = next }
      return units
    }
    let token = page.prose.tokens[index]
    guard token.kind == .mark || token.classes.contains(.measure) else { return [] }
    for spelling in value(index, .unit, words.units) ?? [] {
      guard let end = end(of: spelling.parts, at: index),
        !words.gluedUnits.contains(spelling.parts[0]) || isGlued(index)
      else { continue }
      index = end
      return spelling.units
    }
    return []
  }

  /// How many words may stand in a unit and say of what it is: 700 mg of calcium a day.
  private static let mostOfUnit = 3

  /// Where a unit of such words ends; nil where it does not stand at `index`.
  private func end(of parts: [String], at index: Int) -> Int? {
    if parts.count == 1 { return index + 1 }
    if standUnit(parts, at: index) { return index + parts.count }
    guard has(.of, index + 1), word(index) == parts[0] else { return nil }
    let rest = Array(parts.dropFirst())
    let next = (index + 3...index + 2 + Self.mostOfUnit).first { stand(rest, at: $0) }
    return next.map { $0 + rest.count }
  }

  /// Whether nothing stands between the number before the word at `index` and the word: 38C.
  func isGlued(_ index: Int) -> Bool {
    range.contains(index - 1) && page.prose.tokens[index - 1].kind == .number
      && page.prose.byteRange(index - 1..<index).upperBound
        == page.prose.byteRange(index..<index + 1).lowerBound
  }

  func hasMeasure(_ index: Int) -> Bool {
    var index = index
    return !units(&index).isEmpty || money(after: index) != nil
  }

  // MARK: Money

  private func money(after index: Int) -> String? {
    guard has(.currency, index), page.prose.tokens[index].classes.contains(.measure) else {
      return nil
    }
    let word = page.word(index)
    if let code = Self.codes[word] ?? words.currencies[word] { return code }
    guard let code = words.currenciesAtHome[word],
      page.site.content.clinic.currency.value.code == code
    else { return nil }
    let isWeight = (index - 12..<index + 12).contains { has(.weight, $0) }
    return isWeight ? nil : code
  }

  private func currency(before index: inout Int) -> String? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    let isCode = token.classes.contains(.currency)
    let code = isCode ? Self.codes[page.word(index)] : Self.code(ofSign: token)
    if code != nil { index += 1 }
    return code
  }

  private static func code(ofSign token: Token) -> String? {
    switch token.mark {
    case "$": "USD"
    case "£": "GBP"
    case "€": "EUR"
    default: nil
    }
  }

  /// The codes of currencies, in small letters.
  static let codes = ["usd": "USD", "gbp": "GBP", "eur": "EUR", "us$": "USD"]

  // MARK: Quantities

  /// What stands before the word for several of something is a number, not "one of them".
  private func quantity(at start: Int) -> WrittenQuantity? {
    var index = start
    let currency = currency(before: &index)
    guard let whole = number(&index) else { return nil }
    let isNegative = isMinus(start - 1)
    let size = whole + takePartOfUnit(&index)
    let first = isNegative ? -size : size
    let start = isNegative ? start - 1 : start
    if currency == nil,
      let range = mixedRange(first, index, start) ?? rangeOfLimits(first, index, start)
    {
      return range
    }
    var next = index
    var second: Decimal?
    if takeRangeMark(&next, start: start) {
      let sign: Decimal = isNegative && isMinus(next) ? -1 : 1
      var end = sign < 0 ? next + 1 : next
      let hasCurrency = self.currency(before: &end) != nil
      if let value = number(&end).map({ ($0 + takePartOfUnit(&end)) * sign }), value >= first,
        hasCurrency || currency != nil || readsPlainNumbers || hasMeasure(end)
      {
        second = value
        index = end
      }
    }
    if let code = currency ?? money(after: index) {
      if currency == nil { index += 1 }
      return money(first, second, code, start, index)
    }
    let units = units(&index)
    if units.isEmpty, second == nil, let limit = limitOfThreshold(at: start) { return limit }
    // "One" is mostly no number.
    let isOne = first == 1 && second == nil && page.prose.tokens[start].kind == .word
    if units.isEmpty, readsPlainNumbers, !isOne {
      return make(first, second, QuantityUnit.leftOut, start, index)
    }
    guard !units.isEmpty, !namesKinds(first, index), !isNamedByNumber(start, index) else {
      return nil
    }
    if second == nil, let last = lastOfRange(&index, from: start), last > first { second = last }
    if first == 1, second == nil, let unit = units.first, let rate = rate(unit, start..<index) {
      return rate
    }
    if second == nil, let unit = units.first, let whole = compound(first, unit, &index) {
      return make(whole.number, nil, [whole.unit], start, index)
    }
    return make(first, second, units, start, index)
  }

  /// The end of a range without the unit of its start: between one hour and two.
  private func lastOfRange(_ index: inout Int, from start: Int) -> Decimal? {
    var next = index
    guard has(.rangeMarkAfter, index), takeRangeMark(&next, start: start),
      let last = number(&next),
      !range.contains(next) || page.prose.tokens[next].kind == .mark && !has(.unit, next)
    else { return nil }
    index = next
    return last
  }

  /// A time of a unit and part of it, or of two units: an hour and a half, 1 hour 30 minutes, 3 years
  /// and 4 months. Nil for two times one after the other, of which the second is not part of a unit of
  /// the first.
  func compound(
    _ first: Decimal, _ unit: QuantityUnit, _ index: inout Int
  ) -> (number: Decimal, unit: QuantityUnit)? {
    guard unit.dimension == .time, range.contains(index) else { return nil }
    let isJoined = page.prose.tokens[index].classes.contains(.and)
    var next = isJoined ? index + 1 : index
    if isJoined, let part = takePart(&next), part < 1, !has(.of, next), !has(.article, next) {
      index = next
      return (first + part, unit)
    }
    next = isJoined ? index + 1 : index
    guard let second = number(&next), let part = units(&next).first,
      let whole = unit.time(first, and: second, of: part)
    else { return nil }
    index = next
    return (whole, part)
  }

  /// Whether the token at `index` makes the number behind it one below 0: a dash that stands right
  /// before it and apart from what is before, or a word.
  private func isMinus(_ index: Int) -> Bool {
    guard readsPlainNumbers, range.contains(index) else { return false }
    if words.minus.contains(word(index)) { return true }
    guard page.prose.tokens[index].isMark(Mark.dash), range.contains(index + 1) else {
      return false
    }
    let (before, behind) = (page.prose.tokens[..<index].last, page.prose.tokens[index + 1])
    let token = page.prose.tokens[index]
    return token.end == behind.start && before?.end != token.start
  }

  /// Whether "one day" is one of those that are named by the number behind: one day 1.
  private func isNamedByNumber(_ start: Int, _ end: Int) -> Bool {
    range.contains(end) && end == start + 2 && page.prose.tokens[start].kind == .word
      && page.prose.tokens[end].kind == .number
      && page.words.numbers.facts?.name(word(end - 1), numbered: word(end)) != nil
  }

  private func namesKinds(_ first: Decimal, _ end: Int) -> Bool {
    first < 3 && has(.kindName, end - 1)
  }

  func make(
    _ first: Decimal, _ second: Decimal?, _ units: [QuantityUnit], _ start: Int, _ end: Int
  ) -> WrittenQuantity? {
    guard let unit = units.first else { return nil }
    var end = end
    var bound = second == nil ? deniedBound(before: start) : nil
    if bound == nil, second == nil, let after = self.bound(after: end) {
      (bound, end) = (after, end + 2)
    }
    if bound == nil, second == nil { bound = self.bound(behindParenthesisFrom: end) }
    let isUpper = bound?.isUpper ?? false
    let isLower = bound?.isLower ?? false
    let quantity = Quantity(
      low: isUpper ? nil : first, high: isLower ? nil : second ?? first, unit: unit,
      isLowExcluded: bound == .above, isHighExcluded: bound == .below)
    return WrittenQuantity(
      value: .quantity(quantity, also: Array(units.dropFirst())), tokens: start..<end,
      hasSameEnds: second == first)
  }

  private func money(
    _ first: Decimal, _ second: Decimal?, _ code: String, _ start: Int, _ end: Int
  ) -> WrittenQuantity {
    let after = second == nil ? self.bound(after: end) : nil
    let bound = second == nil ? bound(before: start) ?? after : nil
    return WrittenQuantity(
      value: .money(
        low: bound == .atMost ? nil : first, high: bound == .atLeast ? nil : second ?? first,
        code: code), tokens: start..<end)
  }

  /// A range by its two limits, of which the second has the unit: no lower than 4 and no higher than 7
  /// mmol/l.
  private func rangeOfLimits(_ first: Decimal, _ index: Int, _ start: Int) -> WrittenQuantity? {
    guard deniedBound(before: start)?.isLower ?? false, range.contains(index),
      page.prose.tokens[index].classes.contains(.and)
    else { return nil }
    let words = index + 1..<min(index + 6, range.upperBound)
    guard let next = words.first(where: { page.prose.tokens[$0].classes.contains(.number) }),
      deniedBound(before: next)?.isUpper ?? false
    else { return nil }
    var end = next
    guard let second = number(&end), second > first else { return nil }
    let units = units(&end)
    guard let unit = units.first else { return nil }
    let quantity = Quantity(low: first, high: second, unit: unit)
    return WrittenQuantity(
      value: .quantity(quantity, also: Array(units.dropFirst())), tokens: start..<end)
  }

  /// A range whose ends have units of their own: 6 weeks to 3 months.
  private func mixedRange(_ first: Decimal, _ index: Int, _ start: Int) -> WrittenQuantity? {
    var index = index
    guard let firstUnit = units(&index).first else { return nil }
    let (low, lowUnit) = compound(first, firstUnit, &index) ?? (first, firstUnit)
    guard !has(.or, index),
      takeRangeMark(&index, start: start), let second = number(&index) ?? article(&index),
      let unit = units(&index).first, unit.dimension == lowUnit.dimension,
      lowUnit.inSmallest(low) <= unit.inSmallest(second)
    else { return nil }
    let (high, highUnit) = compound(second, unit, &index) ?? (second, unit)
    return WrittenQuantity(
      value: .quantity(
        Quantity(low: low, high: high, unit: highUnit, lowUnit: lowUnit), also: []),
      tokens: start..<index)
  }
}

extension QuantityUnit {
  /// The units that writers leave out: a BMI of 30, an eGFR of 60.
  static let leftOut =
    [number] + ["kg/m2", "ml/min/{1.73_m2}"].compactMap { named(Identifier($0)) }
}
