import Foundations

/// The words of texts: letters and digits beside one another, capitals or not. By them it is found
/// out whether something of a page was lost.
struct Words: Sendable {
  private var known: Set<String> = []

  /// The words of `text` in small letters, each with the number of its line, from 0.
  static func all(in text: String) -> [(word: String, line: Int)] {
    var words: [(String, Int)] = []
    var line = 0
    var word = ""
    for scalar in text.unicodeScalars {
      if isPart(scalar) {
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty { words.append((word.lowercased(), line)) }
      word = ""
      if scalar == "\n" { line += 1 }
    }
    if !word.isEmpty { words.append((word.lowercased(), line)) }
    return words
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(scalar.value).isAlphanumeric }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend
  }

  mutating func add(_ text: String) {
    for (word, _) in Self.all(in: text) { known.insert(word) }
  }

  func contains(_ word: String) -> Bool { known.contains(word) }

  func contains(allOf text: String) -> Bool {
    Self.all(in: text).allSatisfy { contains($0.word) }
  }
}
