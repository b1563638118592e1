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
    case .word: forEachSymbol(ofWord: Int(token.word), body)
    case .number:
      body(SymbolTable.number)
      forEachSymbol(ofWord: Int(token.word), body)
    case .mark:
      if let symbol = marks[token.word] { body(symbol) }
    }
  }

  private func forEachSymbol(ofWord word: Int, _ body: (Int32) -> Void) {
    let start = word > 0 ? Int(words.symbolEnds[word - 1]) : 0
    for index in start..<Int(words.symbolEnds[word]) { body(words.allSymbols[index]) }
  }
}
