public import Diagnostics
import Markdown

/// What other pages need to know of an article's text.
public struct ArticleOutline: Sendable {
  /// A link with the place it stands at.
  public typealias Link = Located<String>

  /// The anchors of its headings.
  public var anchors: Set<String> = []
  /// Its links, in order.
  public var links: [Link] = []
  /// The ids of the sources it cites, each once, in the order of their first citation.
  public var citations: [String] = []
  /// The blocks it puts in.
  public var blocks: Set<BlockKey> = []
  /// The pictures it shows, as paths within the site's folder, in order.
  public var images: [Located<String>] = []
}
