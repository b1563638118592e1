public import Diagnostics
public import Facts

/// What stands between the `---` lines at the head of an article.
public struct FrontMatter: Sendable {
  /// The page's heading.
  public var title: Located<String>
  /// One or two sentences for lists and search engines.
  public var summary: Located<String>
  /// The place among the pages of its folder; nil comes last.
  public var order: Located<Int>?
  /// The ids of the topics it belongs to.
  public var topics: [Located<String>]
  /// Whether it is left out unless drafts are asked for.
  public var isDraft: Bool
  /// The first day on which it is published.
  public var publishOn: Located<CalendarDate>?
  /// The first day on which it no longer is.
  public var expiresOn: Located<CalendarDate>?
  /// Who reviewed it; nil when nobody has.
  public var review: Review?
  /// Old addresses that lead here, from the site's root, such as `/old-page/`.
  public var aliases: [Located<String>]
  /// A picture for link previews, as a path relative to the article.
  public var image: Located<String>?

  /// The front matter of an article called `title`.
  public init(
    title: Located<String>, summary: Located<String>, order: Located<Int>? = nil,
    topics: [Located<String>] = [], isDraft: Bool = false,
    publishOn: Located<CalendarDate>? = nil, expiresOn: Located<CalendarDate>? = nil,
    review: Review? = nil, aliases: [Located<String>] = [], image: Located<String>? = nil
  ) {
    self.title = title
    self.summary = summary
    self.order = order
    self.topics = topics
    self.isDraft = isDraft
    self.publishOn = publishOn
    self.expiresOn = expiresOn
    self.review = review
    self.aliases = aliases
    self.image = image
  }
}
