public import Content
import Templates

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
