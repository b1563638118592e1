import Diagnostics
import YAML

/// Reads a file that states a rule about claims.
enum ClaimRuleFile {
  /// The rule that `file` states; nil when it has an error. Every problem goes to `diagnostics`.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> ClaimRule? {
    var problems: [Diagnostic] = []
    let root = schema.read(file, &problems)
    diagnostics += problems
    return problems.hasErrors ? nil : root.flatMap { rule($0, path: file.path) }
  }

  static let schema = Schema(
    prefix: "rules", name: "the rule",
    root: .mapping([
      .required("id", .value(.ruleID), "a name such as claims/no-recovery"),
      .required("title", .text, "what is wrong with the claim, in a few words"),
      .optional("severity", .value(ScalarParser<Severity>.word), "how much it matters"),
      .optional("regions", .list(.text, atLeast: 0), "the countries that it holds for"),
      .required("patterns", wordings, "the wordings that make the claim"),
      .optional("unless", wordings, "wordings that make it no such claim"),
      .optional("unless_cited", .value(.boolean), "true: a cited source makes it acceptable"),
      .optional("also_when_denied", .value(.boolean), "true: the words must not appear at all"),
      .required("why", .text, "why the claim must not be made"),
      .required("instead", .text, "what to write instead"),
      .required("authority", .text, "the law, code or study that says so"),
      .required("pass", examples, "sentences that the rule must not report"),
      .required("fail", examples, "sentences that the rule must report"),
    ]))
  private static let wordings = Shape.list(.value(ScalarParser.wording), atLeast: 1)
  private static let examples = Shape.list(.text, atLeast: 1)

  private static func rule(_ root: YAMLNode, path: String) -> ClaimRule? {
    guard let id = root["id"]?.value(.ruleID), let title = root.text("title"),
      let why = root.text("why"), let instead = root.text("instead"),
      let authority = root.text("authority")
    else { return nil }
    let info = DiagnosticRule(
      id: id, severity: root["severity"]?.value(.word) ?? .error, title: title.value,
      explanation: why.value, authority: authority.value)
    return ClaimRule(
      info: info, instead: instead.value, regions: Set(root.texts("regions").map(\.value)),
      patterns: patterns(root["patterns"]), unless: patterns(root["unless"]),
      allowsCited: root["unless_cited"]?.value(.boolean) ?? false,
      ignoresDenial: root["also_when_denied"]?.value(.boolean) ?? false,
      pass: root.texts("pass"), fail: root.texts("fail"), path: path)
  }

  private static func patterns(_ list: YAMLNode?) -> [WordingPattern] {
    list?.items.compactMap { $0.value(.wording) } ?? []
  }
}

extension ScalarParser where Value == String {
  fileprivate static var ruleID: Self {
    text(
      "the id of a rule", kind: RuleValueProblem.badID,
      help: "write it like 'claims/no-recovery', in small letters",
      pattern: "^[a-z0-9-]+/[a-z0-9-]+$"
    ) { text in
      let parts = text.utf8.split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      return parts.count == 2
        && parts.allSatisfy { part in
          !part.isEmpty
            && part.allSatisfy {
              (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
            }
        }
    }
  }
}

extension ScalarParser where Value == WordingPattern {
  fileprivate static var wording: Self {
    Self(name: "a wording") { text throws(ScalarProblem) in
      do throws(WordingPattern.Problem) {
        return try WordingPattern(text)
      } catch {
        throw ScalarProblem(
          RuleValueProblem.badWording, error.message,
          help: "write words, (this|that), word? and word*; a mark that YAML knows needs quotes")
      }
    }
  }
}
