import YAML
import struct Essentials.Decimal

/// The parts of a text with numbers in it.
enum NumberToken: Sendable, Hashable {
  case number(Decimal)
  /// A hyphen or a dash of any length.
  case dash
  case word(String)

  /// Whether the token is the given word, in small or capital letters.
  func isWord(_ word: String) -> Bool {
    guard case .word(let own) = self else { return false }
    return own.lowercased() == word
  }
}

/// Splits a text into numbers, dashes and words.
struct NumberTokens {
  private var scalars: Substring.UnicodeScalarView
  private let text: String

  /// The tokens of `text`; a number has at most nine digits before and four after the point.
  static func split(_ text: String) throws(ScalarProblem) -> [NumberToken] {
    var splitter = NumberTokens(text)
    var tokens: [NumberToken] = []
    while let token = try splitter.next() { tokens.append(token) }
    return tokens
  }

  private init(_ text: String) {
    self.text = text
    scalars = Substring(text).unicodeScalars
  }

  private mutating func next() throws(ScalarProblem) -> NumberToken? {
    scalars = scalars.drop { $0.properties.isWhitespace }
    guard let first = scalars.first else { return nil }
    if Self.isDigit(first) { return .number(try number()) }
    if "-\u{2010}\u{2011}\u{2012}–—−".unicodeScalars.contains(first) {
      scalars.removeFirst()
      return .dash
    }
    let word = take { $0.properties.isAlphabetic || $0 == "_" }
    return .word(word.isEmpty ? String(scalars.removeFirst()) : word)
  }

  private mutating func number() throws(ScalarProblem) -> Decimal {
    let whole = take(Self.isDigit)
    var fraction = ""
    if scalars.first == ".", let digit = scalars.dropFirst().first, Self.isDigit(digit) {
      scalars.removeFirst()
      fraction = take(Self.isDigit)
    }
    if scalars.first == ",", let digit = scalars.dropFirst().first, Self.isDigit(digit) {
      throw ScalarProblem(
        SchemaProblem.badNumber, "\(text.quoted) has a comma in a number",
        help: "write 1200 without a comma, and 1.5 with a point")
    }
    guard whole.utf8.count <= 9, fraction.utf8.count <= 4, let digits = Int(whole + fraction)
    else {
      throw ScalarProblem(
        SchemaProblem.badNumber, "\(text.quoted) has a number with too many digits",
        help: "write at most nine digits, and four after the point")
    }
    return Decimal(
      sign: .plus, exponent: -fraction.utf8.count, significand: Decimal(digits))
  }

  private mutating func take(_ belongs: (Unicode.Scalar) -> Bool) -> String {
    let taken = scalars.prefix(while: belongs)
    scalars = scalars[taken.endIndex...]
    return String(taken)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension ArraySlice<NumberToken> {
  /// Takes the given words off the front, if they all stand there.
  mutating func take(_ words: String...) -> Bool {
    guard zip(self, words).allSatisfy({ $0.isWord($1) }), count >= words.count else {
      return false
    }
    removeFirst(words.count)
    return true
  }

  /// Takes `to` or a dash off the front.
  mutating func takeRangeMark() -> Bool {
    if first == .dash {
      removeFirst()
      return true
    }
    return take("to")
  }
}
