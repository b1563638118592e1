import Foundations

/// The words of a text as they are held against those of another: in small letters, without marks.
struct ComparedWords: Sendable {
  let words: [String]
  /// The beginnings of its longer words, so that "dissolves" and "dissolved" are the same.
  let stems: Set<String>

  init(_ text: String) {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if Self.isPartOfWord(scalar) {
        word.append(scalar)
      } else if scalar != "'", scalar != "’", !word.isEmpty {
        words.append(String(word).lowercased())
        word = .init()
      }
    }
    if !word.isEmpty { words.append(String(word).lowercased()) }
    self.words = words
    stems = Set(words.lazy.filter { $0.unicodeScalars.count > 3 }.map { String($0.prefix(5)) })
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(ascii: scalar).isAlphanumeric }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether the words of `other` stand in it, one after another.
  func contains(_ other: ComparedWords) -> Bool {
    other.words.isEmpty || words.firstRange(of: other.words) != nil
  }

  /// The part, from 0 to 1, of its longer words that `other` has too.
  func share(in other: ComparedWords) -> Double {
    stems.isEmpty ? 0 : Double(stems.intersection(other.stems).count) / Double(stems.count)
  }
}
