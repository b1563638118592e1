import ContentChecks
import ContentLoader
import Diagnostics
import SiteBuilder

/// The checks of a site's content, as `build` and `check` run them.
struct ContentCheck {
  let folder: SiteFolder
  let options: BuildOptions

  /// What is wrong with `content`; problems of the site's own rules go to `problems`.
  ///
  /// - Throws: `FileProblem` when a rule file cannot be read.
  func report(_ content: Content, _ problems: inout [Diagnostic]) async throws -> CheckReport {
    let rules = try ClaimRules(folder: folder, &problems)
    return await Checker(rules: rules, texts: folder.texts)
      .check(content, asOf: options.asOf, workers: options.workers)
  }
}

extension SiteFolder {
  /// The text files of the folder.
  var texts: SourceTexts {
    { path in shownFile(path) }
  }
}
