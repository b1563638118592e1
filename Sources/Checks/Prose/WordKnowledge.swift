import Content

/// What a site's rules and glossary tell of words.
///
/// A class, because every table of words has it and one reference is cheap to hold.
final class WordKnowledge: Sendable {
  /// The glossary's words, to be found in texts.
  let terms: GlossaryTerms
  /// The symbols of marks, by the marks' numbers.
  let marks: [Int32: Int32]
  private let symbols: SymbolTable

  /// What the wordings that use `symbols`, and `glossary`, tell.
  init(symbols: SymbolTable, glossary: Glossary = Glossary([])) {
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
    var classes = WordClasses.of(word)
    if terms.firstWords.contains(word) { classes.insert(.termStart) }
    return classes
  }

  /// The symbols of wording patterns that a word in small letters is.
  func symbols(of word: String) -> [Int32] { symbols.symbols(of: word) }
}
