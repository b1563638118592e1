public import Diagnostics
import Foundations
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

  /// The rule that `file` states, which comes with Careleaf and is known to fit the schema.
  static func readKnown(_ file: SourceFile) -> ClaimRule? {
    Schema.readKnown(file).flatMap { rule($0, path: file.path) }
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
      .optional("weighed", .value(.boolean), "true: only where the sentence reads like a claim"),
      .required("why", .text, "why the claim must not be made"),
      .required("instead", .text, "what to write instead"),
      .required("authority", .text, "the law, code or study that says so"),
      .required("pass", examples, "sentences that the rule must not report"),
      .required("fail", examples, "sentences that the rule must report"),
    ]))
  private static let wordings = Shape.list(.value(ScalarParser.wording), atLeast: 1)
  private static let examples = Shape.list(.text, atLeast: 1)

  private static func rule(_ root: YAMLNode, path: RelativePath) -> ClaimRule? {
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
      isWeighed: root["weighed"]?.value(.boolean) ?? false,
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
      let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
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
        throw ScalarProblem(RuleValueProblem.badWording, error.message, help: error.help)
      }
    }
  }
}

/// What can be wrong with a rule file of the site beyond its schema.
enum RuleFileProblem: String, DiagnosticKind {
  case duplicateID = "rules/duplicate-id"
  case wrongExample = "rules/wrong-example"

  var rule: DiagnosticRule {
    switch self {
    case .duplicateID:
      rule(
        "Two rules with the same id",
        "Only one of the two would be used. Give one of them another id.")
    case .wrongExample:
      rule(
        "An example that the rule judges otherwise",
        "The examples under pass and fail prove that a rule finds what it should and nothing else. Correct "
          + "the wordings under patterns or unless, or the example.")
    }
  }
}

/// What can be wrong with a single value of a rule file. The ids follow the schema's prefix.
enum RuleValueProblem: String, DiagnosticKind {
  case badID = "bad-id"
  case badWording = "bad-wording"

  var rule: DiagnosticRule {
    switch self {
    case .badID:
      rule(
        "A rule with an id that it cannot have",
        "The id is printed with each finding and named in waivers. Write a family, a slash and a name in "
          + "small letters, such as claims/no-recovery.")
    case .badWording:
      rule(
        "A wording that cannot be read",
        "The rule would find nothing, and the claim would be published. Write plain words, (this|that) for "
          + "a choice, word? for a word that may be missing, and word* for its endings.")
    }
  }
}

extension ClaimRules {
  /// The rules of what is reported of rule files.
  public static var fileRules: [DiagnosticRule] {
    let values = SchemaProblem.rules + RuleValueProblem.rules
    return RuleFileProblem.rules + values.map { $0.inFamily(ClaimRuleFile.schema.prefix) }
  }
}
