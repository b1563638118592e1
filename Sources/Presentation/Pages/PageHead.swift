public import Content
public import Facts
import Templates

/// What every page says about itself.
public struct PageHead: Sendable {
  /// The page's heading.
  public var title: String
  /// A sentence or two for search engines and link previews.
  public var description: String
  /// The page's address.
  public var path: PagePath
  /// The way from the home page to the page, both included.
  public var breadcrumbs: [PageLink]
  /// Whether search engines may list it.
  public var isListed: Bool
  /// Whether the page holds clinical content and says who reviewed it, or that nobody did.
  public var showsReview: Bool
  /// Who reviewed it; nil when nobody has.
  public var review: Review?
  /// The sources it cites, in the order of their numbers.
  public var references: [Source]
  /// The address of a picture for link previews.
  public var imageURL: String?
  /// JSON-LD, ready to stand in a `script` element.
  public var structuredData: String?

  /// The head of the page at `path`.
  public init(
    title: String, description: String, path: PagePath, breadcrumbs: [PageLink],
    isListed: Bool = true, showsReview: Bool = false, review: Review? = nil,
    references: [Source] = [], imageURL: String? = nil, structuredData: String? = nil
  ) {
    self.title = title
    self.description = description
    self.path = path
    self.breadcrumbs = breadcrumbs
    self.isListed = isListed
    self.showsReview = showsReview
    self.review = review
    self.references = references
    self.imageURL = imageURL
    self.structuredData = structuredData
  }
}

extension PageHead {
  static let view = View<Shown<PageHead>>([
    .text("title") { $0.title },
    .text("document_title") { documentTitle($0) },
    .text("description") { $0.description },
    .text("url") { $0.context.url($0.path) },
    .text("canonical_url") { $0.context.absoluteURL($0.path) },
    .list("breadcrumbs", LinkView.view) { $0.breadcrumbs },
    .flag("is_home") { $0.path == .home },
    .flag("is_listed") { $0.isListed },
    .optionalText("image_url") { $0.imageURL },
    .optionalHTML("structured_data") { $0.structuredData },
    .flag("shows_review") { $0.showsReview },
    .optionalObject("review", ReviewView.view) { head in head.review.map { head.with($0) } },
    .list("references", ReferenceView.view) { ReferenceView.all(of: $0) },
  ])

  private static func documentTitle(_ head: Shown<PageHead>) -> String {
    let site = head.context.content.clinic.name.value
    guard head.path != .home else { return site }
    return head.context.strings.text("page.title", ["title": head.title, "site": site])
  }
}
