public import Content
public import Facts
import Foundations
import Templates
import YAML

/// A page ready to be rendered: its head, what all pages share, and its own content.
public struct Page<Content: Sendable>: Sendable {
  let head: InContext<PageHead>
  let fragments: PageFragments
  let content: InContext<Content>

  public init(
    context: SiteContext, head: PageHead, fragments: PageFragments, content: Content
  ) {
    self.head = context.with(head)
    self.fragments = fragments
    self.content = context.with(content)
  }
}

/// The parts of a page that do not depend on it, rendered once.
public struct PageFragments: Sendable {
  let header: String
  let footer: String

  public init(header: String, footer: String) {
    self.header = header
    self.footer = footer
  }
}

/// What every page says about itself.
public struct PageHead: Sendable {
  public var title: String
  /// A sentence or two for search engines and link previews.
  public var description: String
  public var path: PagePath
  /// The way from the home page to the page, both included.
  public var breadcrumbs: [PageLink]
  /// Whether search engines may list it.
  public var isListed: Bool
  /// Whether the page holds clinical content and says who reviewed it, or that nobody did.
  public var showsReview: Bool
  /// Who reviewed it; nil when nobody has.
  public var review: Review?
  /// Whether it may lead to where visits are booked: never beside what to do in an emergency.
  public var showsBooking = false
  /// The sources it cites.
  public var references: [Source]
  /// The address of the page's own picture, for search engines.
  public var imageURL: String?
  /// The picture of the page where others link to it.
  public var socialCard: SocialCard?
  /// The same picture, for templates that show it in the page.
  public var picture: ShownPicture?
  /// JSON-LD, ready to stand in a `script` element.
  public var structuredData: String?

  public init(
    title: String, description: String, path: PagePath, breadcrumbs: [PageLink],
    isListed: Bool = true, showsReview: Bool = false, review: Review? = nil,
    references: [Source] = []
  ) {
    self.title = title
    self.description = description
    self.path = path
    self.breadcrumbs = breadcrumbs
    self.isListed = isListed
    self.showsReview = showsReview
    self.review = review
    self.references = references
  }

  fileprivate static let view = View<InContext<PageHead>>([
    .text("title") { $0.title },
    .text("document_title") { documentTitle($0) },
    .text("description") { $0.description },
    .text("url") { $0.context.url($0.path) },
    .text("canonical_url") { $0.context.absoluteURL($0.path) },
    .text("mail_url") { mailURL($0) },
    .list("breadcrumbs", LinkView.view) { $0.breadcrumbs },
    .flag("is_home") { $0.path == .site(.home) },
    .flag("is_listed") { $0.isListed },
    .optionalText("image_url") { $0.imageURL },
    .optionalObject("social_card", SocialCard.view) { $0.socialCard },
    .optionalObject("picture", ShownPicture.view) { $0.picture },
    .optionalHTML("address_code") { head in
      AddressCode(
        address: head.context.absoluteURL(head.path),
        label: head.context.strings.text(.addressCode)
      ).svg
    },
    .optionalHTML("structured_data") { $0.structuredData },
    .flag("shows_review") { $0.showsReview },
    .optionalObject("review", ReviewView.view) { head in head.review.map { head.with($0) } },
    .list("references", ReferenceView.view) { ReferenceView.all(of: $0) },
    .optionalObject("booking", BookingView.view) { booking(on: $0) },
  ])

  private static func booking(on head: InContext<PageHead>) -> Booking? {
    head.showsBooking ? head.context.content.clinic.booking : nil
  }

  /// A link that begins a mail with the title and the address of the page (RFC 6068).
  private static func mailURL(_ head: InContext<PageHead>) -> String {
    let address = head.context.absoluteURL(head.path).percentEncoded(keeping: "/:")
    return "mailto:?subject=\(head.title.percentEncoded())&body=\(address)"
  }

  private static func documentTitle(_ head: InContext<PageHead>) -> String {
    let site = head.context.content.clinic.name.value
    guard head.path != .site(.home) else { return site }
    return head.context.strings.text(.documentTitle, ["title": head.title, "site": site])
  }
}

enum BookingView {
  static let view = View<Booking>([
    .text("label") { $0.label.value },
    .text("url") { $0.url.value },
  ])
}

private enum ReviewView {
  static let view = View<InContext<Review>>([
    .text("by") { review in reviewer(review)?.name.value ?? review.reviewer.value },
    .optionalText("role") { reviewer($0)?.role.value },
    .optionalText("url") { address($0) },
    .optionalText("registration") { reviewer($0)?.registration?.value },
    .optionalObject("picture", ShownPicture.view) { review in
      review.context.picture(reviewer(review)?.picture?.value)
    },
    .text("on") { $0.context.formatter.text($0.on.value) },
    .text("due") { $0.context.formatter.text($0.due.value) },
    .text("on_iso") { $0.on.value.description },
    .text("due_iso") { $0.due.value.description },
  ])

  /// Where the site says more about the reviewer.
  private static func address(_ review: InContext<Review>) -> String? {
    let id = Identifier(review.reviewer.value)
    guard review.context.content.clinic.people.contains(where: { Identifier($0.id.value) == id })
    else { return nil }
    return review.context.url(.person(id.text))
  }

  private static func reviewer(_ review: InContext<Review>) -> Reviewer? {
    review.context.content.clinic.reviewers.first { $0.id.value == review.reviewer.value }
  }
}

private struct ReferenceView: Sendable {
  let source: InContext<Source>

  static let view = View<ReferenceView>([
    .text("number") { String($0.source.context.number(ofSource: $0.source.id)) },
    .text("id") { $0.source.id },
    .object("source", SourceView.view) { $0.source },
  ])

  static func all(of head: InContext<PageHead>) -> [ReferenceView] {
    let context = head.context
    return head.references
      .sorted { context.number(ofSource: $0.id) < context.number(ofSource: $1.id) }
      .map { ReferenceView(source: head.with($0)) }
  }
}

/// Views with the names that every template can use: the words, the assets and the clinic.
struct SharedViews: Sendable {
  let strings: Strings
  let assetNames: Set<String>

  /// The view of a page: what all pages offer and its `own` names.
  func page<Content>(_ own: [View<InContext<Content>>.Field]) -> View<Page<Content>> {
    View(
      fields { $0.content.context } + [
        .object("page", PageHead.view) { $0.head },
        .html("header") { $0.fragments.header },
        .html("footer") { $0.fragments.footer },
      ]
        + own.map { field in field.of { $0.content } })
  }

  /// The view of a part of a page with its `own` names.
  func part<Content>(_ own: [View<InContext<Content>>.Field]) -> View<InContext<Content>> {
    View(fields { $0.context } + own)
  }

  private func fields<Model: Sendable>(
    of context: @escaping @Sendable (Model) -> SiteContext
  ) -> [View<Model>.Field] {
    let assets = View<SiteContext>(
      assetNames.sorted().map { name in .text(name) { $0.assets[name] ?? "" } })
    return [
      .fixed("strings", strings.fields),
      .object("assets", assets, context),
      .object("site", SiteView.view, context),
    ]
  }
}

enum SiteView {
  fileprivate static let view = View<SiteContext>(
    pages + [
      .text("name") { $0.content.clinic.name.value },
      .text("language") { $0.content.clinic.locale.value },
      .text("feed_url") { $0.basePath + "feed.xml" },
      .marked("phone") { $0.marked($0.content.clinic.phone, "clinic.phone") },
      .text("phone_url") { telephone($0.content.clinic.phone.value) },
      .marked("emergency_number") {
        $0.marked($0.content.clinic.emergencyNumber, "clinic.emergency_number")
      },
      .text("emergency_url") { telephone($0.content.clinic.emergencyNumber.value) },
      .optionalText("email") { $0.content.clinic.email?.value },
      .optionalText("email_url") { $0.content.clinic.email.map { "mailto:" + $0.value } },
      .texts("address_lines") { $0.content.clinic.address?.lines ?? [] },
      .list("opening_hours", OpeningHoursView.view) { site in
        site.content.clinic.openingHours.map(site.with)
      },
      .list("special_hours", OpeningHoursView.special) { site in
        site.content.clinic.specialHours.map(site.with)
      },
      .list("locations", LocationView.view) { site in
        site.content.clinic.locations.map(site.with)
      },
      .list("people", PersonView.view) { site in site.content.clinic.people.map(site.with) },
      .optionalObject("logo", LogoView.view) { site in site.content.clinic.logo.map(site.with) },
      .optionalText("icon_url") { site in site.icon.map { site.url($0.path) } },
      .optionalText("icon_type") { $0.icon?.type },
      .optionalText("touch_icon_url") { site in site.touchIcon.map { site.url($0.path) } },
      .text("manifest_url") { $0.basePath + "manifest.json" },
      .optionalText("theme_color") { $0.themeColor },
      .flag("is_sample") { $0.content.clinic.isSampleContent },
      .list("kinds", KindView.view) { site in site.content.kinds.map(site.with) },
    ])

  private static let pages: [View<SiteContext>.Field] = SitePage.allCases.filter(\.isListed).map {
    page in
    .optionalText("\(page.rawValue)_url") { $0.content.has(page) ? $0.url(.site(page)) : nil }
  }

  /// RFC 3966: digits and a leading plus.
  static func telephone(_ number: String) -> String {
    "tel:" + number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
  }
}
