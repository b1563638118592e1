import struct Foundation.Decimal

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
