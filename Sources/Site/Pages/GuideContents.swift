import Presentation

/// The contents of a treatment's guide, each entry rendered once as a link and once as the current
/// page, so that a guide of many pages costs each of them no more than a copy.
struct GuideContents: Sendable {
  /// All entries as links, one after another.
  private let links: String
  /// Where in `links` each entry begins, as UTF-8 offsets, and where the last one ends.
  private var starts = [0]
  /// Each entry as the current page.
  private let current: [String]

  init(_ guide: Guide, context: SiteContext, theme: Theme) {
    func render(_ entry: Guide.Entry, isCurrent: Bool) -> String {
      let link = Guide.link(entry, isCurrent: isCurrent, context: context)
      return theme.render(
        GuideEntryTemplate.entry, GuideEntryContent(context: context, link: link))
    }
    var links = ""
    for entry in guide.entries {
      links += render(entry, isCurrent: false)
      starts.append(links.utf8.count)
    }
    self.links = links
    current = guide.entries.map { render($0, isCurrent: true) }
  }

  /// The entries in order, the one at `index` as the current page.
  func html(current index: Int) -> String {
    let utf8 = links.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: starts[index])
    let end = utf8.index(utf8.startIndex, offsetBy: starts[index + 1])
    var html = String(links[..<start])
    html += current[index]
    html += links[end...]
    return html
  }
}
