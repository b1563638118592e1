import Content
import Diagnostics

/// Finds the words that a glossary explains, in all their forms, of one word or several.
struct GlossaryTerms: Sendable {
  /// A place where a text uses a word of the glossary.
  struct Use: Hashable {
    let entry: Int
    let tokens: Range<Int>
  }

  /// The words that begin a term, in small letters.
  let firstWords: Set<String>
  private let graph: WordingGraph

  init(_ glossary: Glossary, _ symbols: inout SymbolTable) {
    var patterns: [(WordingPattern, owner: Int)] = []
    var firstWords: Set<String> = []
    for (number, entry) in glossary.entries.enumerated() {
      for form in [entry.term] + entry.forms {
        let words = Self.words(of: form.value)
        guard let first = words.first else { continue }
        firstWords.insert(first)
        patterns.append((WordingPattern(words: words), owner: number))
      }
    }
    self.firstWords = firstWords
    graph = WordingGraph(patterns, &symbols)
  }

  /// The uses among the tokens of a text; of two that overlap the first, and of those that begin
  /// together the longest.
  func uses(in prose: Prose, _ reader: SymbolReader) -> [Use] {
    var uses: [Use] = []
    for unit in prose.units {
      var index = unit.tokens.lowerBound
      while index < unit.tokens.upperBound {
        let use =
          prose.tokens[index].classes.contains(.termStart)
          ? use(from: index, to: unit.tokens.upperBound, prose.tokens, reader) : nil
        if let use { uses.append(use) }
        index = use?.tokens.upperBound ?? index + 1
      }
    }
    return uses
  }

  private func use(
    from start: Int, to end: Int, _ tokens: [Token], _ reader: SymbolReader
  ) -> Use? {
    graph.hits(startingAt: start, before: end, of: tokens, reader)
      .max { $0.tokens.upperBound < $1.tokens.upperBound }
      .map { Use(entry: $0.owner, tokens: $0.tokens) }
  }

  /// The words of `text` as texts are cut into words; empty when it has marks among them.
  private static func words(of text: String) -> [String] {
    var table = WordTable(capacity: 64)
    var tokens: [Token] = []
    var tokenizer = Tokenizer()
    let bytes = Array(text.utf8)
    tokenizer.tokenize(bytes, bytes.indices, words: &table, into: &tokens)
    guard tokens.allSatisfy({ $0.kind == .word }) else { return [] }
    return tokens.map { table.entries[Int($0.word)].text }
  }
}
