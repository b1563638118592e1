import TreatmentFacts

/// How a value is read from a text, and how editors can check it.
struct ScalarParser<Value: Sendable>: Sendable {
  /// What is expected, as messages name it: "a date".
  var name: String
  /// The JSON types that YAML makes of such texts.
  var jsonTypes = ["string"]
  /// A regular expression (ECMA-262) that such texts match.
  var pattern: String?
  /// The only texts there are, where they can be listed.
  var words: [String] = []
  /// Reads the value.
  var parse: @Sendable (_ text: String) throws(ScalarProblem) -> Value
}

/// What a schema needs to know of a scalar, whatever its value is.
struct ScalarFormat: Sendable {
  var name: String
  var jsonTypes: [String]
  var pattern: String?
  var words: [String]
  /// Why a text is not such a scalar; nil when it is one.
  var problem: @Sendable (_ text: String) -> ScalarProblem?
}

extension ScalarParser {
  /// The parser without the type of its value.
  var format: ScalarFormat {
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
  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> ScalarParser<Other> {
    let parse = self.parse
    return ScalarParser<Other>(
      name: name, jsonTypes: jsonTypes, pattern: pattern, words: words,
      parse: { text throws(ScalarProblem) in transform(try parse(text)) })
  }
}
