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

    var message: String {
      switch self {
      case .empty: "the wording has no word that must be there"
      case .unbalanced: "the wording has a bracket without its counterpart"
      case .unknownMark(let mark): "the wording contains '\(mark)', which has no meaning here"
      case .tooDeep: "the wording has brackets within brackets more than 16 deep"
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
