import Diagnostics

extension ScalarParser where Value == String {
  /// Any text.
  public static var text: Self { Self(name: "a text", parse: { text in text.trimmed }) }

  /// A text of which only part is taken, `accepts` says which.
  public static func text(
    _ name: String, kind: String, help: String, pattern: String? = nil,
    where accepts: @escaping @Sendable (String) -> Bool
  ) -> Self {
    Self(name: name, pattern: pattern) { text throws(ScalarProblem) in
      if accepts(text) { return text }
      throw ScalarProblem(kind, "\(text.quoted) is not \(name)", help: help)
    }
  }
}

extension ScalarParser where Value == Bool {
  /// `true` or `false`.
  public static var boolean: Self {
    Self(name: "true or false", jsonTypes: ["boolean"]) { text throws(ScalarProblem) in
      switch text {
      case "true": return true
      case "false": return false
      default:
        throw ScalarProblem(
          "bad-boolean", "\(text.quoted) is neither true nor false", help: "write true or false")
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
          "bad-number", "\(text.quoted) is not a whole number",
          help: "write a number such as \(example)")
      }
      guard range.contains(number) else {
        throw ScalarProblem(
          "bad-number", "\(text.quoted) is out of range",
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
