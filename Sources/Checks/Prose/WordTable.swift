import Content

/// Gives every distinct word a number, and knows of it what checks ask again and again. It is
/// filled while texts are read; each worker has its own and never a copy of it.
struct WordTable: Sendable {
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

/// What the language of a site, its rules and its glossary tell of words. A class, because every
/// table of words has it and one reference is cheap to hold.
final class WordKnowledge: Sendable {
  let language: CheckLanguage?
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

  func classes(of word: String) -> WordClasses {
    var classes = language?.classes(word) ?? []
    if QuantityReader.codes[word] != nil { classes.insert(.currency) }
    if terms.firstWords.contains(word) { classes.insert(.termStart) }
    return classes
  }

  func symbols(of word: String) -> [Int32] { symbols.symbols(of: word) }
}

/// The classes that a word belongs to, as checks ask for them.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt32

  /// Turns a statement into its opposite: not, no, never, cannot.
  static let negator = WordClasses(rawValue: 1 << 0)
  /// A form of to be.
  static let being = WordClasses(rawValue: 1 << 1)
  static let clauseStart = WordClasses(rawValue: 1 << 2)
  /// A finite verb that continues the sentence with the same subject.
  static let verb = WordClasses(rawValue: 1 << 3)
  /// Begins an honest question.
  static let asking = WordClasses(rawValue: 1 << 4)
  /// Shortened before a full stop: Dr, etc.
  static let abbreviation = WordClasses(rawValue: 1 << 5)
  static let participle = WordClasses(rawValue: 1 << 7)
  static let risk = WordClasses(rawValue: 1 << 8)
  static let benefit = WordClasses(rawValue: 1 << 9)
  /// A pronoun that begins a clause.
  static let pronoun = WordClasses(rawValue: 1 << 10)
  /// A negative contraction: can't.
  static let contraction = WordClasses(rawValue: 1 << 11)
  /// Points back to the sentence before: this, that, these.
  static let pointing = WordClasses(rawValue: 1 << 12)
  /// A number that is written out.
  static let number = WordClasses(rawValue: 1 << 13)
  /// The first word of something that the glossary explains.
  static let termStart = WordClasses(rawValue: 1 << 14)
  /// The code of a currency.
  static let currency = WordClasses(rawValue: 1 << 15)
  /// What readers are called when not addressed: patients.
  static let patients = WordClasses(rawValue: 1 << 16)
  /// Joins alternatives, which one negative may deny: or.
  static let or = WordClasses(rawValue: 1 << 17)
  /// Joins clauses or words: and.
  static let and = WordClasses(rawValue: 1 << 18)
  /// A negator that reaches only the next few words: without.
  static let nearNegator = WordClasses(rawValue: 1 << 19)
  /// Goes on to name another opinion: but, others.
  static let contradiction = WordClasses(rawValue: 1 << 20)
  /// Sets one report against another: differs.
  static let contrast = WordClasses(rawValue: 1 << 21)
  /// An abbreviation only before a number: no. 5.
  static let numberAbbreviation = WordClasses(rawValue: 1 << 22)
  /// An abbreviation that can end a sentence: etc.
  static let endingAbbreviation = WordClasses(rawValue: 1 << 23)
  /// In capitals an abbreviation that nobody has to explain: EU.
  static let everyday = WordClasses(rawValue: 1 << 24)
}
