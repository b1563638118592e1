import Content
import Diagnostics

/// Finds the words that a glossary explains, in all their forms, of one word or several.
struct GlossaryTerms: Sendable {
  /// A place where a text uses a word of the glossary.
  struct Use: Hashable {
    let entry: Int
    let tokens: Range<Int>
  }

  private struct Step: Hashable {
    let state: Int
    let word: Int32
  }

  /// The words of all terms in small letters, each with a number from 1.
  private var numbers: [String: Int32] = [:]
  /// Where the words of the terms lead, from the state 0.
  private var steps: [Step: Int] = [:]
  /// The entry whose term ends in each state.
  private var entries: [Int?] = [nil]

  init(_ glossary: Glossary) {
    for (number, entry) in glossary.entries.enumerated() {
      for form in [entry.term] + entry.forms { add(Self.words(of: form.value), entry: number) }
    }
  }

  private mutating func add(_ words: [String], entry: Int) {
    if words.isEmpty { return }
    var state = 0
    for word in words {
      let number = numbers[word] ?? Int32(numbers.count + 1)
      numbers[word] = number
      let step = Step(state: state, word: number)
      state = steps[step] ?? entries.count
      steps[step] = state
      if state == entries.count { entries.append(nil) }
    }
    entries[state] = entries[state] ?? entry
  }

  /// The words of `text` as texts are cut into words; empty when it has marks among them.
  private static func words(of text: String) -> [String] {
    var table = WordTable(capacity: 64)
    var tokens: [Token] = []
    var tokenizer = Tokenizer()
    let bytes = Array(text.utf8)
    tokenizer.tokenize(bytes, bytes.indices, words: &table, into: &tokens)
    guard tokens.allSatisfy({ $0.kind == .word }) else { return [] }
    return tokens.map { table.text(of: $0.word) }
  }

  /// The number of a word in small letters; 0 when no term has it.
  func number(of word: String) -> Int32 { numbers[word] ?? 0 }

  /// Whether a term begins with a word in small letters.
  func begin(with word: String) -> Bool { steps[Step(state: 0, word: number(of: word))] != nil }

  /// The uses among the tokens of a text; of two that overlap the first, and of those that begin
  /// together the longest.
  func uses(in prose: Prose, _ words: WordTable) -> [Use] {
    var uses: [Use] = []
    for unit in prose.units {
      var index = unit.tokens.lowerBound
      while index < unit.tokens.upperBound {
        let use =
          prose.tokens[index].classes.contains(.termStart)
          ? use(in: index..<unit.tokens.upperBound, of: prose.tokens, words) : nil
        if let use { uses.append(use) }
        index = use?.tokens.upperBound ?? index + 1
      }
    }
    return uses
  }

  private func use(in range: Range<Int>, of tokens: [Token], _ words: WordTable) -> Use? {
    var longest: Use?
    var state = 0
    for index in range {
      let token = tokens[index]
      let word = token.kind == .mark ? 0 : words.entries[Int(token.word)].term
      guard let next = steps[Step(state: state, word: word)] else { break }
      state = next
      if let entry = entries[state] {
        longest = Use(entry: entry, tokens: range.lowerBound..<index + 1)
      }
    }
    return longest
  }
}
