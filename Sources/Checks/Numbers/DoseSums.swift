import Diagnostics
import Facts
import Foundations
import struct Essentials.Decimal

/// Sums of amounts, times and chances.
extension SumTerms {
  // MARK: In the sentence itself

  /// "Four tablets of 2.5 mg make 10 mg", and what is left or comes together of two numbers.
  func sumsInSentence() -> [NumberSum] {
    guard written.count > 2 else { return [] }
    let pairs = zip(written, written.dropFirst())
    return pairs.flatMap { pair in
      written.filter { $0.tokens != pair.0.tokens && $0.tokens != pair.1.tokens }
        .compactMap { product(pair.0, pair.1, $0) ?? joined(pair.0, pair.1, $0) }
    }
  }

  private func product(
    _ one: WrittenQuantity, _ other: WrittenQuantity, _ result: WrittenQuantity
  ) -> NumberSum? {
    guard has(.total), result.tokens.lowerBound > other.tokens.lowerBound else { return nil }
    for (count, part) in [(one, other), (other, one)] {
      guard let counted = count.quantity, counted.isSingle, counted.unit.isCount,
        let number = counted.low, number > 1, let each = part.quantity, each.isSingle,
        let whole = result.quantity, whole.isSingle, whole.unit.dimension == each.unit.dimension,
        counted.unit.dimension != each.unit.dimension || counted.unit.size > each.unit.size,
        let one = each.lowInSmallest, let all = whole.lowInSmallest
      else { continue }
      let isRight = one * number == all
      // What is not taken together can be anything.
      guard isRight || part.tokens.lowerBound - count.tokens.upperBound <= 1 else { continue }
      let sum = each.times(number)
      return NumberSum(
        parts: [count.tokens, part.tokens, result.tokens], isRight: isRight, isSure: true,
        text: "\(number) × \(each.text) is \(sum.text)",
        location: page.prose.location(ofTokens: part.tokens))
    }
    return nil
  }

  /// Two numbers of the facts and how much they are together, or what lies between them.
  private func joined(
    _ one: WrittenQuantity, _ other: WrittenQuantity, _ result: WrittenQuantity
  ) -> NumberSum? {
    guard has(.total) || has(.rest), let left = one.amount, let right = other.amount,
      let whole = result.amount, left.key == right.key, right.key == whole.key,
      [one, other].allSatisfy({ page.sayElsewhere($0, isAge: false) }),
      whole.value == left.value + right.value || whole.value == abs(left.value - right.value)
    else { return nil }
    return NumberSum(
      parts: [result.tokens], isRight: true, text: "",
      location: page.prose.location(ofTokens: result.tokens))
  }

  /// Two 5 ml spoons, eight glasses of 250 ml, six to eight tablets of 2.5 mg: so many of a part come to
  /// what the facts say.
  func packs() -> [NumberSum] {
    written.compactMap { part in
      guard let each = part.quantity?.single, each.unit.isOfMedicine, let count = countOfPack(part)
      else { return nil }
      let whole = Quantity(
        low: each.low.map { $0 * count.low }, high: each.high.map { $0 * count.high },
        unit: each.unit)
      let known = WrittenQuantity(value: .quantity(whole, also: []), tokens: part.tokens)
      let isKnown =
        page.factStatements?.saysAll(of: known, isAge: false) ?? false
        || count.isSaid && page.sayElsewhere(part, isAge: false)
      guard isKnown else { return nil }
      let results = written.filter { $0.tokens != part.tokens && $0.says(known) }
      return NumberSum(
        parts: [count.tokens, part.tokens] + results.map(\.tokens), isRight: true, text: "",
        location: page.prose.location(ofTokens: part.tokens))
    }
  }

  /// How many there are of a part that the words right before it count: two 5 ml spoons, two tablets of
  /// 500 mg.
  private func countOfPack(
    _ part: WrittenQuantity
  ) -> (low: Decimal, high: Decimal, tokens: Range<Int>, isSaid: Bool)? {
    let start = part.tokens.lowerBound
    let isOf = sentence.tokens.contains(start - 1) && page.known(start - 1).kinds.contains(.of)
    let end = isOf ? start - 1 : start
    if let counted = written.first(where: { $0.tokens.upperBound == end }),
      let quantity = counted.quantity, quantity.unit.dimension.isCounted, let low = quantity.low,
      let high = quantity.high
    {
      return (low, high, counted.tokens, page.sayElsewhere(counted, isAge: false))
    }
    // What is counted has one word: eight glasses of 250 ml.
    let first = isOf ? end - 2 : end - 1
    guard let count = counts.last(where: { $0.tokens.lowerBound == first }), count.number > 1
    else {
      return nil
    }
    return (Decimal(count.number), Decimal(count.number), first..<first + 1, false)
  }

  // MARK: Doses

  /// How much is taken in a day, for how long in all, and how much for a body of some weight.
  func doseSums(_ treatment: Treatment) -> [NumberSum] {
    guard let table = treatment.table("dose") else { return [] }
    let named = [true, false].lazy.map { isWhole in
      table.rows.filter { row in row.title.map { isNamed($0.value, isWhole: isWhole) } ?? false }
    }.first { !$0.isEmpty }
    let rows = named ?? (table.rows.count == 1 ? table.rows : [])
    return written.flatMap { number -> [NumberSum] in
      var sums = [wholeCourse(number, rows), ofStrength(number, table.rows)].compactMap(\.self)
      sums += rows.compactMap { ofDay(number, $0) ?? ofWeight(number, $0) }
      if rows.isEmpty {
        sums += table.rows.compactMap { ofDay(number, $0) }.filter(\.isRight)
      }
      sums += ofBody(number, rows, table.rows)
      return sums + table.rows.compactMap { ofLiquid(number, $0) }
    }
  }

  /// Whether the sentence has the words of a drug's name, or any of them.
  private func isNamed(_ title: String, isWhole: Bool) -> Bool {
    isWhole ? names(title) : stems(title).contains(where: stems.contains)
  }

  /// Eight tablets a day, of two up to four times a day.
  private func ofDay(_ written: WrittenQuantity, _ row: FactTable.Row) -> NumberSum? {
    let end = written.tokens.upperBound
    guard let typed = written.quantity, sentence.tokens.contains(end),
      let amount = row.quantity("amount"), case .frequency(let often)? = row.value("often"),
      often.period == 1...1, often.unit == .day, often.times.upperBound > 1,
      isOfDay(end), !isTakenSeveralTimes(behind: end),
      typed.unit.dimension == amount.unit.dimension
    else { return nil }
    let sums = [(amount.low, often.times.lowerBound), (amount.high, often.times.upperBound)]
      .compactMap { number, times in
        number.map { Quantity(low: $0, high: $0, unit: amount.unit).times(Decimal(times)) }
      }
    let isRight = [typed.lowInSmallest, typed.highInSmallest].compactMap(\.self).allSatisfy {
      end in
      sums.contains { $0.lowInSmallest == end }
    }
    guard let most = sums.last else { return nil }
    // In a day.
    let day = self.written.first { $0.tokens.lowerBound == end + 1 && $0.tokens != written.tokens }
    return NumberSum(
      parts: [written.tokens] + (isRight ? [day?.tokens].compactMap(\.self) : []),
      isRight: isRight,
      text: "\(often.times.upperBound) × \(amount.text) is \(most.text)", location: row.location)
  }

  /// Whether an amount is what is taken at a time, as how often stands behind it: "4 g four times a
  /// day".
  private func isTakenSeveralTimes(behind end: Int) -> Bool {
    written.contains { next in
      guard case .frequency(let often) = next.value, often.times.upperBound > 1 else {
        return false
      }
      return (end..<end + Self.nearFrequency).contains(next.tokens.lowerBound)
    }
  }

  private static let nearFrequency = 5

  /// Whether "a day" or "daily" stands there.
  private func isOfDay(_ index: Int) -> Bool {
    let near = (index..<index + 6).clamped(to: sentence.tokens)
    let reader = QuantityReader(page, sentence.tokens)
    return near.contains { token in
      var next = token + 1
      return words.day == page.word(token)
        || reader.has(.each, token) && reader.units(&next).first == .day
    }
  }

  /// For five weeks in all, where the steps of a drug last so long together.
  private func wholeCourse(_ written: WrittenQuantity, _ rows: [FactTable.Row]) -> NumberSum? {
    let lengths = rows.compactMap { $0.quantity("lasts")?.single }
    guard has(.total), let typed = written.quantity, typed.isSingle, let first = lengths.first,
      lengths.count > 1, lengths.count == rows.count,
      typed.unit.dimension == first.unit.dimension,
      Set(rows.compactMap(\.title?.value)).count == 1
    else { return nil }
    let sum = lengths.dropFirst().reduce(first.lowInSmallest ?? 0) {
      $0 + ($1.lowInSmallest ?? 0)
    }
    let shown = lengths.map(\.text).joined(separator: " + ")
    return NumberSum(
      parts: [written.tokens], isRight: sum == typed.lowInSmallest,
      text: "the steps last \(shown)", location: rows[0].location)
  }

  /// 7 mmol for 70 kg, where it is 0.1 mmol for each kilogram.
  private func ofWeight(_ written: WrittenQuantity, _ row: FactTable.Row) -> NumberSum? {
    guard let typed = written.quantity, typed.isSingle,
      let amount = row.quantity("amount")?.single, typed.unit.dimension == amount.unit.dimension,
      let weight = self.written.first(where: { $0.quantity?.unit.code == "kg" }),
      let body = weight.quantity?.single, let number = body.low, isForEach(body.unit, row)
    else { return nil }
    let sum = amount.times(number)
    return NumberSum(
      parts: [weight.tokens, written.tokens], isRight: sum.lowInSmallest == typed.lowInSmallest,
      text: "\(number) × \(amount.text) is \(sum.text)", location: row.location)
  }

  /// What an amount for a body is by the rows that are named, or else by one of `all` that comes out.
  private func ofBody(
    _ written: WrittenQuantity, _ named: [FactTable.Row], _ all: [FactTable.Row]
  ) -> [NumberSum] {
    let sums = named.compactMap { ofBody(written, $0) }
    return sums.isEmpty ? all.compactMap { ofBody(written, $0) }.filter(\.isRight) : sums
  }

  /// 750 mg for a body of 2 m², where it is 375 mg/m².
  private func ofBody(_ written: WrittenQuantity, _ row: FactTable.Row) -> NumberSum? {
    guard let typed = written.quantity, typed.unit.dimension == .mass,
      let amount = row.quantity("amount"), let body = amount.unit.body,
      let size = self.written.first(where: { $0.quantity?.unit.code == body }),
      size.tokens != written.tokens, let number = size.quantity?.single?.low,
      let low = amount.low, let high = amount.high
    else { return nil }
    let sum = Quantity(low: low * number, high: high * number, unit: .milligram)
    let isRight = typed.isSingle ? typed.lies(within: sum) : sum.lies(within: typed)
    return NumberSum(
      parts: [size.tokens, written.tokens], isRight: isRight && !(typed.low == nil),
      text: "\(number) × \(amount.text) is \(sum.text)", location: row.location)
  }

  /// 2.5 ml, where a dose is 60 mg of what has 120 mg in 5 ml.
  private func ofLiquid(_ written: WrittenQuantity, _ row: FactTable.Row) -> NumberSum? {
    guard let typed = written.quantity?.single, let amount = row.quantity("amount")?.single,
      case .pace(let strength)? = row.value("strength"),
      let dose = amount.lowInSmallest, let part = strength.amount.single?.lowInSmallest,
      let whole = strength.within.single?.lowInSmallest, let volume = typed.lowInSmallest,
      amount.unit.dimension == strength.amount.unit.dimension,
      typed.unit.dimension == strength.within.unit.dimension, volume * part == dose * whole
    else { return nil }
    return NumberSum(
      parts: [written.tokens], isRight: true, text: "", location: row.location)
  }

  /// Six to eight tablets, where 15 to 20 mg are taken of such with 2.5 mg each.
  private func ofStrength(_ written: WrittenQuantity, _ rows: [FactTable.Row]) -> NumberSum? {
    let strengths = Set(rows.compactMap { $0.quantity("strength")?.single })
    guard let count = written.quantity, count.unit.isDoseUnit, let low = count.low,
      let high = count.high, strengths.count == 1, let strength = strengths.first,
      let each = strength.low
    else { return nil }
    let whole = Quantity(low: each * low, high: each * high, unit: strength.unit)
    let known = WrittenQuantity(value: .quantity(whole, also: []), tokens: written.tokens)
    guard page.factStatements?.saysAll(of: known, isAge: false) ?? false else { return nil }
    return NumberSum(parts: [written.tokens], isRight: true, text: "", location: rows[0].location)
  }

  private func isForEach(_ unit: QuantityUnit, _ row: FactTable.Row) -> Bool {
    row.texts("how").contains { text in
      text.value.lowercased().split { !$0.isLetter }.contains { word in
        unit.spellings.contains(String(word))
      }
    }
  }

  // MARK: Chances

  /// "Four in five have no pain that stays" is the rest of one in five with "pain that stays".
  func remainders(_ facts: FactIndex) -> [NumberSum] {
    let chances = written.compactMap { written in written.chance.map { (written, $0) } }
    if chances.isEmpty { return [] }
    let beside = restsOfNeighbours(chances)
    let denies =
      has(.rest)
      || sentence.tokens.contains { page.prose.tokens[$0].classes.contains(.negator) }
    return beside
      + facts.entries.flatMap { entry -> [NumberSum] in
        guard case .chance(let fact)? = entry.value,
          ([entry.label?.value].compactMap(\.self) + entry.words).contains(where: {
            names($0, unlessDenied: denies)
          })
        else { return [] }
        return chances.compactMap { written, typed in
          typed.isRest(of: fact)
            ? NumberSum(
              parts: [written.tokens], isRight: true, text: "", location: entry.location) : nil
        }
      }
  }

  /// "One in four has decay: three in four have none": the rest of a chance that stands in the sentence or
  /// in the one before.
  private func restsOfNeighbours(_ chances: [(WrittenQuantity, Chance)]) -> [NumberSum] {
    let before = page.sentence(before: sentence).map {
      QuantityReader(page, $0.tokens).read(withFacts: true)
    }
    let others = chances.map(\.1) + (before ?? []).compactMap(\.chance)
    return chances.compactMap { written, typed in
      // Of a half the rest is the same.
      let isRest = others.contains { typed.isRest(of: $0) && !typed.lies(within: $0) }
      return isRest && !page.sayElsewhere(written, isAge: false)
        ? NumberSum(
          parts: [written.tokens], isRight: true, text: "",
          location: page.prose.location(ofTokens: written.tokens)) : nil
    }
  }

  /// Whether the sentence has the words of a label, and one of the two denies what the other says.
  private func names(_ label: String, unlessDenied denies: Bool) -> Bool {
    let parts = label.lowercased().split { !$0.isLetter }.map(String.init)
    let told = parts.filter { !words.negators.contains($0) }
    guard (told.count != parts.count) != denies else { return false }
    let own = stems(told.joined(separator: " "))
    return !own.isEmpty && own.count { stems.contains($0) } * 2 >= own.count
  }
}

extension WrittenQuantity {
  fileprivate var chance: Chance? {
    ComparedValue.all(of: self).lazy.compactMap(\.chance).first
  }

  /// One number of one kind, in the smallest unit.
  var amount: (key: ComparedValue.Key, value: Decimal)? {
    switch value {
    case .money(let low?, let high?, _) where low == high: (.money, low)
    case .quantity(let quantity, _):
      quantity.single.flatMap { quantity in
        quantity.lowInSmallest.map { (.quantity(quantity.unit.dimension), $0) }
      }
    default: nil
    }
  }
}

extension ComparedValue {
  fileprivate var chance: Chance? {
    if case .chance(let chance) = self { return chance }
    return nil
  }
}

extension Chance {
  /// Whether both together are all: more than 99 in 100 of fewer than 1 in 100.
  fileprivate func isRest(of other: Chance) -> Bool {
    func isRest(_ own: Share?, _ other: Share?) -> Bool {
      guard let own, let other else { return own == nil && other == nil }
      return own.count * other.of + other.count * own.of == own.of * other.of
    }
    // At least 90 in 100 are not, of 1 in 100 to 1 in 10.
    if low != nil, high == nil, other.low != nil { return isRest(low, other.high) }
    return isRest(low, other.high) && isRest(high, other.low)
  }
}

extension QuantityUnit {
  /// The unit of the body that a dose in milligrams is for each of; nil for other units.
  fileprivate var body: Identifier? {
    switch code {
    case "mg/m2": "m2"
    case "mg/kg": "kg"
    default: nil
    }
  }

  /// Whether a number of it may say how often something is: four tablets, on five days.
  fileprivate var isCount: Bool {
    if case .counted = dimension { return true }
    return dimension == .time
  }
}

extension Quantity {
  fileprivate var single: Quantity? { isSingle ? self : nil }

  fileprivate var text: String { FactValue.quantity(self).plainText }

  fileprivate func times(_ number: Decimal) -> Quantity {
    Quantity(low: low.map { $0 * number }, high: high.map { $0 * number }, unit: unit)
  }
}

extension FactTable.Row {
  fileprivate func value(_ column: String) -> FactValue? {
    cells.first { $0.column == column }?.values.first
  }

  fileprivate func quantity(_ column: String) -> Quantity? { value(column)?.quantity }
}
