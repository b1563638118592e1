import Content
import Templates
import YAML

/// A page ready to be rendered: its head, what all pages share, and its own content.
public struct Page<Content: Sendable>: Sendable {
  let context: SiteContext
  let head: Shown<PageHead>
  let fragments: PageFragments
  let content: Content

  /// The page with `head` and `content`.
  public init(
    context: SiteContext, head: PageHead, fragments: PageFragments, content: Content
  ) {
    self.context = context
    self.head = Shown(value: head, context: context)
    self.fragments = fragments
    self.content = content
  }
}

/// The parts of a page that do not depend on it, rendered once.
public struct PageFragments: Sendable {
  /// The top of the page with the navigation.
  public var header: String
  /// The bottom of the page.
  public var footer: String

  /// Rendered fragments.
  public init(header: String, footer: String) {
    self.header = header
    self.footer = footer
  }
}

extension Page {
  /// What the template of such a page can name: what all pages offer and its `own` names.
  static func view(_ shared: SharedViews, own: [View<Content>.Field]) -> View<Page<Content>> {
    View(
      shared.fields(context: \Page.context) + [
        .object("page", PageHead.view) { $0.head },
        .html("header") { $0.fragments.header },
        .html("footer") { $0.fragments.footer },
      ]
        + own.map { field in
          View<Page<Content>>.Field(name: field.name, shape: field.shape) {
            field.value($0.content)
          }
        })
  }
}
