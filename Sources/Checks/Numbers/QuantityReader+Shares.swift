import Facts
import struct Essentials.Decimal

/// Shares in words: a third of people, three fifths of your best, up by a fifth.
extension QuantityReader {
  /// A share of all in words: a third of people, two thirds.
  func fraction(at start: Int) -> WrittenQuantity? {
    guard let parts = value(start, .fraction, words.fractions) else { return nil }
    var index = start - 1
    let isOne = has(.article, index)
    let count = isOne ? 1 : range.contains(index) ? number(&index) : nil
    let isHalf = parts == 2
    if let change = shareOfChange(count ?? (isHalf ? 1 : nil), parts, start) { return change }
    guard isHalf || count != nil,
      has(.of, start + 1) || isHalf && has(.whole, start + 1)
    else { return nil }
    let begin = count == nil ? start : start - 1
    if let own = shareOfBest(count ?? 1, parts, begin..<start + 1) { return own }
    var end = start + 2
    if has(.whole, end) { end += 1 }
    // Half of all young people.
    if !has(.personOfChance, end), has(.personOfChance, end + 1) || isPerson(end + 1) { end += 1 }
    guard has(.personOfChance, end) || units(&end).contains(where: { $0.code == "person" }),
      let share = Chance.Share(count ?? 1, in: Decimal(parts))
    else { return nil }
    return WrittenQuantity(
      value: .chance(Chance(low: share, high: share)), tokens: begin..<start + 1)
  }

  /// How much more or less there is, which is a percentage: up by a fifth, but not by half an hour.
  private func shareOfChange(_ count: Decimal?, _ parts: Int, _ start: Int) -> WrittenQuantity? {
    let begin = has([.article, .value], start - 1) ? start - 1 : start
    guard let count, 100 % parts == 0, has(.change, begin - 1) else { return nil }
    let end = start + 1
    guard isOver(end) || goesOn(end) else { return nil }
    return make(count * Decimal(100 / parts), nil, [.percent], begin, end)
  }

  private func isPerson(_ index: Int) -> Bool {
    var index = index
    return units(&index).contains { $0.code == "person" }
  }

  /// Part of what somebody can do at best, which is a percentage: three fifths of your best peak flow.
  private func shareOfBest(
    _ count: Decimal, _ parts: Int, _ tokens: Range<Int>
  ) -> WrittenQuantity? {
    let end = tokens.upperBound
    guard (end..<end + 4).contains(where: { has(.best, $0) }), 100 % parts == 0 else { return nil }
    return make(count * Decimal(100 / parts), nil, [.percent], tokens.lowerBound, end)
  }

  /// Whether a word at `index` is a small one that begins what goes on: at the next session.
  private func goesOn(_ index: Int) -> Bool {
    page.known(index).roles.contains(.ignored)
      && !has([.article, .of, .part, .rangeMark], index)
  }
}
