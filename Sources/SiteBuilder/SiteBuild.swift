public import ContentLoader
public import Diagnostics
import TemplateRenderer

/// A site read and checked: every problem found, and the plan of its files where there is no
/// error.
public struct SiteBuild: Sendable {
  /// Everything that was found, ordered by file and place.
  public let diagnostics: [Diagnostic]
  /// What the site says; nil when it cannot be read at all.
  public let content: Content?
  /// The files of the site; nil when an error stands in the way.
  public let plan: SitePlan?

  /// Reads and checks the site in `folder`. Nothing is rendered yet, and from here on rendering
  /// cannot fail.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions
  ) async throws -> SiteBuild {
    var diagnostics: [Diagnostic] = []
    let files = try ThemeFiles(folder, &diagnostics)
    let assets = AssetPipeline(files.assets, &diagnostics)
    let loader = ContentLoader(
      folder: folder,
      options: LoadOptions(
        asOf: options.asOf, includesDrafts: options.includesDrafts, workers: options.workers,
        blockNames: files.blockNames))
    let content = try await loader.load(&diagnostics)
    let strings = files.strings(locale: content?.clinic.locale, &diagnostics)
    let theme = Theme(
      templates: files.templates, strings: strings,
      assetNames: Set(assets.assets.keys.map(ThemeFiles.assetName)), diagnostics: &diagnostics)
    guard let content else {
      return SiteBuild(diagnostics: diagnostics.sorted(), content: nil, plan: nil)
    }
    let baseURL = options.baseURL ?? content.clinic.baseURL.value
    let context = SiteContext(
      content: content, strings: strings, baseURL: baseURL,
      assets: assets.addresses(basePath: SiteContext.path(of: baseURL)))
    // The plan is made in spite of errors, to find those that lie in it in the same run.
    let plan = await SitePlanner(
      context: context, theme: theme, assets: assets, folder: folder
    ).plan(&diagnostics)
    return SiteBuild(
      diagnostics: diagnostics.sorted(), content: content,
      plan: diagnostics.hasErrors ? nil : plan)
  }
}
