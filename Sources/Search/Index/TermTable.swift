import Foundations

/// Gives every distinct word a number, and every stem the number of all its words.
struct TermTable: Sendable {
  private struct Word {
    /// The number of its stem; -1 for a stop word.
    let term: Int32
    /// The number of its stem, whatever the word.
    let anyTerm: Int32
    /// How often it was seen.
    var count = 0
  }

  private var stems = ByteTable()
  private var spelled = ByteTable()
  private var words: [Word] = []

  /// The number of the stem of `word`; -1 for a stop word.
  mutating func number(
    of word: UnsafeBufferPointer<UInt8>, _ language: SearchWords
  ) -> Int32 {
    words[self.word(word, language)].term
  }

  /// The number of the stem of `word`, which may be a stop word.
  mutating func number(ofAny word: String, _ language: SearchWords) -> Int32 {
    var word = word
    return word.withUTF8 { words[self.word($0, language)].anyTerm }
  }

  private mutating func word(
    _ word: UnsafeBufferPointer<UInt8>, _ language: SearchWords
  ) -> Int {
    let (number, isNew) = spelled.place(of: word)
    if isNew {
      let text = String(decoding: word, as: UTF8.self)
      let stem = stems.place(of: language.stem(text)).number
      words.append(Word(term: language.isStopWord(text) ? -1 : stem, anyTerm: stem))
    }
    words[Int(number)].count += 1
    return Int(number)
  }

  /// All stems by their numbers.
  var terms: [String] { (0..<Int32(stems.count)).map { stems.text($0) } }

  /// The words that are no stop words, each with the number of its stem.
  var spellings: [Spelling] {
    words.indices.compactMap { number in
      let word = words[number]
      guard word.term >= 0 else { return nil }
      return Spelling(
        word: spelled.text(Int32(number)), term: word.term, count: word.count)
    }
  }
}

/// A word as it is written, with the number of its stem.
struct Spelling: Sendable {
  let word: String
  let term: Int32
  /// How often it was seen.
  let count: Int
}
