import Foundations

/// A wording that a rule looks for, such as `(completely|totally) safe` or `no side effect*`.
///
/// Words are separated by spaces and match whatever their capitals; a hyphen between two words
/// counts as a space. `(a|b c)` matches either, `(…)?` may be missing, `(…)*` may come any number
/// of times, `words?` matches with and without its last letter, `word*` matches every word that
/// begins so, `_` one word of any kind that is no negative, `#` a number.
struct WordingPattern: Sendable, Hashable {
  enum Problem: Error, Hashable {
    case empty
    case unbalanced
    case unknownMark(Character)
    case tooDeep
    case tooLong
    case tooManyWays

    var message: String {
      switch self {
      case .empty: "the wording has no word that must be there"
      case .unbalanced: "the wording has a bracket without its counterpart"
      case .unknownMark(let mark): "the wording contains '\(mark)', which has no meaning here"
      case .tooDeep: "the wording has brackets within brackets more than 16 deep"
      case .tooLong: "the wording needs more than \(WordingPattern.mostWords) words"
      case .tooManyWays: "the wording has too many words that may be missing or come again"
      }
    }

    var help: String {
      switch self {
      case .tooLong: "keep the words that tell it from others"
      case .tooManyWays: "make several wordings of it, or put the words into one (…)*"
      case .empty, .unbalanced, .unknownMark, .tooDeep:
        "write words, (this|that), word? and word*; a mark that YAML knows needs quotes"
      }
    }
  }

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

  let root: Part

  init(_ text: String) throws(Problem) {
    var parser = WordingParser(text)
    root = try parser.alternatives()
    guard parser.isAtEnd else { throw .unbalanced }
    guard !root.isVague else { throw .empty }
    guard root.fewestWords <= Self.mostWords else { throw .tooLong }
    guard WordingWays(root).most <= Self.mostWays else { throw .tooManyWays }
  }

  /// How many words and marks a wording has at most. One with a part that can be repeated would
  /// otherwise be followed to the end of a sentence from each of its words.
  static let mostWords = 32

  /// How the mark `#` is written, which alone is any number.
  static let hash = "\\#"
  /// From each of its words a text is searched along all ways of a wording at once; the words that
  /// come with Careleaf have 28 at most.
  static let mostWays = 100
}

/// How many ways there are to the words of a wording. Words that may be missing, or come again,
/// multiply them: to `c` in `(a )?(b )?c` there are three, from the start, from `a` and from `b`.
struct WordingWays {
  private var byWord: [String: Int] = [:]

  init(_ part: WordingPattern.Part) { add(part, from: 1) }

  /// The most ways to the places at which one word of a text can be.
  var most: Int {
    let any = byWord["_"] ?? 0
    var (most, covering) = (any, 0)
    // In this order a word follows the beginnings, such as `pain*`, that it has.
    var beginnings: [(text: Substring.UTF8View, ways: Int)] = []
    for (word, ways) in byWord.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      while let last = beginnings.last, !word.utf8.starts(with: last.text) {
        covering -= last.ways
        beginnings.removeLast()
      }
      most = max(most, any + covering + ways)
      guard word.utf8.last == UInt8(ascii: "*") else { continue }
      beginnings.append((word.utf8.dropLast(), ways))
      covering += ways
    }
    return most
  }

  /// Counts the ways in `part`, whose start is reached from so many places.
  private mutating func add(_ part: WordingPattern.Part, from places: Int) {
    switch part {
    case .word(let word): if places > 1 { byWord[word, default: 0] += places }
    case .anyWord: if places > 1 { byWord["_", default: 0] += places }
    case .choice(let parts): for part in parts { add(part, from: places) }
    case .optional(let inner): add(inner, from: places)
    case .repeated(let inner): add(inner, from: places + 1)
    case .sequence(let parts):
      var places = places
      for part in parts {
        add(part, from: places)
        places = part.canBeMissing ? places + 1 : 1
      }
    }
  }
}

extension WordingPattern.Part {
  /// The parts of which a text needs one only.
  var alternatives: [WordingPattern.Part] {
    if case .choice(let parts) = self { parts } else { [self] }
  }

  /// The parts of which a text needs one after the other.
  var parts: [WordingPattern.Part] {
    if case .sequence(let parts) = self { parts } else { [self] }
  }

  var canBeMissing: Bool {
    switch self {
    case .word, .anyWord: false
    case .optional, .repeated: true
    case .choice(let parts): parts.contains(where: \.canBeMissing)
    case .sequence(let parts): parts.allSatisfy(\.canBeMissing)
    }
  }

  /// How many words a text needs at least to say it.
  var fewestWords: Int {
    switch self {
    case .word, .anyWord: 1
    case .optional, .repeated: 0
    case .choice(let parts): parts.map(\.fewestWords).min() ?? 0
    case .sequence(let parts): parts.reduce(0) { $0 + $1.fewestWords }
    }
  }
}

private struct WordingParser {
  typealias Problem = WordingPattern.Problem
  typealias Part = WordingPattern.Part

  private var scalars: ArraySlice<Unicode.Scalar>
  private var depth = 0

  init(_ text: String) { scalars = ArraySlice(Array(text.lowercased().unicodeScalars)) }

  var isAtEnd: Bool { scalars.isEmpty }

  /// `a b|c d`, up to a closing bracket or the end.
  mutating func alternatives() throws(Problem) -> Part {
    var all = [try sequence()]
    while scalars.first == "|" {
      scalars.removeFirst()
      all.append(try sequence())
    }
    return all.count == 1 ? all[0] : .choice(all)
  }

  private mutating func sequence() throws(Problem) -> Part {
    var parts: [Part] = []
    while let next = scalars.first, next != "|", next != ")" {
      if next == " " || next == "-" || next == "\n" {
        scalars.removeFirst()
        continue
      }
      let isGroup = next == "("
      let part = try element()
      if scalars.first == "?" {
        scalars.removeFirst()
        parts.append(.optional(part))
      } else if isGroup, scalars.first == "*" {
        scalars.removeFirst()
        parts.append(.repeated(part))
      } else {
        parts.append(part)
      }
    }
    return .sequence(parts)
  }

  private mutating func element() throws(Problem) -> Part {
    guard scalars.first == "(" else { return try word() }
    guard depth < 16 else { throw .tooDeep }
    depth += 1
    scalars.removeFirst()
    let inner = try alternatives()
    guard scalars.popFirst() == ")" else { throw .unbalanced }
    depth -= 1
    return inner
  }

  private mutating func word() throws(Problem) -> Part {
    guard let first = scalars.first else { throw .empty }
    if scalars.starts(with: WordingPattern.hash.unicodeScalars) {
      scalars.removeFirst(2)
      return .word(WordingPattern.hash)
    }
    if Self.marks.contains(first) {
      scalars.removeFirst()
      return first == "_" ? .anyWord : .word(String(Character(first)))
    }
    var word = String.UnicodeScalarView()
    while let next = scalars.first, Self.isPart(next, of: word) {
      word.append(next == "’" ? "'" : next)
      scalars.removeFirst()
    }
    if word.isEmpty { throw .unknownMark(Character(first)) }
    if scalars.first == "*" {
      scalars.removeFirst()
      word.append("*")
    } else if scalars.first == "?", word.count > 1 {
      scalars.removeFirst()
      return .choice([.word(String(word)), .word(String(word.dropLast()))])
    }
    return .word(String(word))
  }

  private static let marks: Set<Unicode.Scalar> = [
    "_", "#", "%", "!", "£", "$", "€", ":", ",", "\"",
  ]

  private static func isPart(_ scalar: Unicode.Scalar, of word: String.UnicodeScalarView) -> Bool {
    if scalar.isASCII {
      return UInt8(ascii: scalar).isAlphanumeric
        || !word.isEmpty && (scalar == "'" || scalar == ".")
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || !word.isEmpty && (scalar == "’" || properties.isGraphemeExtend || scalar == "\u{200D}")
  }
}
