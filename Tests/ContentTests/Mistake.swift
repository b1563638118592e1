import Testing

/// A change that spoils a good file, and what a writer then reads.
struct Mistake: Sendable, CustomTestStringConvertible {
  var changes: [(old: String, new: String)]
  var expected: String

  init(_ old: String, _ new: String, _ expected: String) {
    self.init([(old, new)], expected)
  }

  init(_ changes: [(old: String, new: String)], _ expected: String) {
    self.changes = changes
    self.expected = expected
  }

  var testDescription: String { changes.map(\.new).joined(separator: ", ") }

  /// `text` with the mistake in it.
  func applied(to text: String) -> String {
    changes.reduce(text) { text, change in
      guard let range = text.firstRange(of: change.old) else { return "cannot be applied" }
      return text.replacingCharacters(in: range, with: change.new)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
