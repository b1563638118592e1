import Essentials
import Facts
import Foundations

/// Numbers in digits and in words.
extension QuantityReader {
  func number(_ index: inout Int) -> Decimal? { number(&index, below: .max) }

  /// - Parameter most: What its hundreds and thousands are less than, where it goes on another number:
  ///   each part is smaller than the one before.
  private func number(_ index: inout Int, below most: Int) -> Decimal? {
    guard range.contains(index) else { return nil }
    let start = index
    let token = page.prose.tokens[index]
    var value: Decimal
    if token.kind == .number {
      guard let digits = page.known(index).value else { return nil }
      (value, index) = (numberBehindPoint(index) ?? digits, index + 1)
      if let part = fraction(behind: digits, &index) { return digits + part }
    } else if has(.article, index),
      let factor = self.value(index + 1, .multiplier, words.multipliers)
    {
      (value, index) = (Decimal(factor), index + 2)
    } else if token.classes.contains(.number), let whole = self.value(index, .value, words.values)
    {
      (value, index) = (Decimal(whole), index + 1)
      if (20..<100).contains(whole), let one = self.value(index, .value, words.values), one < 10 {
        value += Decimal(one)
        index += 1
      }
    } else {
      return nil
    }
    let isWord = token.kind == .word
    while let factor = self.value(index, .multiplier, words.multipliers), factor < most {
      value *= Decimal(factor)
      index += 1
      if isWord { value += rest(&index, below: factor, from: start) }
    }
    return value
  }

  /// What goes on behind a hundred or a thousand in words: the fifty of four hundred and fifty.
  private func rest(_ index: inout Int, below factor: Int, from start: Int) -> Decimal {
    guard range.contains(index) else { return 0 }
    let isJoined = page.prose.tokens[index].classes.contains(.and)
    var next = isJoined ? index + 1 : index
    // "Between one hundred and fifty" begins with a hundred.
    guard !isJoined || !words.rangeMarksAfter.values.contains(word(start - 1)),
      range.contains(next), page.prose.tokens[next].kind == .word, !has(.article, next),
      let number = number(&next, below: factor), number < Decimal(factor),
      !has([.chanceMark, .multiplier], next)
    else { return 0 }
    index = next
    return number
  }

  /// What stands behind a whole number with a stroke: the half of 1 1/2.
  private func fraction(behind whole: Decimal, _ index: inout Int) -> Decimal? {
    guard isMark("/", index + 1), range.contains(index + 2), whole.wholeNumber != nil,
      let count = page.known(index).value?.wholeNumber,
      let parts = page.known(index + 2).value?.wholeNumber, [2, 4].contains(parts),
      (1..<parts).contains(count)
    else { return nil }
    index += 3
    return Decimal(count) / Decimal(parts)
  }

  /// The number at `index` where it begins with a point: .5 is a half.
  private func numberBehindPoint(_ index: Int) -> Decimal? {
    let bytes = page.prose.byteRange(index..<index + 1)
    let digits = page.prose.bytes[bytes]
    guard page.prose.hasNakedPoint(before: bytes.lowerBound), digits.allSatisfy(\.isDigit),
      let number = Int(page.prose.text(bytes)), digits.count <= 4
    else { return nil }
    return Decimal(sign: .plus, exponent: -digits.count, significand: Decimal(number))
  }

  /// The number that digits say, with commas between thousands and a point before a fraction.
  static func value(ofDigits text: String) -> Decimal? {
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
