public import Diagnostics
import TreatmentFacts

/// Reads a site's `content/` into values and finds every problem in it.
public struct ContentLoader: Sendable {
  private let folder: SiteFolder
  private let options: LoadOptions

  /// A loader of the content in `folder`, which is the site's.
  public init(folder: SiteFolder, options: LoadOptions) {
    self.folder = folder
    self.options = options
  }

  /// The content; nil when `clinic.yaml` cannot be read at all. Every problem goes to
  /// `diagnostics`; with an error among them the content must not be published.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  public func load(_ diagnostics: inout [Diagnostic]) async throws -> Content? {
    let tree = ContentTree(try folder.files("content"))
    diagnostics += tree.diagnostics
    let facts = try FactFiles(tree, folder: folder, &diagnostics)
    let media = try mediaFiles(tree, &diagnostics)
    let context = ArticleContext(facts: facts, media: media, options: options)
    let (articles, found) = try await ArticleReader(folder: folder, context: context)
      .read(tree.articles, workers: options.workers)
    diagnostics += found
    let published = articles.filter { $0.isPublished(options) }
    let content = Content(
      clinic: facts.clinic, sources: facts.sources, glossary: facts.glossary,
      treatments: facts.treatments, articles: published, media: media)
    let hidden = articles.filter { !$0.isPublished(options) }
    diagnostics += LinkChecker(content: content, hidden: hidden).check(published)
    diagnostics += navigationProblems(content, hidden: hidden)
    return facts.isComplete ? content : nil
  }

  private func mediaFiles(
    _ tree: ContentTree, _ diagnostics: inout [Diagnostic]
  ) throws -> [String: MediaFile] {
    var files: [String: MediaFile] = [:]
    for path in tree.media {
      let size = MediaFile.isPicture(path) ? try ImageSize.read(path, in: folder) : nil
      files[path] = MediaFile(path: path, width: size?.width, height: size?.height)
    }
    return files
  }

  private func navigationProblems(_ content: Content, hidden: [Article]) -> [Diagnostic] {
    let pages = content.articles.filter { $0.place == .page }.map { $0.slug + ".md" }
    let known = PagePath.named.keys.sorted() + pages
    return content.clinic.navigation.filter { !known.contains($0.value) }.map { item in
      let nearest = NearestName.nearest(to: item.value, among: known)
      let isHidden = hidden.contains { $0.place == .page && $0.slug + ".md" == item.value }
      return Diagnostic(
        "clinic/unknown-page",
        isHidden ? "'\(item.value)' is not published" : "there is no page '\(item.value)'",
        at: item.location,
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "known are: \(known.joined(separator: ", "))",
        replacement: nearest)
    }
  }
}
