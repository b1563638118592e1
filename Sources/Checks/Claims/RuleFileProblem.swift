public import Diagnostics
import YAML

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
