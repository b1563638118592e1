import Templates
import YAML

/// The content of a general article.
public struct ArticleContent: Sendable {
  /// The rendered text.
  public var body: String
  /// The topics it belongs to.
  public var topics: [PageLink]
  /// Other articles on the same topics.
  public var related: [PageLink]

  /// An article's content.
  public init(body: String, topics: [PageLink] = [], related: [PageLink] = []) {
    self.body = body
    self.topics = topics
    self.related = related
  }

  static let fields: [View<ArticleContent>.Field] = [
    .html("body") { $0.body },
    .list("topics", LinkView.view) { $0.topics },
    .list("related", LinkView.view) { $0.related },
  ]
}
