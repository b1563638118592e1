import Facts
import struct Foundation.Decimal

/// Finds numbers with units and amounts of money in a sentence.
struct QuantityReader {
  private let page: CheckedPage
  private let range: Range<Int>
  private let words: QuantityWords

  init(_ page: CheckedPage, _ range: Range<Int>) {
    self.page = page
    self.range = range
    words = page.site.language?.quantities ?? .symbols
  }

  /// What the sentence says, in order; values of facts are left out.
  func read() -> [WrittenQuantity] {
    var found: [WrittenQuantity] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if canBegin(page.prose.tokens[index]), let quantity = quantity(at: index) {
        if !isFact(quantity.tokens) { found.append(quantity) }
        index = max(quantity.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  private func canBegin(_ token: Token) -> Bool {
    !token.classes.isDisjoint(with: [.number, .currency]) || Self.code(ofSign: token) != nil
  }

  private func isFact(_ tokens: Range<Int>) -> Bool {
    page.prose.isMarked(.fact, page.prose.byteRange(tokens))
  }

  private func quantity(at start: Int) -> WrittenQuantity? {
    var index = start
    let currency = currency(before: &index)
    guard let first = number(&index) else { return nil }
    var next = index
    var second: Decimal?
    if takeRangeMark(&next, start: start) {
      var end = next
      let hasCurrency = self.currency(before: &end) != nil
      if let value = number(&end), value >= first, hasCurrency || currency != nil || hasUnit(end) {
        second = value
        index = end
      }
    }
    if let currency { return make(first, second, .money(currency), start, index) }
    guard let measure = measure(&index), !namesKinds(first, index) else { return nil }
    return make(first, second, measure, start, index)
  }

  private func namesKinds(_ first: Decimal, _ end: Int) -> Bool {
    first < 3 && words.namesKinds.contains(word(end - 1))
  }

  private func hasUnit(_ index: Int) -> Bool {
    var index = index
    return measure(&index) != nil
  }

  private func make(
    _ first: Decimal, _ second: Decimal?, _ measure: WrittenQuantity.Measure, _ start: Int,
    _ end: Int
  ) -> WrittenQuantity {
    let bound = second == nil ? words.bound(word(start - 2), word(start - 1)) : nil
    return WrittenQuantity(
      low: bound == .atMost ? nil : first, high: bound == .atLeast ? nil : second ?? first,
      measure: measure, tokens: start..<end)
  }

  private func word(_ index: Int) -> String { range.contains(index) ? page.word(index) : "" }

  private func number(_ index: inout Int) -> Decimal? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    if token.kind == .number {
      index += 1
      return Self.value(ofDigits: page.word(index - 1))
    }
    guard token.classes.contains(.number), var value = words.values[page.word(index)] else {
      return nil
    }
    index += 1
    if (20..<100).contains(value), let one = words.values[word(index)], one < 10 {
      value += one
      index += 1
    }
    return Decimal(value)
  }

  private func takeRangeMark(_ index: inout Int, start: Int) -> Bool {
    guard range.contains(index) else { return false }
    let token = page.prose.tokens[index]
    let isMark = token.isMark(Mark.dash) || words.isRangeMark(word(index), word(start - 1))
    if isMark { index += 1 }
    return isMark
  }

  private func currency(before index: inout Int) -> String? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    let isCode = token.classes.contains(.currency)
    let code = isCode ? Self.codes[page.word(index)] : Self.code(ofSign: token)
    if code != nil { index += 1 }
    return code
  }

  private func measure(_ index: inout Int) -> WrittenQuantity.Measure? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    guard token.kind == .mark || token.classes.contains(.measure) else { return nil }
    let text = word(index)
    if let unit = words.units[text] {
      index += 1
      return .unit(unit)
    }
    if let code = Self.codes[text] ?? words.currencies[text] {
      index += 1
      return .money(code)
    }
    if let unit = words.units["\(text) \(word(index + 1))"] {
      index += 2
      return .unit(unit)
    }
    return nil
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
}

/// A number or range with what it counts, as it stands in prose.
struct WrittenQuantity {
  enum Measure: Hashable {
    case unit(QuantityUnit)
    /// Money in the currency with this code.
    case money(String)
  }

  /// The smaller number; nil for "up to".
  let low: Decimal?
  /// The larger number; nil for "at least".
  let high: Decimal?
  let measure: Measure
  let tokens: Range<Int>

  var isSingle: Bool { low != nil && low == high }
}

/// The words with which a language writes numbers and what they count.
struct QuantityWords: Sendable {
  enum Bound { case atMost, atLeast }

  /// The numbers that are written out.
  var values: [String: Int] = [:]
  /// The units by their spellings, of one word or two.
  var units: [String: QuantityUnit]
  /// The codes of currencies by the words for them.
  var currencies: [String: String] = [:]
  /// Units that after a number below three name kinds, as "two treatments" are two kinds.
  var namesKinds: Set<String> = []
  /// Whether a word, after the one `before` the number, stands between the ends of a range.
  var isRangeMark: @Sendable (_ word: String, _ before: String) -> Bool = { _, _ in false }
  /// What the last two words before a number make it the end of.
  var bound: @Sendable (_ second: String, _ last: String) -> Bound? = { _, _ in nil }

  /// The words in small letters that the name of a unit or of a currency begins with.
  var firstWordsOfMeasures: Set<String> {
    let names = [units.keys.map(\.self), Array(QuantityReader.codes.keys), Array(currencies.keys)]
    return Set(names.joined().compactMap { $0.split(separator: " ").first.map(String.init) })
  }

  /// What every language shares: digits, signs and symbols of units.
  static let symbols = QuantityWords(units: ["%": .percent, "mm": .millimetre, "cm": .centimetre])
}
