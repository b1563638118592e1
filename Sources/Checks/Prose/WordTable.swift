import Content
import Foundations

/// The table of words that a worker fills while it reads texts. A class, because its pages share
/// it one after the other and nobody copies it.
final class SharedWords {
  var table: WordTable
  let numbers: NumberWords
  /// What texts have shown of the wordings of rules so far.
  var search = WordingSearch()

  init(_ knowledge: WordKnowledge) {
    table = WordTable(knowledge)
    numbers = NumberWords(knowledge)
  }
}

/// Gives every distinct word a number, and knows of it what checks ask again and again.
struct WordTable {
  /// What is known of a word. It has no reference, so that nothing is counted to read it.
  struct Entry {
    let classes: WordClasses
    let syllables: UInt8
    /// The symbol of the rules' wordings that it is.
    let symbol: Int32
    /// Its number among the words of the glossary's terms.
    let term: Int32
    /// Its classes in the lexicon of the language.
    let lexemes: Lexemes
    /// Its number among the words of the lexicon's phrases; 0 for none.
    let phraseWord: Int32
    let beginsPhrase: Bool
    /// How much it speaks for a claim.
    let weight: Float
    /// Its number among the words that do so with the next one; 0 for none.
    let pairWord: Int32
  }

  private(set) var entries: [Entry] = []
  /// The small letters of all words.
  private var spellings: ByteTable
  /// The same as texts, by which checks ask again and again.
  private var texts: [String] = []
  /// What a site tells of words; nil for a table that knows spellings only.
  let knowledge: WordKnowledge?

  /// An empty table that knows of words what `knowledge` tells, with room for `capacity` words, a
  /// power of 2.
  init(_ knowledge: WordKnowledge? = nil, capacity: Int = 4096) {
    self.knowledge = knowledge
    spellings = ByteTable(capacity: capacity)
  }

  func text(of word: Int32) -> String { texts[Int(word)] }

  /// The number of the word whose bytes in small letters are `bytes`.
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let (number, isNew) = spellings.place(of: bytes)
    if isNew { add(bytes) }
    return number
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    texts.append(text)
    let syllables = knowledge?.language?.syllables(text) ?? 1
    let lexicon = knowledge?.language?.grammar?.lexicon
    let word = lexicon?.word(text) ?? Lexicon.Word()
    entries.append(
      Entry(
        classes: knowledge?.classes(of: text, syllables: syllables) ?? [],
        syllables: UInt8(clamping: syllables),
        symbol: knowledge?.symbols.symbol(of: text) ?? SymbolTable.none,
        term: knowledge?.terms.number(of: text) ?? 0, lexemes: word.classes,
        phraseWord: word.number, beginsPhrase: lexicon?.begins(with: word.number) ?? false,
        weight: knowledge?.language?.grammar?.model.weight(ofWord: text) ?? 0,
        pairWord: knowledge?.language?.grammar?.model.pairNumber(of: text) ?? 0))
  }
}

/// What the language of a site, its rules and its glossary tell of words. A class, because every
/// table of words has it and one reference is cheap to hold.
final class WordKnowledge: Sendable {
  let language: CheckLanguage?
  let terms: GlossaryTerms
  let symbols: SymbolTable
  private let measures: Set<String>
  private let quantityStarts: Set<String>
  private let frees: Set<String>
  /// What words can do where a number is written.
  let quantityKinds: [String: QuantityKinds]
  /// The symbols of the marks that are one byte.
  private let marks: [Int32]

  init(
    language: CheckLanguage?, symbols: SymbolTable, glossary: Glossary = Glossary([]),
    quantities: QuantityWords? = nil
  ) {
    self.language = language
    self.symbols = symbols
    terms = GlossaryTerms(glossary)
    marks = (0..<128).map { symbols.symbol(ofMark: Unicode.Scalar(UInt8($0))) }
    let quantities = quantities ?? language?.quantities ?? .symbols
    measures = quantities.firstWordsOfMeasures
    quantityStarts = language?.quantities.starts ?? []
    frees = language?.facts.free.starts ?? []
    quantityKinds = quantities.kinds
  }

  func classes(of word: String, syllables: Int) -> WordClasses {
    var classes = language?.classes(word) ?? []
    if language?.isLongByEnding(word, syllables) ?? false { classes.insert(.longByEnding) }
    if word.utf8.first?.isDigit ?? false { classes.insert(.number) }
    if QuantityReader.codes[word] != nil { classes.insert(.currency) }
    if measures.contains(word) { classes.insert(.measure) }
    if quantityStarts.contains(word) { classes.insert(.quantityStart) }
    if frees.contains(word) { classes.insert(.free) }
    if terms.begin(with: word) { classes.insert(.termStart) }
    return classes
  }

  func symbol(ofMark mark: Unicode.Scalar) -> Int32 {
    mark.isASCII ? marks[Int(mark.value)] : symbols.symbol(ofMark: mark)
  }
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
  /// A number, in digits or written out.
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
  /// Has three or more syllables only by an ending that makes it no harder to read.
  static let longByEnding = WordClasses(rawValue: 1 << 25)
  /// The first word of a unit or of a currency's name.
  static let measure = WordClasses(rawValue: 1 << 26)
  /// The mark %.
  static let percent = WordClasses(rawValue: 1 << 27)
  /// Begins what says how much or how often without a number: twice, every, rare.
  static let quantityStart = WordClasses(rawValue: 1 << 28)
  /// Can say that something costs nothing: free, nothing, included.
  static let free = WordClasses(rawValue: 1 << 30)
  /// The longest of words that a guide does without.
  static let replaceable = WordClasses(rawValue: 1 << 29)
}
