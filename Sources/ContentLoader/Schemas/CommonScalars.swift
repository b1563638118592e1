import TreatmentFacts

extension ScalarParser where Value == String {
  /// Any text.
  static var text: Self { Self(name: "a text", parse: { text in text.trimmed }) }

  /// A name that addresses and references use: lower-case letters, digits, `-` and `_`.
  static var id: Self {
    Self(name: "an id", pattern: "^[a-z0-9]+([-_][a-z0-9]+)*$") { text throws(ScalarProblem) in
      guard !Slug.isValid(text) else { return text }
      let proposal = Slug.make(from: text)
      throw ScalarProblem(
        "bad-id", "\(text.quoted) is not an id",
        help: proposal.isEmpty
          ? "use lower-case letters, digits and '-'" : "write '\(proposal)'")
    }
  }

  /// A text of which only part is taken, `accepts` says which.
  static func text(
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
  static var boolean: Self {
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
  static func integer(_ range: ClosedRange<Int>, example: Int = 1) -> Self {
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

extension ScalarParser where Value == Int {
  /// A year in which something was published.
  static var year: Self { integer(1500...2999, example: 2008) }

  /// A place in an order.
  static var order: Self { integer(0...1_000_000) }
}

extension ScalarParser where Value == CalendarDate {
  /// A day as `YYYY-MM-DD`.
  static var date: Self {
    Self(name: "a date", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") { text throws(ScalarProblem) in
      if let date = CalendarDate(iso: text) { return date }
      let hasForm =
        text.utf8.count == 10
        && text.utf8.enumerated().allSatisfy { index, byte in
          index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
        }
      throw ScalarProblem(
        "bad-date", "\(text.quoted) is not a \(hasForm ? "day" : "date")",
        help: hasForm ? "check the month and the day" : "write it as 2026-05-31")
    }
  }
}

extension ScalarParser where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words that name the cases of `Value`.
  static var word: Self {
    let words = Value.allCases.map(\.rawValue)
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Self(name: "one of \(list)", words: words) { text throws(ScalarProblem) in
      if let value = Value(rawValue: text) { return value }
      throw .unknown(text, words: words)
    }
  }
}
