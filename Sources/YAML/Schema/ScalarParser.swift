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
  /// Reads the value.
  public var parse: @Sendable (_ text: String) throws(ScalarProblem) -> Value

  /// A parser of texts that messages call `name`.
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

  /// The same parser for another value that `transform` makes.
  public func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> ScalarParser<Other>
  {
    let parse = self.parse
    return ScalarParser<Other>(
      name: name, jsonTypes: jsonTypes, pattern: pattern, words: words,
      parse: { text throws(ScalarProblem) in transform(try parse(text)) })
  }
}
