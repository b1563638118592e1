/// A wording that a rule looks for, such as `(completely|totally) safe` or `no side effect*`.
///
/// Words are separated by spaces and match whatever their capitals; a hyphen between two words
/// counts as a space. `(a|b c)` matches either, `(…)?` may be missing, `(…)*` may come any number
/// of times, `words?` matches with and without its last letter, `word*` matches every word that
/// begins so, `_` one word of any kind that is no negative, `#` a number.
struct WordingPattern: Sendable, Hashable {
  /// What can be wrong with a pattern.
  enum Problem: Error, Hashable {
    case empty
    case unbalanced
    case unknownMark(Character)
    case tooDeep

    /// What to say of it.
    var message: String {
      switch self {
      case .empty: "the wording has no word that must be there"
      case .unbalanced: "the wording has a bracket without its counterpart"
      case .unknownMark(let mark): "the wording contains '\(mark)', which has no meaning here"
      case .tooDeep: "the wording has brackets within brackets more than 16 deep"
      }
    }
  }

  /// A part of a pattern.
  indirect enum Part: Sendable, Hashable {
    case word(String)
    case anyWord
    case sequence([Part])
    case choice([Part])
    case optional(Part)
    case repeated(Part)

    /// Whether it can stand for no word at all, or for words of any kind alone.
    var isVague: Bool {
      switch self {
      case .word: false
      case .anyWord, .optional, .repeated: true
      case .sequence(let parts): parts.allSatisfy(\.isVague)
      case .choice(let parts): parts.contains(where: \.isVague)
      }
    }
  }

  /// What it consists of.
  let root: Part

  /// The given words, in small letters, one after the other.
  init(words: [String]) { root = .sequence(words.map { .word($0) }) }

  /// Reads `text`.
  init(_ text: String) throws(Problem) {
    var parser = WordingParser(text)
    root = try parser.alternatives()
    guard parser.isAtEnd else { throw .unbalanced }
    guard !root.isVague else { throw .empty }
  }
}
