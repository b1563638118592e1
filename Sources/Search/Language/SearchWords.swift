import Foundations

/// Cuts texts into words as the index has them. The browser's script does the same
/// (`templates/assets/search.js`), and both are tested with the same words. A class, because a copy
/// would count a reference for each table of the language, and every counter has it.
final class SearchWords: Sendable {
  private let language: SearchLanguage
  private let folds: [Unicode.Scalar: [UInt8]]
  private let longestSound: Int

  /// Longer words are cut: nobody types them, and they would fill the index.
  static let longest = 32

  init(_ language: SearchLanguage) {
    self.language = language
    folds = Dictionary(
      language.folds.flatMap { fold in
        fold.letters.unicodeScalars.map { ($0, Array(fold.plain.utf8)) }
      }
    ) { first, _ in first }
    longestSound = language.sounds.keys.map(\.utf8.count).max() ?? 1
  }

  /// Calls `found` with each word of `text`, in small letters without marks.
  func split(
    _ text: UnsafeBufferPointer<UInt8>, into word: inout [UInt8], _ found: ([UInt8]) -> Void
  ) {
    word.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        if byte.isAlphanumeric {
          word.append(byte.lowercased)
        } else if byte != UInt8(ascii: "'") || word.isEmpty {
          end(&word, found)
        }
      } else {
        index += add(text, at: index, to: &word, found)
      }
    }
    end(&word, found)
  }

  func split(_ text: String) -> [String] {
    var (text, buffer) = (text, [UInt8]())
    var words: [String] = []
    text.withUTF8 { bytes in
      split(bytes, into: &buffer) { words.append(String(decoding: $0, as: UTF8.self)) }
    }
    return words
  }

  /// Adds the letter at `index`, which is not ASCII; gives how many bytes it has.
  private func add(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, to word: inout [UInt8],
    _ found: ([UInt8]) -> Void
  ) -> Int {
    let length = text[index] >= 0xF0 ? 4 : text[index] >= 0xE0 ? 3 : 2
    let end = min(index + length, text.count)
    let letter = String(decoding: text[index..<end], as: UTF8.self).lowercased()
    for scalar in letter.unicodeScalars {
      if let plain = folds[scalar] {
        word += plain
      } else if Self.isPartOfWord(scalar) {
        word += Array(String(scalar).utf8)
      } else if scalar != "\u{2019}" || word.isEmpty, !Self.isMark(scalar) {
        self.end(&word, found)
      }
    }
    return end - index
  }

  private func end(_ word: inout [UInt8], _ found: ([UInt8]) -> Void) {
    guard !word.isEmpty else { return }
    if word.count > Self.longest {
      // Not within a letter.
      let cut = word[...Self.longest].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
      word.removeSubrange(cut...)
    }
    if !word.isEmpty { found(word) }
    word.removeAll(keepingCapacity: true)
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .spacingMark, .enclosingMark:
      true
    case .nonspacingMark: !isMark(scalar)
    default: false
    }
  }

  /// A mark over or under the letter before it (U+0300 to U+036F), which people leave out, or one
  /// that only says how to break a word.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value) || scalar.value == 0xAD || scalar.value == 0x200D
  }

  func isStopWord(_ word: String) -> Bool { language.stopWords.contains(word) }

  /// What all forms of `word` have in common.
  func stem(_ word: String) -> String {
    if let stem = language.irregular[word] { return stem }
    var letters = Array(word.utf8)
    for step in language.endings {
      let ending = step.first { ending in
        letters.count >= ending.least + ending.written.utf8.count
          && letters.ends(with: ending.written)
      }
      guard let ending else { continue }
      letters.removeLast(ending.written.utf8.count)
      letters += ending.replacement.utf8
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// What `word` sounds like. Without sounds of the language, it is the word.
  func sound(_ word: String) -> String {
    guard !language.sounds.isEmpty else { return word }
    let letters = Array(word.unicodeScalars)
    var sound = String.UnicodeScalarView()
    var index = 0
    while index < letters.count {
      let (heard, length) = heard(letters, at: index)
      // A doubled letter sounds like one.
      for letter in heard.unicodeScalars where sound.last != letter { sound.append(letter) }
      index += length
    }
    return String(sound)
  }

  private func heard(_ letters: [Unicode.Scalar], at index: Int) -> (sound: String, length: Int) {
    for length in stride(from: min(longestSound, letters.count - index), to: 0, by: -1) {
      let part = Self.text(letters[index..<index + length])
      if index == 0, let sound = language.sounds["^" + part] { return (sound, length) }
      if let sound = language.sounds[part] { return (sound, length) }
    }
    return (Self.text(letters[index...index]), 1)
  }

  private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return String(text)
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: String) -> Bool {
    suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
