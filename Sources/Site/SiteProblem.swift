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
  case sameAssetName = "template/same-asset-name"
  case unknownAsset = "template/unknown-asset"

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
    let theme = TemplateProblem.rules + ThemeProblem.allRules + SiteProblem.rules
    return files + content + theme + Checker(rules: claims) { _ in nil }.infos
  }
}
