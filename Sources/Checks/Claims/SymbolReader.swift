/// Tells which symbols a token is.
struct SymbolReader {
  let words: WordTable
  private let marks: [Int32: Int32]

  /// A reader for words of `words` and the marks that wordings use.
  init(words: WordTable) {
    self.words = words
    marks = words.knowledge?.marks ?? [:]
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

  /// The bits of all symbols that the token is.
  func bits(of token: Token) -> UInt64 {
    switch token.kind {
    case .word: words.entries[Int(token.word)].symbolBits
    case .number: words.entries[Int(token.word)].symbolBits | SymbolTable.bit(SymbolTable.number)
    case .mark: marks[token.word].map(SymbolTable.bit) ?? 0
    }
  }

  private func forEachSymbol(ofWord word: Int, _ body: (Int32) -> Void) {
    words.symbols.forEach(in: word, body)
  }
}
