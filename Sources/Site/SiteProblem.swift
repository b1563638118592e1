public import Checks
import Content
public import Diagnostics
import Markdown
import Media
import Presentation
import Templates
import YAML

/// What can be wrong with the files of the site that is made.
enum SiteProblem: String, DiagnosticKind {
  case badPath = "site/bad-path"
  case samePath = "site/same-path"
  case foreignFile = "output/foreign-file"
  case importedStyleSheet = "template/css-import"
  case notesAmongAssets = "template/picture-notes"
  case sameAssetName = "template/same-asset-name"
  case unknownAsset = "template/unknown-asset"
  case unknownToken = "tokens/unknown"
  case lowContrast = "tokens/low-contrast"
  case olderCopy = "theme/older-copy"
  case goneOriginal = "theme/gone-original"
  case unansweredWord = "search/unanswered-word"

  var rule: DiagnosticRule {
    switch self {
    case .badPath:
      rule(
        "A path that cannot be part of the site",
        "Servers, browsers and Windows treat such names in different ways, so that the page might not be "
          + "found, or the site not be copied. Use letters, digits and hyphens, and at most 255 bytes in a "
          + "name. Windows keeps con, prn, aux, nul, com1 to com9 and lpt1 to lpt9 for devices.",
        by: "RFC 3986, section 3.3; POSIX, NAME_MAX; Microsoft, Naming Files, Paths")
    case .samePath:
      rule(
        "Two things that want one address",
        "Only one of them could be published, and readers of the other would find the wrong page. Rename "
          + "one of the two files, or remove the alias that is in the way.")
    case .foreignFile:
      rule(
        "A file in the way that Careleaf has not written",
        "It may be something that you still need, so it is never overwritten. Move it elsewhere, or "
          + "remove it if it is not needed.")
    case .importedStyleSheet:
      rule(
        "A style sheet that imports another",
        "The name of each style sheet changes with what it says, which an import does not follow. Name "
          + "both style sheets in the layout.")
    case .notesAmongAssets:
      rule(
        "Notes about pictures among the assets",
        "Assets are published as they are, and these notes name people and what they agreed to. Nothing "
          + "reads them there: pictures of people belong beside the pages that show them, in 'content'.",
        by: "GDPR, article 5(1)(c), data minimisation")
    case .sameAssetName:
      rule(
        "Two assets with the same name in templates",
        "Signs such as - and . become _ in the names that templates use, and these two become the same. "
          + "Rename one of the files.")
    case .unknownAsset:
      rule(
        "A picture or font that a style sheet lacks",
        "Readers would see a gap, or another font. Put the file into templates/assets/, or correct its "
          + "name in the style sheet.")
    case .lowContrast:
      rule(
        "A colour that is hard to read",
        "The colour of a brand is chosen for its logo. As text, or below it, many people could not read "
          + "it: those who are older, tired or in the sun first. Write the shade that the message names, "
          + "or another that stands out as much.", by: "WCAG 2.2, success criterion 1.4.3")
    case .unknownToken:
      rule(
        "A token that the style sheets do not have",
        "Nothing would look different. The tokens are the custom properties of :root in the style sheet: "
          + "those for everywhere under light, those of dark screens under dark, those of paper under "
          + "paper.", by: "CSS Custom Properties for Cascading Variables")
    case .olderCopy:
      rule(
        "A copy of a file of the theme that has changed since",
        "The theme that comes with Careleaf was improved, and this site still shows what was copied "
          + "before. Compare the two with careleaf theme diff, take over what you want, and say careleaf "
          + "theme accept. Or remove your file.", .warning)
    case .goneOriginal:
      rule(
        "A copy of a file that the theme has no more",
        "The theme that comes with Careleaf does its work without this file now, so that the copy may "
          + "have no effect. Remove it if nothing of yours uses it; careleaf theme accept keeps it.",
        .warning)
    case .unansweredWord:
      rule(
        "A word of patients that no page answers",
        "Whoever searches for it finds nothing. Write about it, give it another meaning in "
          + "synonyms.yaml, or remove it there.", .advice)
    }
  }
}

/// What can be wrong with the values of the theme's own YAML files; each belongs to one of them.
enum ThemeValueProblem: String, DiagnosticKind {
  case badDigest = "bad-digest"
  case badToken = "bad-value"

  var rule: DiagnosticRule {
    switch self {
    case .badDigest:
      rule(
        "Something that is no SHA-256 sum",
        "Careleaf cannot tell from it whether the file that was copied has changed since. Remove the "
          + "line and say careleaf theme accept, which writes it again.")
    case .badToken:
      rule(
        "A value that would end the token",
        "What follows it in the style sheet would be lost. A value has no ; and no braces, and every "
          + "bracket and quote in it is closed.", by: "CSS Syntax, section 5")
    }
  }

  /// The rules of everything that is reported of these files.
  fileprivate static var allRules: [DiagnosticRule] {
    let values: [(Schema, ThemeValueProblem)] = [
      (Tokens.schema, .badToken), (ThemeCopies.schema, .badDigest),
    ]
    return values.flatMap { schema, problem in
      (SchemaProblem.rules + [problem.rule]).map { $0.inFamily(schema.prefix) }
    }
  }
}

extension DiagnosticCatalogue {
  /// All that can be reported of a site whose rules about claims are `claims`.
  public init(claims: ClaimRules) { self.init(Self.allRules(claims: claims)) }

  public static func allRules(claims: ClaimRules) -> [DiagnosticRule] {
    let files =
      SourceProblem.rules + YAMLProblem.rules + MarkdownProblem.rules
      + MediaProblem.rules
    let content = ContentRules.all + ClaimRules.fileRules
    let theme =
      TemplateProblem.rules + ThemeProblem.allRules + SiteProblem.rules
      + ThemeValueProblem.allRules
    return files + content + theme + Checker(rules: claims) { _ in nil }.infos
  }
}
