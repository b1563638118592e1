import Foundations

/// Gives every distinct word a number, and every stem the number of all its words.
struct TermTable: Sendable {
  private struct Word {
    let letters: Range<Int>
    /// The number of its stem; -1 for a stop word.
    let term: Int32
    /// The number of its stem, whatever the word.
    let anyTerm: Int32
    /// How often it was seen.
    var count = 0
  }

  /// All stems by their numbers.
  private(set) var terms: [String] = []
  private var numbers: [Identifier: Int32] = [:]
  private var letters: [UInt8] = []
  private var words: [Word] = []
  private var slots = [Int32](repeating: -1, count: 1 << 14)

  /// The number of the stem of `word`; -1 for a stop word.
  mutating func number(of word: [UInt8], _ language: SearchWords) -> Int32 {
    self.word(word, language).term
  }

  /// The number of the stem of `word`, which may be a stop word.
  mutating func number(ofAny word: String, _ language: SearchWords) -> Int32 {
    self.word(Array(word.utf8), language).anyTerm
  }

  private mutating func word(_ word: [UInt8], _ language: SearchWords) -> Word {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = words[Int(slots[slot])]
      if isWord(known, word) {
        words[Int(slots[slot])].count += 1
        return known
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(word, at: slot, language)
  }

  private func isWord(_ known: Word, _ word: [UInt8]) -> Bool {
    guard known.letters.count == word.count else { return false }
    let start = known.letters.lowerBound
    for index in word.indices where letters[start + index] != word[index] { return false }
    return true
  }

  private mutating func insert(
    _ bytes: [UInt8], at slot: Int, _ language: SearchWords
  ) -> Word {
    let text = String(decoding: bytes, as: UTF8.self)
    let stem = language.stem(text)
    let number = numbers[Identifier(stem)] ?? Int32(terms.count)
    if number == terms.count {
      numbers[Identifier(stem)] = number
      terms.append(stem)
    }
    let start = letters.count
    letters += bytes
    let word = Word(
      letters: start..<letters.count, term: language.isStopWord(text) ? -1 : number,
      anyTerm: number, count: 1)
    words.append(word)
    slots[slot] = Int32(words.count - 1)
    if words.count * 2 > slots.count { grow() }
    return word
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: Self.hash(letters[word.letters])) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// The words that are no stop words, each with the number of its stem.
  var spellings: [Spelling] {
    words.filter { $0.term >= 0 }.map {
      Spelling(
        word: String(decoding: letters[$0.letters], as: UTF8.self), term: $0.term, count: $0.count)
    }
  }

  /// FNV-1a with a last mixing, so that the low bits differ.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}

/// A word as it is written, with the number of its stem.
struct Spelling: Sendable {
  let word: String
  let term: Int32
  /// How often it was seen.
  let count: Int
}
