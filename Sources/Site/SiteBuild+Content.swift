public import Content
public import Diagnostics
public import Foundations
import Presentation

extension SiteBuild {
  /// The content in `folder` and what is wrong with it, without regard to its templates; nil when
  /// it cannot be read at all.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public static func content(
    of folder: SiteFolder, options: BuildOptions
  ) async throws -> (SiteContent?, [Diagnostic]) {
    var ignored: [Diagnostic] = []
    var diagnostics: [Diagnostic] = []
    let blockNames = try ThemeFiles(folder, &ignored).blockNames
    let loader = ContentLoader(
      folder: folder,
      options: LoadOptions(
        asOf: options.asOf, includesDrafts: options.includesDrafts, workers: options.workers,
        blockNames: blockNames))
    return (try await loader.load(&diagnostics), diagnostics)
  }
}
