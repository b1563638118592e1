public import Content
public import Facts
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

/// The content of a page of a treatment's guide.
public struct GuideContent: Sendable {
  let treatment: InContext<Treatment>
  /// The rendered contents of the guide, this page marked.
  public var contents: String
  /// The page before this one.
  public var previous: PageLink?
  /// The page after this one.
  public var next: PageLink?
  /// The rendered prose; nil when a generated page has none.
  public var body: String?
  /// The topics of the treatment.
  public var topics: [PageLink]

  /// A guide page's content.
  public init(
    treatment: Treatment, context: SiteContext, contents: String, previous: PageLink? = nil,
    next: PageLink? = nil, body: String?, topics: [PageLink] = []
  ) {
    self.treatment = InContext(value: treatment, context: context)
    self.contents = contents
    self.previous = previous
    self.next = next
    self.body = body
    self.topics = topics
  }

  static let fields: [View<GuideContent>.Field] = [
    .object("treatment", TreatmentView.view) { $0.treatment },
    .html("guide_contents") { $0.contents },
    .optionalObject("previous", LinkView.view) { $0.previous },
    .optionalObject("next", LinkView.view) { $0.next },
    .optionalHTML("body") { $0.body },
    .list("topics", LinkView.view) { $0.topics },
  ]
}

/// What an entry in the contents of a guide shows.
public struct GuideEntryContent: Sendable {
  let context: SiteContext
  let link: PageLink

  /// The entry that leads to a page.
  public init(context: SiteContext, link: PageLink) {
    self.context = context
    self.link = link
  }

  static func view(_ shared: SharedViews) -> View<GuideEntryContent> {
    View(
      shared.fields(context: \GuideEntryContent.context) + [
        .object("entry", LinkView.view) { $0.link }
      ])
  }
}

/// What a block shows: a treatment.
public struct BlockContent: Sendable {
  let context: SiteContext
  let treatment: Treatment

  /// The facts of `treatment`.
  public init(context: SiteContext, treatment: Treatment) {
    self.context = context
    self.treatment = treatment
  }

  static func view(_ shared: SharedViews) -> View<BlockContent> {
    View(
      shared.fields(context: \BlockContent.context) + [
        .object("treatment", TreatmentView.view) {
          InContext(value: $0.treatment, context: $0.context)
        }
      ])
  }
}

/// What the header and the footer show.
public struct FragmentContent: Sendable {
  let context: SiteContext
  let navigation: [PageLink]

  /// The navigation, with the section that the page belongs to marked as current.
  public init(context: SiteContext, navigation: [PageLink]) {
    self.context = context
    self.navigation = navigation
  }

  static func view(_ shared: SharedViews) -> View<FragmentContent> {
    View(
      shared.fields(context: \FragmentContent.context) + [
        .list("navigation", LinkView.view) { $0.navigation }
      ])
  }
}

/// What a page shows that only leads to another.
public struct RedirectContent: Sendable {
  let context: SiteContext
  let target: PageLink
  let path: PagePath

  /// The page at `path`, called as `target` says.
  public init(context: SiteContext, target: PageLink, path: PagePath) {
    self.context = context
    self.target = target
    self.path = path
  }

  static func view(_ shared: SharedViews) -> View<RedirectContent> {
    View(
      shared.fields(context: \RedirectContent.context) + [
        .object("target", LinkView.view) { $0.target },
        .text("canonical_url") { $0.context.absoluteURL($0.path) },
      ])
  }
}

/// A review as templates see it.
enum ReviewView {
  static let view = View<InContext<Review>>([
    .text("by") { review in reviewer(review)?.name.value ?? review.reviewer.value },
    .optionalText("role") { reviewer($0)?.role.value },
    .optionalText("registration") { reviewer($0)?.registration?.value },
    .text("on") { $0.context.formatter.text($0.on.value) },
    .text("due") { $0.context.formatter.text($0.due.value) },
    .text("on_iso") { $0.on.value.description },
    .text("due_iso") { $0.due.value.description },
  ])

  private static func reviewer(_ review: InContext<Review>) -> Reviewer? {
    review.context.content.clinic.reviewers.first { $0.id.value == review.reviewer.value }
  }
}

/// An entry of a page's list of references as templates see it.
struct ReferenceView: Sendable {
  let number: Int
  let source: InContext<Source>

  static let view = View<ReferenceView>([
    .text("number") { String($0.number) },
    .text("id") { $0.source.id },
    .object("source", SourceView.view) { $0.source },
  ])

  static func all(of head: InContext<PageHead>) -> [ReferenceView] {
    head.references.enumerated().map { index, source in
      ReferenceView(number: index + 1, source: head.with(source))
    }
  }
}
