public import Diagnostics
import YAML

/// What can be wrong with the files of a theme and the words of its languages.
public enum ThemeProblem: String, DiagnosticKind {
  case strayFile = "template/stray-file"
  case missingWords = "words/missing"
  case missingWordsFile = "words/missing-file"

  public var rule: DiagnosticRule {
    switch self {
    case .strayFile:
      rule(
        "A file of the theme that nothing uses",
        "It is not published, although it lies among the templates. Templates end in .mustache; "
          + "pictures, style sheets and fonts belong into templates/assets/.",
        .warning)
    case .missingWords:
      rule(
        "A text that pages need",
        "Pages would have a gap where this text belongs, such as the heading of the risks. Add the key "
          + "with its text in the language of the file.")
    case .missingWordsFile:
      rule(
        "A language without its words",
        "The language of the clinic decides which words the pages are made of, and there are none for it. "
          + "Add the file, or correct locale: in clinic.yaml.")
    }
  }

  /// The rules of everything that is reported of a theme's own files.
  public static var allRules: [DiagnosticRule] {
    rules + SchemaProblem.rules.map { $0.inFamily(Strings.schema.prefix) }
  }
}
