/// Tells which symbols a token is.
struct SymbolReader {
  let words: WordTable
  private let marks: [Int32: Int32]

  /// A reader for words of `words` and the marks that `symbols` knows.
  init(words: WordTable, symbols: SymbolTable) {
    self.words = words
    var marks: [Int32: Int32] = [:]
    for mark: Unicode.Scalar in ["%", "!", "£", "$", "€", ":", ",", "\""] {
      if let symbol = symbols.symbol(ofMark: mark) { marks[Int32(mark.value)] = symbol }
    }
    self.marks = marks
  }

  /// Calls `body` with every symbol that the token is.
  func forEachSymbol(of token: Token, _ body: (Int32) -> Void) {
    switch token.kind {
    case .word:
      for symbol in words.entries[Int(token.word)].symbols { body(symbol) }
    case .number:
      body(SymbolTable.number)
      for symbol in words.entries[Int(token.word)].symbols { body(symbol) }
    case .mark:
      if let symbol = marks[token.word] { body(symbol) }
    }
  }
}
