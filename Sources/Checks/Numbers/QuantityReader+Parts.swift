import Facts
import Foundations
import struct Essentials.Decimal

/// Parts of a unit in words: half an hour, one and a half tablets, a quarter to half an hour.
extension QuantityReader {
  /// Part of a unit, or a range of parts: half an hour, half a tablet, a quarter to half an hour, half
  /// an hour to three quarters of an hour.
  func part(at start: Int) -> WrittenQuantity? {
    guard let first = onePart(at: start), let low = first.quantity else { return nil }
    var next = first.tokens.upperBound
    guard takeRangeMark(&next, start: first.tokens.lowerBound), low.isSingle,
      let second = onePart(at: next), let high = second.quantity,
      high.unit.dimension == low.unit.dimension
    else { return first }
    return WrittenQuantity(
      value: .quantity(
        Quantity(low: low.low, high: high.high, unit: high.unit, lowUnit: low.unit), also: []),
      tokens: first.tokens.lowerBound..<second.tokens.upperBound,
      hasSameEnds: low.lowInSmallest == high.highInSmallest)
  }

  private func onePart(at start: Int) -> WrittenQuantity? {
    var index = start
    guard var part = takePart(&index) else { return nil }
    var high: Decimal?
    var next = index
    if takeRangeMark(&next, start: start), let second = takePart(&next) {
      (high, index) = (second, next)
    }
    if has(.of, index) { index += 1 }
    next = index
    // The last half hour.
    guard has(.article, index) || units(&next).first == .hour else { return nil }
    if has(.article, index) { index += 1 }
    let begin = partStart(start)
    part *= factor(from: begin, to: start)
    if let unit = value(index, .span, words.spans) {
      return make(part * unit.count, nil, [unit.unit], begin, index + 1)
    }
    let units = units(&index)
    guard let unit = units.first, unit.dimension == .time || unit.isOfDose else { return nil }
    return make(part, high, units, begin, index)
  }

  /// Part of the unit that follows, behind a whole number: the half of one and a half tablets.
  func takePartOfUnit(_ index: inout Int) -> Decimal {
    guard range.contains(index), page.prose.tokens[index].classes.contains(.and) else { return 0 }
    var next = index + 1
    guard let part = takePart(&next), part < 1, hasMeasure(next) else { return 0 }
    index = next
    return part
  }

  /// The part of a whole at `index`: half, a quarter.
  func takePart(_ index: inout Int) -> Decimal? {
    var next = index
    if has(.article, next), has(.part, next + 1) { next += 1 }
    let count = has(.part, next) ? 1 : number(&next)
    guard let count, let part = value(next, .part, words.parts) else { return nil }
    index = next + 1
    return part * count
  }

  /// Where what counts the part at `start` begins: a quarter, three quarters.
  private func partStart(_ start: Int) -> Int {
    var index = start - 1
    guard range.contains(index) else { return start }
    return has(.article, index) || number(&index) != nil ? start - 1 : start
  }

  /// How many of the part there are.
  private func factor(from begin: Int, to start: Int) -> Decimal {
    var index = begin
    return begin < start ? number(&index) ?? 1 : 1
  }
}
