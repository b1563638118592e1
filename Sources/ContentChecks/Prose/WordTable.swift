/// Gives every distinct word a number, and knows of it what checks ask again and again.
///
/// A table is filled while texts are read; each worker has a copy of its own.
struct WordTable: Sendable {
  /// What is known of a word.
  struct Entry: Sendable {
    /// The word in small letters.
    let text: String
    let classes: WordClasses
    let syllables: UInt8
  }

  private(set) var entries: [Entry] = []
  /// For each word, the end of its symbols of wording patterns in `allSymbols`.
  private(set) var symbolEnds: [Int32] = []
  /// The symbols of all words.
  private(set) var allSymbols: [Int32] = []
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private let symbols: SymbolTable
  private let syllables = SyllableCounter()
  private let terms: Set<String>

  /// An empty table whose words know their symbols in `symbols` and whether they are among the
  /// glossary's `terms`.
  init(symbols: SymbolTable, terms: Set<String> = []) {
    self.symbols = symbols
    self.terms = terms
    slots = Array(repeating: -1, count: 8192)
  }

  /// The number of the word whose bytes in small letters are `bytes`.
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if hashes[candidate] == hash, isWord(candidate, bytes) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(bytes, hash, at: slot)
  }

  private func isWord(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    entries[index].text.utf8.elementsEqual(bytes)
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at slot: Int
  ) -> Int32 {
    let text = String(decoding: bytes, as: UTF8.self)
    let number = Int32(entries.count)
    var classes = WordClasses.of(text)
    if terms.contains(text) { classes.insert(.term) }
    let count = UInt8(clamping: syllables.count(text))
    entries.append(Entry(text: text, classes: classes, syllables: count))
    allSymbols += symbols.symbols(of: text)
    symbolEnds.append(Int32(allSymbols.count))
    hashes.append(hash)
    slots[slot] = number
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
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
