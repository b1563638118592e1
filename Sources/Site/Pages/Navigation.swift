import Content
import Presentation

/// The links at the top of every page.
struct Navigation: Sendable {
  private let entries: [(title: String, path: PagePath)]

  init(content: SiteContent, strings: Strings) {
    entries = content.clinic.navigation.compactMap { item in
      let name = item.value
      if let path = PagePath.named[name] {
        return (strings.text("pages.\(name).short"), path)
      }
      let page = content.articles.first { $0.place == .page && "\($0.slug).md" == name }
      return page.map { ($0.frontMatter.title.value, $0.pagePath) }
    }
  }

  /// The pages it leads to.
  var sections: [PagePath] { entries.map(\.path) }

  /// The section that the page at `path` belongs to: the page itself or the list it stands in.
  func section(of path: PagePath) -> PagePath? {
    sections.filter { path.description.hasPrefix($0.description) }
      .max { $0.description.utf8.count < $1.description.utf8.count }
  }

  /// The links, with one marked as the current section.
  func links(current: PagePath?, context: SiteContext) -> [PageLink] {
    entries.map { entry in
      PageLink(
        title: entry.title, url: context.url(entry.path), isCurrent: entry.path == current)
    }
  }
}
