public import Content
public import Diagnostics
public import Foundations
public import Presentation

/// A site read and checked: every problem found, and the plan of its files where there is no
/// error.
public struct SiteBuild: Sendable {
  /// Everything that was found, ordered by file and place.
  public let diagnostics: [Diagnostic]
  /// What the site says; nil when it cannot be read at all.
  public let content: SiteContent?
  /// The files of the site; nil when an error stands in the way.
  public let plan: SitePlan?
  /// Writes numbers, money and dates as the site does; nil when it cannot be read at all.
  public let formatter: Formatter?

  /// Reads and checks the site in `folder`. Nothing is rendered yet, and from here on rendering
  /// cannot fail.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions
  ) async throws -> SiteBuild {
    var memory = SiteMemory()
    return try await prepare(folder, options: options, memory: &memory)
  }

  /// The same, made of what is in `memory` where that is still so, and kept in it for the next
  /// time. The result does not depend on what it holds.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func prepare(
    _ folder: SiteFolder, options: BuildOptions, memory: inout SiteMemory,
    making: PageMaking = .everyPage
  ) async throws -> SiteBuild {
    let files = try ReadTheme(folder, after: memory.theme)
    memory.theme = files
    var diagnostics = files.diagnostics
    let loader = ContentLoader(
      folder: folder,
      options: LoadOptions(
        asOf: options.asOf, includesDrafts: options.includesDrafts, workers: options.workers,
        blockNames: files.files.blockNames))
    let content = try await loader.load(&diagnostics, memory: &memory.content)
    let words = WordedTheme(files, locale: content?.clinic.locale, after: memory.words)
    memory.words = words
    diagnostics += words.diagnostics
    guard let content else {
      return SiteBuild(diagnostics: diagnostics.sorted(), content: nil, plan: nil, formatter: nil)
    }
    // The plan is made in spite of errors, to find those that lie in it in the same run.
    let planner = planner(
      folder, content, files.assets, words, options,
      marksFacts: making == .onRequest(marksPlaces: true))
    let plan = await planner.plan(making, &memory.paths, &diagnostics)
    return SiteBuild(
      diagnostics: diagnostics.sorted(), content: content,
      plan: diagnostics.hasErrors ? nil : plan, formatter: planner.context.formatter)
  }

  private static func planner(
    _ folder: SiteFolder, _ content: SiteContent, _ assets: AssetPipeline, _ words: WordedTheme,
    _ options: BuildOptions, marksFacts: Bool
  ) -> SitePlanner {
    let baseURL = options.baseURL ?? content.clinic.baseURL.value
    let context = SiteContext(
      content: content, strings: words.theme.strings, baseURL: baseURL,
      assets: assets.addresses(basePath: SiteContext.path(of: baseURL)), marksFacts: marksFacts)
    return SitePlanner(context: context, theme: words.theme, assets: assets, folder: folder)
  }
}
