import Content
import Foundations

struct SiteChange: Sendable, Hashable {
  /// The changed files and folders, as paths in the site's folder.
  var paths: Set<RelativePath>
  /// Whether more may have changed than `paths` says.
  var isIncomplete: Bool

  init(_ paths: Set<RelativePath>, isIncomplete: Bool = false) {
    self.paths = paths
    self.isIncomplete = isIncomplete
  }

  /// Anything may have changed.
  static let unknown = SiteChange([], isIncomplete: true)

  var isEmpty: Bool { paths.isEmpty && !isIncomplete }

  mutating func formUnion(_ other: SiteChange) {
    paths.formUnion(other.paths)
    isIncomplete = isIncomplete || other.isIncomplete
  }

  /// Whether nothing but style sheets has changed.
  var isStyleOnly: Bool {
    !isEmpty && !isIncomplete
      && paths.allSatisfy {
        $0 == "templates/tokens.yaml" || $0.isBelow("templates/assets") && $0.hasSuffix(".css")
      }
  }

  /// Whether nothing but what `content` says has changed: no template, and no picture, whose
  /// address stays the same.
  func isTextOnly(in content: SiteContent) -> Bool {
    !isIncomplete && paths.allSatisfy { $0.isBelow("content") && content.media[$0] == nil }
  }

  /// The article that was saved, when it was only one.
  var onlyArticle: RelativePath? {
    let articles = paths.filter { $0.isBelow("content") && $0.hasSuffix(".md") }
    return articles.count == 1 && !isIncomplete ? articles.first : nil
  }
}
