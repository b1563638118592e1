import Markdown

/// The text of an article as HTML.
public struct RenderedArticle: Sendable {
  /// A piece of page made from the facts of a treatment.
  public struct Block: Sendable, Hashable {
    /// The block's name, such as `prices`.
    public let name: String
    /// The id of the treatment.
    public let treatment: String
  }

  /// The HTML.
  public let html: String
  /// The blocks that stand in it, in order.
  public let blocks: [Block]
}
