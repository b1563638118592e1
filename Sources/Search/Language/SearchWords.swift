import Foundations

/// Cuts texts into words as the index has them. The browser's script does the same
/// (`templates/assets/search.js`), and both are tested with the same words. A class, because a copy
/// would count a reference for each table of the language, and every counter has it.
final class SearchWords: Sendable {
  private let language: SearchLanguage
  private let folds: [Unicode.Scalar: [UInt8]]
  private let endings: [[Ending]]
  private let sounds: [[Sound]]

  /// Longer words are cut: nobody types them, and they would fill the index.
  static let longest = 32

  init(_ language: SearchLanguage) {
    self.language = language
    folds = Dictionary(
      language.folds.flatMap { fold in
        fold.letters.unicodeScalars.map { ($0, Array(fold.plain.utf8)) }
      }
    ) { first, _ in first }
    endings = language.endings.map { $0.map(Ending.init) }
    sounds = Sound.table(language.sounds)
  }

  /// Calls `found` with each word of `text`, in small letters without marks. A word is that part of
  /// the text itself where it can be; others are put into `word`.
  func split(
    _ text: UnsafeBufferPointer<UInt8>, into word: inout [UInt8],
    _ found: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    word.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count {
      if word.isEmpty, case let end = endOfPlainWord(text, from: index), end > index {
        found(UnsafeBufferPointer(rebasing: text[index..<end]))
        index = end
        continue
      }
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        if byte.isAlphanumeric {
          word.append(byte.lowercased)
        } else if byte != UInt8(ascii: "'") || word.isEmpty {
          self.end(&word, found)
        }
      } else {
        index += add(text, at: index, to: &word, found)
      }
    }
    end(&word, found)
  }

  /// Where the word ends that begins at `start`, if all of it is small letters and digits of ASCII
  /// and not too much of it; else `start`.
  private func endOfPlainWord(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, text[end].isLowercaseLetter || text[end].isDigit { end += 1 }
    guard end < text.count else { return end - start > Self.longest ? start : end }
    let goesOn = text[end] >= 0x80 || text[end].isLetter || text[end] == UInt8(ascii: "'")
    return goesOn || end - start > Self.longest ? start : end
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
    _ found: (UnsafeBufferPointer<UInt8>) -> Void
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

  private func end(_ word: inout [UInt8], _ found: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard !word.isEmpty else { return }
    if word.count > Self.longest {
      // Not within a letter.
      let cut = word[...Self.longest].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
      word.removeSubrange(cut...)
    }
    if !word.isEmpty { word.withUnsafeBufferPointer(found) }
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
    for step in endings {
      guard let ending = step.first(where: { $0.fits(letters) }) else { continue }
      letters.removeLast(ending.written.count)
      letters += ending.replacement
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// What `word` sounds like. Without sounds of the language, it is the word.
  func sound(_ word: String) -> String {
    guard !language.sounds.isEmpty else { return word }
    let letters = Array(word.utf8)
    var sound: [UInt8] = []
    var index = 0
    while index < letters.count {
      if let known = soundOfLetters(letters, at: index) {
        // A doubled letter sounds like one.
        for letter in known.heard where sound.last != letter { sound.append(letter) }
        index += known.letters.count
      } else {
        let end = letters[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? letters.count
        if !sound.ends(with: letters[index..<end]) { sound += letters[index..<end] }
        index = end
      }
    }
    return String(decoding: sound, as: UTF8.self)
  }

  private func soundOfLetters(_ letters: [UInt8], at index: Int) -> Sound? {
    sounds[Int(letters[index])].first { sound in
      (index == 0 || !sound.isAtStart) && letters[index...].starts(with: sound.letters)
    }
  }
}

/// An ending of the language in bytes.
private struct Ending: Sendable {
  let written: [UInt8]
  let replacement: [UInt8]
  private let least: Int

  init(_ ending: SearchLanguage.Ending) {
    written = Array(ending.written.utf8)
    replacement = Array(ending.replacement.utf8)
    least = ending.least
  }

  func fits(_ letters: [UInt8]) -> Bool {
    letters.last == written.last && letters.count >= least + written.count
      && letters.ends(with: written)
  }
}

/// What some letters sound like, all in ASCII.
private struct Sound: Sendable {
  let letters: [UInt8]
  let heard: [UInt8]
  /// Whether that holds at the beginning of a word only.
  let isAtStart: Bool

  init(_ written: String, _ heard: String) {
    isAtStart = written.utf8.first == UInt8(ascii: "^")
    letters = Array(written.utf8.drop { $0 == UInt8(ascii: "^") })
    self.heard = Array(heard.utf8)
  }

  /// By the first letter; the longest letters first.
  static func table(_ sounds: [String: String]) -> [[Sound]] {
    var table = Array(repeating: [Sound](), count: 256)
    for sound in sounds.map({ Sound($0, $1) }) { table[Int(sound.letters[0])].append(sound) }
    return table.map { sounds in
      sounds.sorted { left, right in
        left.letters.count == right.letters.count
          ? left.isAtStart && !right.isAtStart : left.letters.count > right.letters.count
      }
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: some Collection<UInt8>) -> Bool {
    suffix(ending.count).elementsEqual(ending)
  }
}
