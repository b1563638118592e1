import YAML

/// Writes the rules about claims as a style for Vale (vale.sh), whose rule files refuse unknown
/// keys. What Vale cannot express is lost: it also reports wordings that a sentence denies.
public struct ValeExport: Sendable {
  public struct File: Sendable, Hashable {
    /// The path within the folder of styles.
    public let path: String
    public let text: String
  }

  private let rules: [ClaimRule]

  /// Vale reads what is built in for English, and all rules of the site.
  public init(_ rules: ClaimRules) { self.rules = rules.rules(in: .english) }

  /// The files of the style `Careleaf`, one for each rule.
  public var files: [File] { rules.map(file) }

  private func file(_ rule: ClaimRule) -> File {
    let name = rule.info.id.split(separator: "/").last.map(String.init) ?? rule.info.id
    let level = rule.info.severity == .advice ? "suggestion" : rule.info.severity.rawValue
    let message = "'%s': \(rule.info.title). \(rule.instead.capitalizedFirst)."
    let tokens = rule.patterns.map { "  - \(Self.quoted(Self.expression($0.root)))\n" }
    let text =
      "extends: existence\nmessage: \(Self.quoted(message))\n"
      + "description: \(Self.quoted(rule.info.explanation))\nlevel: \(level)\n"
      + "ignorecase: true\ntokens:\n" + tokens.joined()
    return File(path: "Careleaf/\(Self.fileName(name)).yml", text: text)
  }

  private static func fileName(_ name: String) -> String {
    name.split(separator: "-").map { String($0).capitalizedFirst }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  private static let gap = #"[\s,-]+"#

  static func expression(_ part: WordingPattern.Part) -> String {
    switch part {
    case .word(let word): wordExpression(word)
    case .anyWord: #"[\w']+"#
    case .choice(let parts): "(?:" + parts.map(expression).joined(separator: "|") + ")"
    case .optional(let inner): "(?:" + expression(inner) + ")?"
    case .repeated(let inner): "(?:" + expression(inner) + ")*"
    case .sequence(let parts): sequence(parts)
    }
  }

  private static func wordExpression(_ word: String) -> String {
    if word == "," { return ",?" }
    if word == "#" { return #"\d[\d.,]*"# }
    if word == WordingPattern.hash { return "#" }
    let stem = word.hasSuffix("*") ? String(word.dropLast()) : word
    let escaped = stem.map { "$.%!:".contains($0) ? "\\\($0)" : String($0) }.joined()
    return word.hasSuffix("*") ? escaped + #"\w*"# : escaped
  }

  /// Parts that may be missing bring the gap to the next part that must be there, or from the
  /// last one.
  private static func sequence(_ parts: [WordingPattern.Part]) -> String {
    let last = parts.lastIndex { !canBeMissing($0) } ?? parts.count - 1
    var text = ""
    for (index, part) in parts.enumerated() {
      switch part {
      case .optional(let inner), .repeated(let inner):
        let mark = if case .repeated = part { "*" } else { "?" }
        let inner = expression(inner)
        text += index < last ? "(?:\(inner)\(gap))\(mark)" : "(?:\(gap)\(inner))\(mark)"
      default: text += expression(part) + (index < last ? gap : "")
      }
    }
    return text
  }

  private static func canBeMissing(_ part: WordingPattern.Part) -> Bool {
    switch part {
    case .optional, .repeated: true
    default: false
    }
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
