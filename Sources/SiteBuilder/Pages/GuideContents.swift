import TemplateRenderer

/// The contents of a treatment's guide, each entry rendered once as a link and once as the current
/// page, so that a guide of many pages costs each of them no more than a copy.
struct GuideContents: Sendable {
  private let links: [String]
  private let current: [String]

  init(_ guide: Guide, context: SiteContext, theme: Theme) {
    func render(_ entry: Guide.Entry, isCurrent: Bool) -> String {
      let link = Guide.link(entry, isCurrent: isCurrent, context: context)
      return theme.render(
        GuideEntryTemplate.entry, GuideEntryContent(context: context, link: link))
    }
    links = guide.entries.map { render($0, isCurrent: false) }
    current = guide.entries.map { render($0, isCurrent: true) }
  }

  /// The entries in order, the one at `index` as the current page.
  func html(current index: Int) -> String {
    (links[..<index] + [current[index]] + links[(index + 1)...]).joined()
  }
}
