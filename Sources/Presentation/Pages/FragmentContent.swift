import Templates

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
