import Foundations

/// How much it takes to write one word for another, with less for what hands and ears mix up: letters
/// beside each other on the keyboard, vowels, doubled letters, two that change places (Damerau, "A
/// technique for computer detection and correction of spelling errors", 1964).
struct EditDistance {
  private let places: [UInt8: (x: Double, y: Double)]
  private static let vowels = Set("aeiouy".utf8)

  init(_ language: SearchLanguage) {
    let keys = language.keyboard.enumerated().flatMap { row, letters in
      letters.utf8.enumerated().map { ($1, (x: Double($0) + Double(row) / 2, y: Double(row))) }
    }
    places = Dictionary(keys) { first, _ in first }
  }

  /// The distance of `written` from `meant`; infinite where it is more than `limit`.
  func distance(_ written: [UInt8], _ meant: [UInt8], limit: Double) -> Double {
    guard Double(abs(written.count - meant.count)) <= limit else { return .infinity }
    var before: [Double] = []
    var last = (0...meant.count).map(Double.init)
    for row in written.indices {
      let line = line(row, written, meant, last, before)
      guard (line.min() ?? 0) <= limit else { return .infinity }
      (before, last) = (last, line)
    }
    return last[meant.count] <= limit ? last[meant.count] : .infinity
  }

  private func line(
    _ row: Int, _ written: [UInt8], _ meant: [UInt8], _ last: [Double], _ before: [Double]
  ) -> [Double] {
    var line = [Double(row + 1)]
    let a = written[row]
    let isDoubled = row > 0 && a == written[row - 1]
    for column in meant.indices {
      let b = meant[column]
      let isMeantDoubled = column > 0 && b == meant[column - 1]
      var cost = min(
        last[column] + change(a, b), last[column + 1] + (isDoubled ? 0.5 : 1),
        line[column] + (isMeantDoubled ? 0.5 : 1))
      if row > 0, column > 0, a == meant[column - 1], b == written[row - 1], a != b {
        cost = min(cost, before[column - 1] + 0.7)
      }
      line.append(cost)
    }
    return line
  }

  private func change(_ a: UInt8, _ b: UInt8) -> Double {
    if a == b { return 0 }
    if Self.vowels.contains(a), Self.vowels.contains(b) { return 0.6 }
    guard let first = places[a], let second = places[b] else { return 1 }
    return abs(first.x - second.x) <= 1 && abs(first.y - second.y) <= 1 ? 0.8 : 1
  }
}
