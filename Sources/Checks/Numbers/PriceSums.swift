import Diagnostics
import Facts
import Foundations
import struct Essentials.Decimal

/// What several of something cost, or something with what is added to it.
extension SumTerms {
  /// A price of so many of something.
  private struct Row {
    let price: Price
    let amount: Decimal
    let count: Int
    let noun: [Int32]
    /// The stems of its name, by which sentences count what costs one: four typhoid injections.
    var name: [Int32] = []

    func isOf(_ nouns: [Int32]) -> Bool {
      [noun, name].contains { !$0.isEmpty && $0.allSatisfy(nouns.contains) }
    }
  }

  /// How far behind an amount its count may stand.
  private static let reach = 8

  func priceSums(_ treatment: Treatment) -> [NumberSum] {
    let prices = treatment.prices
    let money = written.filter(\.isMoney)
    if money.isEmpty { return [] }
    let rows = prices.prices.filter(\.isPaidByPatient).compactMap {
      row($0, treatment.quantities.countedNoun)
    }
    guard !rows.isEmpty, !stems.contains(stem(words.deposit)) else { return [] }
    let added = additions(prices)
    return money.compactMap { written in
      guard case .money(let low?, let high?, prices.currency.code) = written.value, low == high,
        let (count, isBehind) = count(of: written, money)
      else { return nil }
      return sum(low, written, count, isBehind: isBehind, rows, added, prices.currency)
    }
  }

  /// The count that an amount is for: rather behind it, "£320 for two doses".
  private func count(
    of written: WrittenQuantity, _ money: [WrittenQuantity]
  ) -> (Count, isBehind: Bool)? {
    let (start, end) = (written.tokens.lowerBound, written.tokens.upperBound)
    guard sentence.tokens.contains(end) else { return countBefore(start, money) }
    if let one = one(behind: end) { return (one, true) }
    let next = page.known(end)
    if next.roles.contains(.lengthStart) {
      let count = counts.first { $0.tokens.lowerBound > end }
      guard let count, count.tokens.lowerBound < end + Self.reach,
        !money.contains(where: { (end..<count.tokens.lowerBound).overlaps($0.tokens) }),
        // "£12 for each visit; all 12 visits cost £144."
        !(end..<count.tokens.lowerBound).contains(where: { page.known($0).kinds.contains(.each) })
      else { return nil }
      return (count, true)
    }
    return next.kinds.contains(.each) ? nil : countBefore(start, money)
  }

  /// One of something that an amount is for: "£165 for a dose", "£12 each visit".
  private func one(behind end: Int) -> Count? {
    let start = page.known(end).roles.contains(.lengthStart) ? end + 1 : end
    guard sentence.tokens.contains(start),
      !page.known(start).kinds.isDisjoint(with: [.article, .each])
    else { return nil }
    let nouns = (start + 1..<start + 3).clamped(to: sentence.tokens).prefix {
      page.prose.tokens[$0].kind == .word
    }
    return Count(
      number: 1, tokens: start..<start + 1 + nouns.count, nouns: nouns.map { page.known($0).stem })
  }

  private func countBefore(
    _ start: Int, _ money: [WrittenQuantity]
  ) -> (Count, isBehind: Bool)? {
    guard let count = counts.last(where: { $0.tokens.upperBound <= start }),
      !money.contains(where: { (count.tokens.upperBound..<start).overlaps($0.tokens) })
    else { return nil }
    return (count, false)
  }

  private func sum(
    _ amount: Decimal, _ written: WrittenQuantity, _ count: Count, isBehind: Bool, _ rows: [Row],
    _ added: Decimal, _ currency: Currency
  ) -> NumberSum? {
    let all = rows.filter { $0.isOf(count.nouns) }
    let named = all.filter {
      [1, count.number].contains($0.count) && names($0.price.name.value)
    }
    let rows = named.isEmpty ? all : named
    let number = Decimal(count.number)
    // The price of just so many may be meant, whatever it is called.
    let values = (rows + all.filter { $0.count == count.number }).flatMap { row -> [Decimal] in
      let whole =
        row.count == count.number ? row.amount : row.count == 1 ? row.amount * number : nil
      return whole.map { [$0, $0 + added, $0 + added * number] } ?? []
    }
    let parts = [count.tokens, written.tokens]
    if let row = rows.first, values.contains(amount) {
      // Of one without an addition there is no sum: it is a price, which may be that of another row.
      if count.number == 1, rows.contains(where: { $0.amount == amount }) { return nil }
      return NumberSum(parts: parts, isRight: true, text: "", location: row.price.location)
    }
    if count.number > 1, let whole = price(ofWhole: amount) {
      return isSaid(count)
        ? NumberSum(parts: parts, isRight: true, text: "", location: whole.location) : nil
    }
    // Much is paid for one of something, but a price of the list only for what it is for.
    guard count.number > 1 || isOfAnother(amount, than: rows), added == 0,
      let row = rows.first(where: { $0.count == count.number }) ?? only(rows)
    else { return nil }
    return NumberSum(
      parts: parts, isRight: false, isSure: isBehind, text: text(row, count.number, currency),
      location: row.price.location)
  }

  /// The price of all of it that an amount is, however many that are.
  private func price(ofWhole amount: Decimal) -> Price? {
    page.treatment?.prices.prices.first { price in
      guard price.amount == .range(low: amount, high: amount) else { return false }
      return switch price.purpose {
      case .one(.course), .one(.package): countedRow(price, amount) == nil
      case .package, .total: true
      case .one, .each, .several, .stage, .named: false
      }
    }
  }

  /// Whether the facts say that there are so many.
  private func isSaid(_ count: Count) -> Bool {
    written.contains {
      $0.tokens.overlaps(count.tokens) && page.sayElsewhere($0, isAge: false)
    }
  }

  /// Whether an amount is the price of another row than the one of `rows` that is a price of one.
  private func isOfAnother(_ amount: Decimal, than rows: [Row]) -> Bool {
    guard let row = only(rows), let prices = page.treatment?.prices.prices else { return false }
    return prices.contains { price in
      price.id != row.price.id && price.purpose != row.price.purpose
        && price.amount == .range(low: amount, high: amount)
    }
  }

  /// The only row with the price of one.
  private func only(_ rows: [Row]) -> Row? {
    let single = rows.filter { $0.count == 1 }
    return single.count == 1 ? single[0] : nil
  }

  private func text(_ row: Row, _ number: Int, _ currency: Currency) -> String {
    func shown(_ amount: Decimal) -> String {
      FactValue.amount(.range(low: amount, high: amount), currency).plainText
    }
    if row.count == number { return "\(row.price.name.value.quoted) is \(shown(row.amount))" }
    return "\(number) × \(shown(row.amount)) is \(shown(row.amount * Decimal(number)))"
  }

  /// - Parameter noun: What the subject is counted in.
  private func row(_ price: Price, _ noun: QuantityUnit) -> Row? {
    guard case .range(let low, let high) = price.amount, low == high else { return nil }
    let name = stems(price.name.value)
    switch price.purpose {
    case .one(.session):
      return Row(price: price, amount: low, count: 1, noun: stems(noun.name), name: name)
    case .one(let basis) where basis.isCounted:
      return Row(price: price, amount: low, count: 1, noun: [stem(basis.rawValue)], name: name)
    case .each(let noun):
      return Row(price: price, amount: low, count: 1, noun: stems(noun), name: name)
    case .several(let count, let noun):
      return Row(price: price, amount: low, count: count, noun: stems(noun))
    case .one(.course), .one(.package), .named: return countedRow(price, low)
    case .one, .stage, .package, .total: return nil
    }
  }

  /// What the name of a row counts: a course of three doses.
  private func countedRow(_ price: Price, _ amount: Decimal) -> Row? {
    let parts = price.name.value.lowercased().split(separator: " ").map(String.init)
    for (index, part) in parts.enumerated() {
      guard let count = words.counts[part] ?? Int(part) else { continue }
      let noun = parts[(index + 1)...].prefix(2).last.map { [stem($0)] } ?? []
      return Row(price: price, amount: amount, count: count, noun: noun)
    }
    return nil
  }

  func additions() -> Decimal { page.treatment.map { additions($0.prices) } ?? 0 }

  /// What the sentence names of what is paid on top.
  private func additions(_ prices: PriceList) -> Decimal {
    let others = prices.prices.filter { $0.purpose != .one(.addition) }
    let known = Set(others.flatMap { stems($0.name.value) })
    return prices.prices.reduce(0) { sum, price in
      guard price.purpose == .one(.addition), price.isPaidByPatient,
        case .range(let low, let high) = price.amount, low == high,
        stems(price.name.value).contains(where: { !known.contains($0) && stems.contains($0) })
      else { return sum }
      return sum + low
    }
  }

  // MARK: In the sentence itself

  /// What several amounts of the facts come to, each once or so many times: "£75 and three times £50,
  /// so £225".
  func moneySums() -> [NumberSum] {
    var terms: [MoneyTerm] = []
    var sums: [NumberSum] = []
    for number in written where number.isMoney {
      guard case .money(let low?, let high?, _) = number.value, low == high else {
        terms = []
        continue
      }
      let isSum = terms.count > 1 || terms.contains { $0.count > 1 }
      if isSum, terms.reduce(0, { $0 + $1.whole }) == low {
        sums.append(
          NumberSum(
            parts: [number.tokens], isRight: true, text: "",
            location: page.prose.location(ofTokens: number.tokens), terms: terms.map(\.tokens)))
        terms = []
      } else if page.sayElsewhere(number, isAge: false) {
        terms.append(term(number, low))
      } else {
        terms = []
      }
    }
    return sums
  }

  /// An amount with how often it is paid.
  private struct MoneyTerm {
    let amount: Decimal
    let count: Int
    let tokens: Range<Int>

    var whole: Decimal { amount * Decimal(count) }
  }

  private func term(_ number: WrittenQuantity, _ amount: Decimal) -> MoneyTerm {
    let (start, end) = (number.tokens.lowerBound, number.tokens.upperBound)
    let sign = start - 1
    let isTimes =
      sentence.tokens.contains(sign)
      && (page.prose.tokens[sign].isMark("×") || page.known(sign).kinds.contains(.timesNoun))
    var index = sign - 1
    guard isTimes, sentence.tokens.contains(index),
      let count = QuantityReader(page, sentence.tokens).number(&index)?.wholeNumber, index == sign
    else { return MoneyTerm(amount: amount, count: 1, tokens: start..<end) }
    return MoneyTerm(amount: amount, count: count, tokens: sign - 1..<end)
  }
}
