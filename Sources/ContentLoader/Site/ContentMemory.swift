import TreatmentFacts

/// What loading a site's content can take over from the last time: whatever was made of files
/// that are still the same, as long as what they refer to is.
public struct ContentMemory: Sendable {
  var facts = FactMemory()
  var articles: [String: ReadFile<ReadArticle>] = [:]
  var media: [String: ReadMedia] = [:]
  var links = LinkMemory()
  /// What the names in `articles` were looked up in.
  var context: ArticleContext?

  /// Nothing, for the first time.
  public init() {}

  /// Makes sure that the files at `paths` are read again, whatever their stamps say.
  public mutating func forgetStamps(of paths: some Sequence<String>) {
    for path in paths {
      articles[path]?.stamp = nil
      media[path]?.stamp = nil
      facts.forgetStamp(of: path)
    }
  }
}

/// A picture or document as it was looked at last.
struct ReadMedia: Sendable {
  var stamp: FileStamp?
  let file: MediaFile
}
