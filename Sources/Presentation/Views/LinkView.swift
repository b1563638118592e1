import Templates

/// A link to a page.
public struct PageLink: Sendable, Hashable {
  /// The page's title.
  public var title: String
  /// The page's address.
  public var url: String
  /// A sentence about the page.
  public var summary: String?
  /// Whether it is the page that shows the link.
  public var isCurrent: Bool

  /// A link to the page `title` at `url`.
  public init(title: String, url: String, summary: String? = nil, isCurrent: Bool = false) {
    self.title = title
    self.url = url
    self.summary = summary
    self.isCurrent = isCurrent
  }
}

enum LinkView {
  static let view = View<PageLink>([
    .text("title") { $0.title },
    .text("url") { $0.url },
    .optionalText("summary") { $0.summary },
    .flag("is_current") { $0.isCurrent },
  ])
}
