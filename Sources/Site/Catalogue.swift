public import Checks
import Content
public import Diagnostics
import Markdown
import Presentation
import Templates
import YAML

extension DiagnosticCatalogue {
  /// All that can be reported of a site whose rules about claims are `claims`.
  public init(claims: ClaimRules) { self.init(Self.allRules(claims: claims)) }

  /// The same as a list.
  public static func allRules(claims: ClaimRules) -> [DiagnosticRule] {
    let files = SourceProblem.rules + YAMLProblem.rules + MarkdownProblem.rules
    let content = ContentRules.all + ClaimRules.fileRules
    let theme = TemplateProblem.rules + ThemeProblem.allRules + SiteProblem.rules
    return files + content + theme + Checker(rules: claims) { _ in nil }.infos
  }
}
