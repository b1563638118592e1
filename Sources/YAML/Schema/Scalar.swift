public import Diagnostics
import Foundations

/// How a value is read from a text, and how editors can check it.
public struct ScalarParser<Value: Sendable>: Sendable {
  /// What is expected, as messages name it: "a date".
  public var name: String
  /// The JSON types that YAML makes of such texts.
  public var jsonTypes: [String]
  /// A regular expression (ECMA-262) that such texts match.
  public var pattern: String?
  /// The only texts there are, where they can be listed.
  public var words: [String]
  public var parse: @Sendable (_ text: String) throws(ScalarProblem) -> Value

  public init(
    name: String, jsonTypes: [String] = ["string"], pattern: String? = nil, words: [String] = [],
    parse: @escaping @Sendable (_ text: String) throws(ScalarProblem) -> Value
  ) {
    self.name = name
    self.jsonTypes = jsonTypes
    self.pattern = pattern
    self.words = words
    self.parse = parse
  }
}

/// What a schema needs to know of a scalar, whatever its value is.
public struct ScalarFormat: Sendable {
  public var name: String
  public var jsonTypes: [String]
  public var pattern: String?
  public var words: [String]
  /// Why a text is not such a scalar; nil when it is one.
  public var problem: @Sendable (_ text: String) -> ScalarProblem?
}

extension ScalarParser {
  /// The parser without the type of its value.
  public var format: ScalarFormat {
    let parse = self.parse
    return ScalarFormat(
      name: name, jsonTypes: jsonTypes, pattern: pattern, words: words,
      problem: { text in
        do throws(ScalarProblem) {
          _ = try parse(text)
          return nil
        } catch {
          return error
        }
      })
  }

  public func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> ScalarParser<Other>
  {
    let parse = self.parse
    return ScalarParser<Other>(
      name: name, jsonTypes: jsonTypes, pattern: pattern, words: words,
      parse: { text throws(ScalarProblem) in transform(try parse(text)) })
  }
}

/// Why a text is not what its key asks for.
public struct ScalarProblem: Error, Sendable, Hashable {
  /// The kind of problem, whose id is the last part of the diagnostic's, such as `bad-date`.
  public var rule: DiagnosticRule
  /// What is wrong, one line.
  public var message: String
  /// The whole text that was probably meant.
  public var nearest: String?
  /// How to fix it, with an example.
  public var help: String

  public init(
    _ kind: some DiagnosticKind, _ message: String, nearest: String? = nil, help: String
  ) {
    rule = kind.rule
    self.message = message
    self.nearest = nearest
    self.help = nearest.map { "did you mean '\($0)'?" } ?? help
  }
}

extension StringProtocol {
  /// The text in single quotes, cut to what a message can hold.
  public var quoted: String {
    let shown = prefix(60)
    return shown.endIndex == endIndex ? "'\(self)'" : "'\(shown)…'"
  }

  public var trimmed: String {
    // Most texts have nothing to lose; a mark could join the space before it.
    let text = String(self)
    if let first = text.utf8.first, let last = text.utf8.last, (0x21..<0x80).contains(first),
      (0x21..<0x80).contains(last)
    {
      return text
    }
    let start = drop { $0.isWhitespace }
    return String(start.prefix(start.reversed().drop { $0.isWhitespace }.count))
  }
}

extension ScalarProblem {
  public static func unknown(_ text: String, words: [String]) -> ScalarProblem {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return ScalarProblem(
      SchemaProblem.badChoice, "\(text.quoted) cannot be chosen here",
      nearest: NearestName(in: words).match(for: text), help: "choose one of \(list)")
  }
}

extension ScalarParser where Value == String {
  public static var text: Self { Self(name: "a text", parse: { text in text.trimmed }) }

  /// A text of which only part is taken, `accepts` says which.
  public static func text(
    _ name: String, jsonTypes: [String] = ["string"], kind: some DiagnosticKind, help: String,
    pattern: String? = nil, where accepts: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(name: name, jsonTypes: jsonTypes, pattern: pattern) { text throws(ScalarProblem) in
      if accepts(text) { return text }
      throw ScalarProblem(kind, "\(text.quoted) is not \(name)", help: help)
    }
  }
}

extension ScalarParser where Value == Bool {
  public static var boolean: Self {
    Self(name: "true or false", jsonTypes: ["boolean"]) { text throws(ScalarProblem) in
      switch text {
      case "true": return true
      case "false": return false
      default:
        throw ScalarProblem(
          SchemaProblem.badBoolean, "\(text.quoted) is neither true nor false",
          help: "write true or false")
      }
    }
  }
}

extension ScalarParser where Value == Int {
  /// A whole number within `range`, such as `example`.
  public static func integer(_ range: ClosedRange<Int>, example: Int = 1) -> Self {
    Self(name: "a whole number", jsonTypes: ["integer"]) { text throws(ScalarProblem) in
      guard let number = Int(text) else {
        throw ScalarProblem(
          SchemaProblem.badNumber, "\(text.quoted) is not a whole number",
          help: "write a number such as \(example)")
      }
      guard range.contains(number) else {
        throw ScalarProblem(
          SchemaProblem.badNumber, "\(text.quoted) is out of range",
          help: "write a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }
}

extension ScalarParser where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words that name the cases of `Value`.
  public static var word: Self {
    let words = Value.allCases.map(\.rawValue)
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Self(name: "one of \(list)", words: words) { text throws(ScalarProblem) in
      if let value = Value(rawValue: text) { return value }
      throw .unknown(text, words: words)
    }
  }
}
