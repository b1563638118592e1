/// The words of a sentence as the grammar of claims sees them: phrases are one item, and every item
/// has its lexical classes. The room for them is used again for the next sentence.
struct SentenceItems {
  struct Item {
    var classes: Lexemes
    /// Its first token, and the one after its last.
    var start: Int32
    var end: Int32
  }

  private(set) var items: [Item] = []
  /// All classes of its items.
  private(set) var all = Lexemes()

  var count: Int { items.count }

  /// The number of the first that is no mark; -1 where there is none.
  var firstWord: Int { items.firstIndex { $0.classes.has(.word) } ?? -1 }

  subscript(index: Int) -> Lexemes {
    index >= 0 && index < items.count ? items[index].classes : Lexemes()
  }

  func tokens(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return Int(items[first].start)..<Int(items[last].end)
  }

  /// Reads the `range` of a text's `tokens`, whose words are in `entries` of a table.
  mutating func read(
    _ range: Range<Int>, of tokens: [Token], _ entries: [WordTable.Entry], _ lexicon: Lexicon
  ) {
    items.removeAll(keepingCapacity: true)
    all = Lexemes()
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      var (classes, count) = (Self.mark(token), 1)
      if token.kind != .mark {
        let entry = entries[Int(token.word)]
        classes = entry.lexemes
        if entry.beginsPhrase,
          let phrase = lexicon.phrase(
            startingAt: index, before: range.upperBound,
            { tokens[$0].kind == .mark ? 0 : entries[Int(tokens[$0].word)].phraseWord })
        {
          (count, classes) = phrase
        }
        if token.kind == .number || token.classes.contains(.number) { classes.insert(.number) }
        if token.classes.contains(.negator) { classes.insert(.negator) }
        classes.insert(.word)
      }
      items.append(Item(classes: classes, start: Int32(index), end: Int32(index + count)))
      all.formUnion(classes)
      index += count
    }
  }

  private static func mark(_ token: Token) -> Lexemes {
    guard let mark = token.mark else { return [] }
    switch mark {
    case ",": return Lexemes(.comma)
    case ".", ";", ":", "!", "…": return Lexemes(.stop)
    case Mark.dash, "(", ")", "|": return Lexemes(.dash)
    case "?": return Lexemes(.question)
    default: return Lexemes(.mark)
    }
  }
}
