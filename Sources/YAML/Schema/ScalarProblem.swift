import Diagnostics
import Foundations

/// Why a text is not what its key asks for.
public struct ScalarProblem: Error, Sendable, Hashable {
  /// The last part of the diagnostic's id, such as `bad-date`.
  public var kind: String
  /// What is wrong, one line.
  public var message: String
  /// What would mend it, with an example.
  public var help: String

  /// A problem of `kind`.
  public init(_ kind: String, _ message: String, help: String) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}

extension StringProtocol {
  /// The text in single quotes, cut to what a message can hold.
  public var quoted: String {
    let shown = prefix(60)
    return shown.endIndex == endIndex ? "'\(self)'" : "'\(shown)…'"
  }

  /// The text without white space at its ends.
  public var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.prefix(start.reversed().drop { $0.isWhitespace }.count))
  }
}

extension ScalarProblem {
  /// The problem of a text that is none of `words`.
  public static func unknown(_ text: String, words: [String]) -> ScalarProblem {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    let nearest = NearestName(in: words).match(for: text)
    return ScalarProblem(
      "bad-choice", "\(text.quoted) cannot be chosen here",
      help: nearest.map { "did you mean '\($0)'?" } ?? "choose one of \(list)")
  }
}
