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
  private static let units: [String: Unit] = {
    var units = ["treatments": Unit.session, "visits": .session, "appointments": .session]
    for unit in Unit.allCases { for spelling in unit.spellings { units[spelling] = unit } }
    units["h"] = nil
    return units
  }()
}
