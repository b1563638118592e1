import Content

/// Gives every distinct word a number, and knows of it what checks ask again and again.
///
/// A table is filled while texts are read; each worker has its own and never a copy of it.
struct WordTable: Sendable {
  /// What is known of a word.
  struct Entry: Sendable {
    /// The word in small letters.
    let text: String
    let classes: WordClasses
    let syllables: UInt8
    /// Whether it has them only by an ending that makes it no harder to read.
    let isLongByEnding: Bool
    /// A bit for each of its symbols, by which the wordings that need another are passed over.
    let symbolBits: UInt64
    fileprivate let hash: UInt64
  }

  private(set) var entries: [Entry] = []
  /// The symbols of wording patterns that each word is, by its number.
  private(set) var symbols = JaggedArray<Int32>()
  private var slots: [Int32]
  /// What a site tells of words; nil for a table that knows spellings only.
  let knowledge: WordKnowledge?

  /// An empty table that knows of words what `knowledge` tells, with room for `capacity` words, a
  /// power of 2.
  init(_ knowledge: WordKnowledge? = nil, capacity: Int = 4096) {
    self.knowledge = knowledge
    slots = Array(repeating: -1, count: capacity * 2)
  }

  /// The number of the word whose bytes in small letters are `bytes`.
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if entries[candidate].hash == hash, isWord(candidate, bytes) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(bytes, hash, at: slot)
  }

  private func isWord(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let utf8 = entries[index].text.utf8
    return utf8.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) }
      ?? utf8.elementsEqual(bytes)
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at slot: Int
  ) -> Int32 {
    let text = String(decoding: bytes, as: UTF8.self)
    let number = Int32(entries.count)
    let syllables = knowledge?.language?.syllables(text) ?? 1
    let own = knowledge?.symbols(of: text) ?? []
    symbols.append(own)
    entries.append(
      Entry(
        text: text, classes: knowledge?.classes(of: text) ?? [],
        syllables: UInt8(clamping: syllables),
        isLongByEnding: knowledge?.language?.isLongByEnding(text, syllables) ?? false,
        symbolBits: own.reduce(0) { $0 | SymbolTable.bit($1) }, hash: hash))
    slots[slot] = number
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// FNV-1a with a last mixing, so that the low bits differ.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}

/// What the language of a site, its rules and its glossary tell of words.
///
/// A class, because every table of words has it and one reference is cheap to hold.
final class WordKnowledge: Sendable {
  /// The language of the texts; nil when the checks do not know it.
  let language: CheckLanguage?
  /// The glossary's words, to be found in texts.
  let terms: GlossaryTerms
  /// The symbols of marks, by the marks' numbers.
  let marks: [Int32: Int32]
  private let symbols: SymbolTable

  init(language: CheckLanguage?, symbols: SymbolTable, glossary: Glossary = Glossary([])) {
    self.language = language
    var symbols = symbols
    terms = GlossaryTerms(glossary, &symbols)
    self.symbols = symbols
    var marks: [Int32: Int32] = [:]
    for mark: Unicode.Scalar in ["%", "!", "£", "$", "€", ":", ",", "\""] {
      if let symbol = symbols.symbol(ofMark: mark) { marks[Int32(mark.value)] = symbol }
    }
    self.marks = marks
  }

  /// The classes of a word in small letters.
  func classes(of word: String) -> WordClasses {
    var classes = language?.classes(word) ?? []
    if QuantityReader.codes[word] != nil { classes.insert(.currency) }
    if terms.firstWords.contains(word) { classes.insert(.termStart) }
    return classes
  }

  /// The symbols of wording patterns that a word in small letters is.
  func symbols(of word: String) -> [Int32] { symbols.symbols(of: word) }
}
