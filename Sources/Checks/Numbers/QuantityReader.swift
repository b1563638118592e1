import Facts
import Foundations
import struct Foundation.Decimal

/// Finds what a sentence says in numbers: quantities with units, amounts of money, frequencies,
/// chances and pairs.
struct QuantityReader {
  let page: CheckedPage
  let range: Range<Int>
  let words: QuantityWords
  /// Whether numbers without a unit are read too: an INR of 2 to 3.
  private let readsPlainNumbers: Bool

  init(_ page: CheckedPage, _ range: Range<Int>, readsPlainNumbers: Bool = false) {
    self.page = page
    self.range = range
    self.readsPlainNumbers = readsPlainNumbers
    words = page.site.quantities
  }

  /// The classes of which a sentence with such a value has one.
  static let classes: WordClasses = [.number, .quantityStart]

  /// What the sentence says, in order; values of facts are left out.
  func read() -> [WrittenQuantity] {
    var found: [WrittenQuantity] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if canBegin(page.prose.tokens[index]), let quantity = value(at: index) {
        if !isFact(quantity.tokens) { found.append(quantity) }
        index = max(quantity.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  private func canBegin(_ token: Token) -> Bool {
    !token.classes.isDisjoint(with: [.number, .currency, .quantityStart])
      || Self.code(ofSign: token) != nil
  }

  private func isFact(_ tokens: Range<Int>) -> Bool {
    page.prose.isMarked(.fact, page.prose.byteRange(tokens))
  }

  /// What begins at `start`. The classes of a token tell which forms it can begin, because to try
  /// each form at each number took most of the time of a check.
  private func value(at start: Int) -> WrittenQuantity? {
    let token = page.prose.tokens[start]
    if token.classes.contains(.quantityStart),
      let said = frequency(at: start) ?? band(at: start) ?? part(at: start) ?? fraction(at: start)
        ?? period(at: start) ?? numbered(at: start) ?? times(at: start)
    {
      return said
    }
    var end = start
    guard number(&end) != nil else { return quantity(at: start) }
    guard readsPlainNumbers || canFollow(end, start) else {
      return age(at: start) ?? shareOfThings(at: start)
    }
    return frequency(at: start) ?? days(at: start) ?? chance(at: start) ?? pair(at: start)
      ?? clock(at: start) ?? age(at: start) ?? quantity(at: start) ?? times(at: start)
      ?? shareOfThings(at: start)
  }

  /// Whether the word at `index` can go on what a number at `start` begins: "one" is mostly no number
  /// of anything.
  private func canFollow(_ index: Int, _ start: Int) -> Bool {
    guard range.contains(index) else { return false }
    let token = page.prose.tokens[index]
    if !token.classes.isDisjoint(with: [.measure, .number]) || token.isMark(Mark.dash) {
      return true
    }
    let next = word(index)
    if token.kind == .mark { return next == "/" || words.units[next] != nil }
    return words.timesNouns.contains(next) || words.each.contains(next)
      || words.clocks[next] != nil
      || words.isRangeMark(next, word(start - 1))
      || words.chanceMarks.contains { $0.first == next }
  }

  func word(_ index: Int) -> String { range.contains(index) ? page.word(index) : "" }

  // MARK: Numbers

  func number(_ index: inout Int) -> Decimal? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    var value: Decimal
    if token.kind == .number {
      guard let digits = Self.value(ofDigits: page.word(index)) else { return nil }
      (value, index) = (digits, index + 1)
    } else if words.articles.contains(word(index)), let factor = words.multipliers[word(index + 1)]
    {
      (value, index) = (Decimal(factor), index + 2)
    } else if token.classes.contains(.number), let whole = words.values[word(index)] {
      (value, index) = (Decimal(whole), index + 1)
      if (20..<100).contains(whole), let one = words.values[word(index)], one < 10 {
        value += Decimal(one)
        index += 1
      }
    } else {
      return nil
    }
    while let factor = words.multipliers[word(index)] {
      value *= Decimal(factor)
      index += 1
    }
    return value
  }

  func takeRangeMark(_ index: inout Int, start: Int) -> Bool {
    guard range.contains(index) else { return false }
    let token = page.prose.tokens[index]
    let isMark = token.isMark(Mark.dash) || words.isRangeMark(word(index), word(start - 1))
    if isMark { index += 1 }
    return isMark
  }

  /// The number that digits say, with commas between thousands and a point before a fraction.
  private static func value(ofDigits text: String) -> Decimal? {
    if text.utf8.count <= 12, let number = Int(text) { return Decimal(number) }
    let parts = text.filter { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, whole.count <= 12, let number = Int(whole)
    else { return nil }
    guard parts.count == 2 else { return Decimal(number) }
    guard parts[1].count <= 4, let fraction = Int(parts[1]) else { return nil }
    return Decimal(number)
      + Decimal(sign: .plus, exponent: -parts[1].count, significand: Decimal(fraction))
  }

  // MARK: Units

  func units(_ index: inout Int) -> [QuantityUnit] {
    guard range.contains(index) else { return [] }
    let token = page.prose.tokens[index]
    guard token.kind == .mark || token.classes.contains(.measure) else { return [] }
    for spelling in words.units[word(index)] ?? [] {
      let end = index + spelling.parts.count
      guard zip(index..<end, spelling.parts).allSatisfy({ word($0) == $1 }) else { continue }
      index = end
      return spelling.units
    }
    return []
  }

  private func hasMeasure(_ index: Int) -> Bool {
    var index = index
    return !units(&index).isEmpty || money(after: index) != nil
  }

  // MARK: Money

  private func money(after index: Int) -> String? {
    guard range.contains(index), page.prose.tokens[index].classes.contains(.measure) else {
      return nil
    }
    if let code = Self.codes[word(index)] ?? words.currencies[word(index)] { return code }
    guard let code = words.currenciesAtHome[word(index)],
      page.site.content.clinic.currency.value.code == code
    else { return nil }
    let isWeight = (index - 12..<index + 12).contains { words.weights.contains(word($0)) }
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
    guard let first = number(&index) else { return nil }
    if currency == nil, let range = mixedRange(first, index, start) { return range }
    var next = index
    var second: Decimal?
    if takeRangeMark(&next, start: start) {
      var end = next
      let hasCurrency = self.currency(before: &end) != nil
      if let value = number(&end), value >= first,
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
    if units.isEmpty, readsPlainNumbers {
      return make(first, second, QuantityUnit.leftOut, start, index)
    }
    guard !units.isEmpty, !namesKinds(first, index) else { return nil }
    return make(first, second, units, start, index)
  }

  private func namesKinds(_ first: Decimal, _ end: Int) -> Bool {
    first < 3 && words.namesKinds.contains(word(end - 1))
  }

  func make(
    _ first: Decimal, _ second: Decimal?, _ units: [QuantityUnit], _ start: Int, _ end: Int
  ) -> WrittenQuantity? {
    guard let unit = units.first else { return nil }
    var end = end
    var bound = second == nil ? words.bound(word(start - 2), word(start - 1)) : nil
    if bound == nil, second == nil, let after = words.boundAfter(word(end), word(end + 1)) {
      (bound, end) = (after, end + 2)
    }
    let isUpper = bound == .atMost || bound == .below
    let isLower = bound == .atLeast || bound == .above
    let quantity = Quantity(
      low: isUpper ? nil : first, high: isLower ? nil : second ?? first, unit: unit,
      isLowExcluded: bound == .above, isHighExcluded: bound == .below)
    return WrittenQuantity(
      value: .quantity(quantity, also: Array(units.dropFirst())), tokens: start..<end)
  }

  private func money(
    _ first: Decimal, _ second: Decimal?, _ code: String, _ start: Int, _ end: Int
  ) -> WrittenQuantity {
    let bound = second == nil ? words.bound(word(start - 2), word(start - 1)) : nil
    return WrittenQuantity(
      value: .money(
        low: bound == .atMost ? nil : first, high: bound == .atLeast ? nil : second ?? first,
        code: code), tokens: start..<end)
  }

  /// A range whose ends have units of their own: 6 weeks to 3 months.
  private func mixedRange(_ first: Decimal, _ index: Int, _ start: Int) -> WrittenQuantity? {
    var index = index
    guard let lowUnit = units(&index).first, word(index) != "or",
      takeRangeMark(&index, start: start), let second = number(&index) ?? article(&index),
      let unit = units(&index).first, unit.dimension == lowUnit.dimension,
      lowUnit.inSmallest(first) <= unit.inSmallest(second)
    else { return nil }
    return WrittenQuantity(
      value: .quantity(
        Quantity(low: first, high: second, unit: unit, lowUnit: lowUnit), also: []),
      tokens: start..<index)
  }

  /// Part of a unit: half an hour.
  private func part(at start: Int) -> WrittenQuantity? {
    var index = start
    guard var part = takePart(&index) else { return nil }
    var high: Decimal?
    var next = index
    if takeRangeMark(&next, start: start), let second = takePart(&next) {
      (high, index) = (second, next)
    }
    if words.of.contains(word(index)) { index += 1 }
    let hasArticle = words.articles.contains(word(index))
    guard hasArticle else { return nil }
    index += 1
    let begin = partStart(start)
    part *= factor(from: begin, to: start)
    if let unit = words.spans[word(index)] {
      return make(part * unit.count, nil, [unit.unit], begin, index + 1)
    }
    let units = units(&index)
    guard units.first?.dimension == .time else { return nil }
    return make(part, high, units, begin, index)
  }

  // MARK: Pairs

  private func pair(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let first = number(&index), word(index) == "/" else { return nil }
    index += 1
    guard let second = number(&index),
      let unit = units(&index).first ?? Self.pressure(first, second),
      unit.dimension == .pressure
    else { return nil }
    let before = words.bound(word(start - 2), word(start - 1))
    let bound = before ?? words.boundAfter(word(index), word(index + 1))
    if before == nil, bound != nil { index += 2 }
    func quantity(_ number: Decimal) -> Quantity {
      let isUpper = bound == .atMost || bound == .below
      let isLower = bound == .atLeast || bound == .above
      return Quantity(
        low: isUpper ? nil : number, high: isLower ? nil : number, unit: unit,
        isLowExcluded: bound == .above, isHighExcluded: bound == .below)
    }
    return Pair(first: quantity(first), second: quantity(second))
      .map { WrittenQuantity(value: .pair($0), tokens: start..<index) }
  }
}

/// How likely and how often.
extension QuantityReader {
  /// Words that compare or deny say nothing of a band: more common, not rare.
  private func band(at start: Int) -> WrittenQuantity? {
    for (parts, band) in words.bands {
      let end = start + parts.count
      guard zip(start..<end, parts).allSatisfy({ word($0) == $1 }) else { continue }
      let isOther =
        words.bandChanges.contains(word(start - 1)) || words.notBands.contains(word(end))
      return isOther ? nil : WrittenQuantity(value: .band(band), tokens: start..<end)
    }
    return nil
  }

  private func chance(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let (first, end) = shares(&index) else { return nil }
    var second = end
    var next = index
    if second == nil, takeRangeMark(&next, start: start), case (let share, nil)? = shares(&next) {
      (second, index) = (share, next)
    }
    let bound = second == nil ? words.bound(word(start - 2), word(start - 1)) : nil
    let isUpper = bound == .atMost || bound == .below
    let isLower = bound == .atLeast || bound == .above
    let chance = Chance(
      low: isUpper ? nil : first, high: isLower ? nil : second ?? first,
      isLowExcluded: bound == .above, isHighExcluded: bound == .below)
    guard !chance.runsBackwards else { return nil }
    return WrittenQuantity(value: .chance(chance), tokens: start..<index)
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
    takePeople(&next)
    let marks = words.chanceMarks.first { mark in
      zip(next..<next + mark.count, mark).allSatisfy { word($0) == $1 }
    }
    guard let marks else { return nil }
    next += marks.count
    guard let of = number(&next), of > 1, count < of else { return nil }
    end = next
    let units = units(&end)
    guard units.isEmpty || units.contains(where: \.isPerson),
      let low = Chance.Share(count, in: of)
    else { return nil }
    let high = most.flatMap { Chance.Share($0, in: of) }
    guard (most == nil) == (high == nil) else { return nil }
    index = next
    return (low, high)
  }

  private func takePeople(_ index: inout Int) {
    var end = index
    if units(&end).contains(where: \.isPerson) { index = end }
  }

  private func frequency(at start: Int) -> WrittenQuantity? {
    if let unit = words.adverbs[word(start)], !words.notAdverbs.contains(word(start + 1)),
      let frequency = Frequency(unit: unit)
    {
      return WrittenQuantity(value: .frequency(frequency), tokens: start..<start + 1)
    }
    var index = start
    let times = times(&index)
    guard let (period, unit) = period(&index, hasTimes: times != nil) else { return nil }
    let limit = words.bound(word(start - 2), word(start - 1))
    let bound: Frequency.Bound =
      switch limit {
      case .atMost, .below: .atMost
      case .atLeast, .above: .atLeast
      case nil: .exactly
      }
    return Frequency(times: times ?? 1...1, period: period, unit: unit, bound: bound)
      .map { WrittenQuantity(value: .frequency($0), tokens: start..<index) }
  }

  private func times(_ index: inout Int) -> ClosedRange<Int>? {
    if let times = words.times[word(index)] {
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
    guard words.timesNouns.contains(word(next)) else { return nil }
    index = next + 1
    return first...last
  }

  private func count(_ index: inout Int) -> Int? {
    number(&index).flatMap { Int("\($0)") }
  }

  private func period(
    _ index: inout Int, hasTimes: Bool
  ) -> (ClosedRange<Decimal>, QuantityUnit)? {
    if hasTimes, let unit = words.adverbs[word(index)] {
      index += 1
      return (1...1, unit)
    }
    let isEvery = words.every.contains(word(index))
    guard isEvery || hasTimes && words.each.contains(word(index)) else { return nil }
    var next = index + 1
    var period: ClosedRange<Decimal> = 1...1
    if isEvery, let ordinal = words.ordinals[word(next)] {
      period = Decimal(ordinal)...Decimal(ordinal)
      next += 1
    } else if isEvery, let first = number(&next) {
      var end = next
      let second = takeRangeMark(&end, start: index) ? number(&end) : nil
      if let second, second >= first { next = end }
      period = first...max(first, second ?? first)
    }
    let unit: QuantityUnit?
    if let part = words.partsOfDays[word(next)] {
      (unit, next) = (part, next + 1)
    } else {
      unit = units(&next).first
    }
    guard let unit, unit.dimension == .time, period.lowerBound > 0 else { return nil }
    index = next
    return (period, unit)
  }
}

extension QuantityUnit {
  /// The units that writers leave out: a BMI of 30, an eGFR of 60.
  static let leftOut =
    [number] + ["kg/m2", "ml/min/{1.73_m2}"].compactMap { named(Identifier($0)) }

  fileprivate var isPerson: Bool { code == "person" }
}
