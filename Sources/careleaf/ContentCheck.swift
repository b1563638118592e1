import ContentChecks
import ContentLoader
import Diagnostics
import SiteBuilder

/// The checks of a site's content, as `build` and `check` run them.
struct ContentCheck {
  let folder: SiteFolder
  let options: BuildOptions

  /// The network by which links to other sites are looked up; nil to leave them.
  var web: WebAccess?

  /// What is wrong with `content`; problems of the site's own rules go to `problems`.
  ///
  /// - Throws: `FileProblem` when a rule file cannot be read.
  func report(_ content: Content, _ problems: inout [Diagnostic]) async throws -> CheckReport {
    let rules = try ClaimRules(folder: folder, &problems)
    let external: [Diagnostic]? =
      if let web { await ExternalLinks(web: web).check(content) } else { nil }
    return await Checker(rules: rules) { folder.shownFile($0) }
      .check(content, asOf: options.asOf, workers: options.workers, external: external)
  }
}
