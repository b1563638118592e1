import Templates

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
