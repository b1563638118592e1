public import ContentLoader
public import TreatmentFacts

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
          Shown(value: $0.treatment, context: $0.context)
        }
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
