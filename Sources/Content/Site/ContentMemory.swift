import Facts
import Foundations

/// What loading a site's content can take over from the last time: whatever was made of files
/// that are still the same, as long as what they refer to is.
public struct ContentMemory: Sendable {
  var facts = FactMemory()
  var articles: [String: ReadFile<ReadArticle>] = [:]
  var media: [String: ReadMedia] = [:]
  var links = LinkMemory()
  private var tree: (entries: [SiteFolder.Entry], tree: ContentTree)?
  /// What the names in `articles` were looked up in.
  var context: ArticleContext?

  /// Nothing, for the first time.
  public init() {}

  /// Forgets the articles whose names must be looked up again.
  mutating func forgetArticles(dependingOn changes: ArticleDependencies) {
    guard !changes.isEmpty else { return }
    articles = articles.filter {
      $0.value.value?.dependencies.isDisjoint(with: changes) ?? true
    }
  }

  /// Keeps `files`, of which those with the numbers `isRead` are new, and no others.
  mutating func keep(
    _ files: [ReadFile<ReadArticle>], isRead: [Int], of articleFiles: [ContentTree.ArticleFile]
  ) {
    for index in isRead { articles[articleFiles[index].path] = files[index] }
    guard articles.count > files.count else { return }
    let paths = Set(articleFiles.map(\.path))
    articles = articles.filter { paths.contains($0.key) }
  }

  /// The tree of `entries`, which is made anew only when it is another one.
  mutating func tree(of entries: [SiteFolder.Entry]) -> ContentTree {
    if let last = tree, last.entries.elementsEqual(entries, by: { $0.isSame(as: $1) }) {
      return last.tree
    }
    let made = ContentTree(entries)
    tree = (entries, made)
    return made
  }

  /// Makes sure that the files at `paths` are read again, whatever their stamps say.
  public mutating func forgetStamps(of paths: some Sequence<String>) {
    for path in paths {
      articles[path]?.stamp = nil
      media[path]?.stamp = nil
      facts.forgetStamp(of: path)
    }
  }
}

extension SiteFolder.Entry {
  /// Whether it has the same path and kind.
  fileprivate func isSame(as other: Self) -> Bool {
    isSymbolicLink == other.isSymbolicLink && path.utf8.elementsEqual(other.path.utf8)
  }
}

/// A picture or document as it was looked at last.
struct ReadMedia: Sendable {
  var stamp: FileStamp?
  let file: MediaFile
}
