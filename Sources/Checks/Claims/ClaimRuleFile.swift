import Content
import Diagnostics
import Foundations
import YAML

/// Reads a file that states a rule about claims.
struct ClaimRuleFile {
  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []

  /// The rule that `file` states; nil when it states none, which goes to `diagnostics`.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> ClaimRule? {
    var reader = ClaimRuleFile(file: file)
    let rule = reader.rule()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : rule
  }

  private init(file: SourceFile) { self.file = file }

  private static let keys = [
    "id", "title", "severity", "regions", "patterns", "unless", "unless_cited",
    "also_when_denied", "why", "instead", "authority", "pass", "fail",
  ]

  private mutating func rule() -> ClaimRule? {
    guard let root = TextTree.read(file, &diagnostics) else {
      if diagnostics.isEmpty { report("empty", "the rule file is empty", nil, "see the keys") }
      return nil
    }
    guard case .group(let entries) = root.content else {
      report("shape", "a rule is a group of keys", root.location, "begin with 'id: claims/…'")
      return nil
    }
    var values: [String: TextTree] = [:]
    for (key, value) in entries {
      guard Self.keys.contains(key.value) else {
        reportUnknown(key)
        continue
      }
      values[key.value] = value
    }
    return rule(values, root)
  }

  private mutating func rule(_ values: [String: TextTree], _ root: TextTree) -> ClaimRule? {
    let info = CheckInfo(
      id: id(values["id"], root), severity: severity(values["severity"]),
      title: required("title", values, root), explanation: required("why", values, root),
      authority: required("authority", values, root))
    var rule = ClaimRule(
      info: info, instead: required("instead", values, root),
      patterns: patterns("patterns", values), path: file.path)
    if rule.patterns.isEmpty {
      report(
        "missing-key", "the key 'patterns' is missing", root.location,
        "list the wordings that make the claim, each after '- '")
    }
    rule.regions = Set(texts("regions", values).map(\.value))
    rule.unless = patterns("unless", values)
    rule.allowsCited = flag("unless_cited", values)
    rule.ignoresDenial = flag("also_when_denied", values)
    rule.pass = examples("pass", values, root)
    rule.fail = examples("fail", values, root)
    return rule
  }

  private mutating func id(_ value: TextTree?, _ root: TextTree) -> String {
    let id = required("id", value.map { ["id": $0] } ?? [:], root)
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    let isGood =
      parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
          }
      }
    if !isGood, !id.isEmpty {
      report(
        "bad-id", "'\(id)' cannot be the id of a rule", value?.location,
        "write it like 'claims/no-recovery', in small letters")
    }
    return id
  }

  private mutating func severity(_ value: TextTree?) -> Severity {
    guard case .text(let text)? = value?.content else { return .error }
    if let severity = Severity(rawValue: text) { return severity }
    report(
      "bad-severity", "'\(text)' is no severity", value?.location,
      "write error, warning or advice")
    return .error
  }

  private mutating func examples(
    _ key: String, _ values: [String: TextTree], _ root: TextTree
  ) -> [Located<String>] {
    let found = texts(key, values)
    if found.isEmpty {
      let which = key == "pass" ? "must not report" : "must report"
      report(
        "missing-key", "the key '\(key)' is missing", root.location,
        "list sentences that the rule \(which)")
    }
    return found
  }

  private mutating func required(
    _ key: String, _ values: [String: TextTree], _ root: TextTree
  ) -> String {
    guard let value = values[key] else {
      report("missing-key", "the key '\(key)' is missing", root.location, "add '\(key): …'")
      return ""
    }
    if case .text(let text) = value.content, !text.isEmpty { return text }
    report("shape", "'\(key)' must be a text", value.location, "write it after '\(key): '")
    return ""
  }

  private mutating func flag(_ key: String, _ values: [String: TextTree]) -> Bool {
    guard let value = values[key] else { return false }
    switch value.content {
    case .text("true"): return true
    case .text("false"): return false
    default:
      report("shape", "'\(key)' must be true or false", value.location, "write true or false")
      return false
    }
  }

  private mutating func texts(
    _ key: String, _ values: [String: TextTree]
  ) -> [Located<String>] {
    guard let value = values[key] else { return [] }
    guard case .list(let items) = value.content else {
      report("shape", "'\(key)' must be a list", value.location, "put each entry after '- '")
      return []
    }
    return items.compactMap { item in
      if case .text(let text) = item.content, !text.isEmpty {
        return Located(text, at: item.location)
      }
      report("shape", "an entry of '\(key)' must be a text", item.location, "quote it: \"…\"")
      return nil
    }
  }

  private mutating func patterns(
    _ key: String, _ values: [String: TextTree]
  ) -> [WordingPattern] {
    texts(key, values).compactMap { pattern($0) }
  }

  private mutating func pattern(_ text: Located<String>) -> WordingPattern? {
    do throws(WordingPattern.Problem) {
      return try WordingPattern(text.value)
    } catch {
      report(
        "bad-wording", error.message, text.location,
        "write words, (this|that), word? and word*; a mark that YAML knows needs quotes")
      return nil
    }
  }

  private mutating func reportUnknown(_ key: Located<String>) {
    let nearest = NearestName.nearest(to: key.value, among: Self.keys)
    report(
      "unknown-key", "'\(key.value)' is not a key of a rule", key.location,
      nearest.map { "did you mean '\($0)'?" } ?? "known are: \(Self.keys.joined(separator: ", "))")
  }

  private mutating func report(
    _ kind: String, _ message: String, _ location: SourceLocation?, _ help: String
  ) {
    diagnostics.append(
      Diagnostic(
        "rules/\(kind)", message, at: location ?? SourceLocation(path: file.path), help: help))
  }
}
