/// Reads the text of a wording pattern.
struct WordingParser {
  typealias Problem = WordingPattern.Problem
  typealias Part = WordingPattern.Part

  private var characters: ArraySlice<Character>
  private var depth = 0

  /// A reader of `text`.
  init(_ text: String) { characters = ArraySlice(Array(text.lowercased())) }

  /// Whether nothing is left.
  var isAtEnd: Bool { characters.isEmpty }

  /// `a b|c d`, up to a closing bracket or the end.
  mutating func alternatives() throws(Problem) -> Part {
    var all = [try sequence()]
    while characters.first == "|" {
      characters.removeFirst()
      all.append(try sequence())
    }
    return all.count == 1 ? all[0] : .choice(all)
  }

  private mutating func sequence() throws(Problem) -> Part {
    var parts: [Part] = []
    while let next = characters.first, next != "|", next != ")" {
      if next == " " || next == "-" || next == "\n" {
        characters.removeFirst()
        continue
      }
      let isGroup = next == "("
      let part = try element()
      if characters.first == "?" {
        characters.removeFirst()
        parts.append(.optional(part))
      } else if isGroup, characters.first == "*" {
        characters.removeFirst()
        parts.append(.repeated(part))
      } else {
        parts.append(part)
      }
    }
    return .sequence(parts)
  }

  private mutating func element() throws(Problem) -> Part {
    guard characters.first == "(" else { return try word() }
    guard depth < 16 else { throw .tooDeep }
    depth += 1
    characters.removeFirst()
    let inner = try alternatives()
    guard characters.popFirst() == ")" else { throw .unbalanced }
    depth -= 1
    return inner
  }

  private mutating func word() throws(Problem) -> Part {
    guard let first = characters.first else { throw .empty }
    if Self.marks.contains(first) {
      characters.removeFirst()
      return first == "_" ? .anyWord : .word(String(first))
    }
    var word = ""
    while let next = characters.first, Self.isWordCharacter(next, after: word) {
      word.append(next == "’" ? "'" : next)
      characters.removeFirst()
    }
    if word.isEmpty { throw .unknownMark(first) }
    if characters.first == "*" {
      characters.removeFirst()
      word.append("*")
    } else if characters.first == "?", word.count > 1 {
      characters.removeFirst()
      return .choice([.word(word), .word(String(word.dropLast()))])
    }
    return .word(word)
  }

  private static let marks: Set<Character> = ["_", "#", "%", "!", "£", "$", "€", ":", ",", "\""]

  private static func isWordCharacter(_ character: Character, after word: String) -> Bool {
    character.isLetter || character.isNumber || !word.isEmpty && "'’.".contains(character)
  }
}
