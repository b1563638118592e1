import Facts
import struct Foundation.Decimal

/// Finds numbers with units and amounts of money in a sentence.
struct QuantityReader {
  let page: CheckedPage
  let range: Range<Int>

  /// A reader of the tokens of a sentence.
  init(_ page: CheckedPage, _ range: Range<Int>) {
    self.page = page
    self.range = range
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
    token.kind != .word || !token.classes.isDisjoint(with: [.number, .currency])
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
    guard let measure = measure(&index), !isTwoTreatments(first, index) else { return nil }
    return make(first, second, measure, start, index)
  }

  /// "Two treatments" are two kinds, not two sessions.
  private func isTwoTreatments(_ first: Decimal, _ end: Int) -> Bool {
    first < 3 && word(end - 1) == "treatments"
  }

  private func hasUnit(_ index: Int) -> Bool {
    var index = index
    return measure(&index) != nil
  }

  private func make(
    _ first: Decimal, _ second: Decimal?, _ measure: WrittenQuantity.Measure, _ start: Int,
    _ end: Int
  ) -> WrittenQuantity {
    let bound = second == nil ? bound(before: start) : nil
    return WrittenQuantity(
      low: bound == .atMost ? nil : first, high: bound == .atLeast ? nil : second ?? first,
      measure: measure, tokens: start..<end)
  }

  private enum Bound { case atMost, atLeast }

  private func bound(before start: Int) -> Bound? {
    let words = [word(start - 2), word(start - 1)]
    switch (words[0], words[1]) {
    case ("up", "to"), (_, "maximum"), ("at", "most"): return .atMost
    case ("at", "least"), ("from", _), (_, "from"): return .atLeast
    default: return nil
    }
  }

  private func word(_ index: Int) -> String {
    range.contains(index) ? page.word(index) : ""
  }

  private func number(_ index: inout Int) -> Decimal? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    if token.kind == .number {
      index += 1
      return NumberWords.value(ofDigits: page.words.entries[Int(token.word)].text)
    }
    guard token.classes.contains(.number), var value = NumberWords.value(page.word(index)) else {
      return nil
    }
    let isTens = NumberWords.isTens(page.word(index))
    index += 1
    if isTens, range.contains(index), let one = NumberWords.one(page.word(index)) {
      value += one
      index += 1
    }
    return value
  }

  /// `to`, a dash, or `and` after `between`.
  private func takeRangeMark(_ index: inout Int, start: Int) -> Bool {
    guard range.contains(index) else { return false }
    let token = page.prose.tokens[index]
    let isMark =
      token.isMark(Mark.dash) || word(index) == "to" || word(index) == "or"
      || word(index) == "and" && word(start - 1) == "between"
    if isMark { index += 1 }
    return isMark
  }

  private func currency(before index: inout Int) -> String? {
    guard range.contains(index) else { return nil }
    let token = page.prose.tokens[index]
    let code: String?
    if token.kind == .mark {
      code = Self.signs[token.word]
    } else {
      code = token.classes.contains(.currency) ? Self.codes[page.word(index)] : nil
    }
    if code != nil { index += 1 }
    return code
  }

  private func measure(_ index: inout Int) -> WrittenQuantity.Measure? {
    guard range.contains(index) else { return nil }
    let text = word(index)
    if let unit = Self.units[text] {
      index += 1
      return .unit(unit)
    }
    if let code = Self.codes[text] ?? Self.currencyWords[text] {
      index += 1
      return .money(code)
    }
    if text == "per", word(index + 1) == "cent" {
      index += 2
      return .unit(.percent)
    }
    return nil
  }

  private static let signs: [Int32: String] = [
    Int32(("$" as Unicode.Scalar).value): "USD", Int32(("£" as Unicode.Scalar).value): "GBP",
    Int32(("€" as Unicode.Scalar).value): "EUR",
  ]
  /// The codes of currencies, in small letters.
  static let codes = ["usd": "USD", "gbp": "GBP", "eur": "EUR", "us$": "USD"]
  private static let currencyWords = [
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR",
  ]
  private static let units: [String: QuantityUnit] = {
    var units = ["treatments": QuantityUnit.session, "visits": .session, "appointments": .session]
    for unit in QuantityUnit.allCases { for spelling in unit.spellings { units[spelling] = unit } }
    units["h"] = nil
    return units
  }()
}

/// A number or range with what it counts, as it stands in prose.
struct WrittenQuantity {
  /// What it counts.
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
  /// The tokens that say it.
  let tokens: Range<Int>

  /// Whether it is one number, not a range.
  var isSingle: Bool { low != nil && low == high }
}

/// Numbers that are written out.
enum NumberWords {
  /// The number that `word` says; nil when it says none.
  static func value(_ word: String) -> Decimal? { table[word].map { Decimal($0) } }

  /// What `word` adds to the tens before it, as "five" in "forty-five".
  static func one(_ word: String) -> Decimal? {
    guard let value = table[word], value < 10 else { return nil }
    return Decimal(value)
  }

  /// Whether `word` can be followed by a number below ten, as "forty".
  static func isTens(_ word: String) -> Bool { (table[word] ?? 0) >= 20 && word != "hundred" }

  private static let table: [String: Int] = {
    let ones =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
      + "sixteen seventeen eighteen nineteen"
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    var table = ["dozen": 12, "hundred": 100]
    for (index, word) in ones.split(separator: " ").enumerated() {
      table[String(word)] = index + 1
    }
    for (index, word) in tens.split(separator: " ").enumerated() {
      table[String(word)] = (index + 2) * 10
    }
    return table
  }()

  /// The number that digits say, with commas between thousands and a point before a fraction.
  static func value(ofDigits text: String) -> Decimal? {
    if text.utf8.count <= 12, let number = Int(text) { return Decimal(number) }
    let plain = text.filter { $0 != "," }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, whole.count <= 12, let number = Int(whole)
    else { return nil }
    guard parts.count == 2 else { return Decimal(number) }
    guard parts[1].count <= 4, let fraction = Int(parts[1]) else { return nil }
    return Decimal(number)
      + Decimal(sign: .plus, exponent: -parts[1].count, significand: Decimal(fraction))
  }
}
