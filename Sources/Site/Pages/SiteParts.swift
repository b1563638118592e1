import Content
import Foundations
import Presentation

/// What pages share, rendered once: the header and footer of each section of the site, and the
/// blocks that articles put in.
struct SiteParts: Sendable {
  private struct Place: Hashable {
    let section: PagePath?
    let hasBooking: Bool
  }

  private let offersBooking: Bool
  private let fragments: [Place: PageFragments]
  private let blocks: [BlockKey: String]
  private let makeBlock: @Sendable (BlockKey) -> String

  init(context: SiteContext, theme: Theme, navigation: Navigation, making: RenderMode) async {
    let offersBooking = context.content.clinic.booking != nil
    var fragments: [Place: PageFragments] = [:]
    for section in [nil] + navigation.sections.map(Optional.some) {
      for hasBooking in offersBooking ? [false, true] : [false] {
        let content = context.with(
          FragmentContent(
            navigation: navigation.links(current: section, context: context),
            hasBooking: hasBooking))
        fragments[Place(section: section, hasBooking: hasBooking)] = PageFragments(
          header: theme.html(\.fragments, .header, content),
          footer: theme.html(\.fragments, .footer, content))
      }
    }
    self.fragments = fragments
    self.offersBooking = offersBooking
    let make: @Sendable (BlockKey) -> String = { key in
      guard let treatment = context.content.treatment(key.treatment) else { return "" }
      return theme.html(ofBlock: key.name, context.with(treatment)) ?? ""
    }
    makeBlock = make
    let articles = making == .everyPage ? context.content.articles : []
    let used = articles.reduce(into: Set()) { $0.formUnion($1.outline.blocks) }
    blocks = await Dictionary(
      uniqueKeysWithValues: Array(used).parallelMap { key in (key, make(key)) })
  }

  /// The header and footer with the section of the page marked.
  func fragments(section: PagePath?, hasBooking: Bool) -> PageFragments {
    fragments[Place(section: section, hasBooking: hasBooking && offersBooking)]
      ?? PageFragments(header: "", footer: "")
  }

  func block(_ name: String, of treatment: String) -> String {
    let key = BlockKey(treatment: treatment, name: name)
    return blocks[key] ?? makeBlock(key)
  }
}

/// The contents of a treatment's guide, each entry rendered once as a link and once as the current
/// page, so that a guide of many pages costs each of them no more than a copy.
struct GuideContents: Sendable {
  /// All entries as links, one after another.
  private var links: [UInt8] = []
  /// Where in `links` each entry begins, and where the last one ends.
  private var starts = [0]
  /// Each entry as the current page.
  private var current: [[UInt8]] = []

  init(_ guide: Guide, context: SiteContext, theme: Theme) {
    func write(_ entry: Guide.Entry, isCurrent: Bool, to output: inout [UInt8]) {
      let link = Guide.link(entry, isCurrent: isCurrent, context: context)
      let content = context.with(GuideEntryContent(link: link))
      theme.render(\.guideEntries, .entry, content, to: &output)
    }
    for entry in guide.entries {
      write(entry, isCurrent: false, to: &links)
      starts.append(links.count)
      var marked: [UInt8] = []
      write(entry, isCurrent: true, to: &marked)
      current.append(marked)
    }
  }

  /// Writes the entries in order, the one at `index` as the current page.
  func write(current index: Int, to output: inout [UInt8]) {
    output += links[..<starts[index]]
    output += current[index]
    output += links[starts[index + 1]...]
  }
}

/// The links at the top of every page.
struct Navigation: Sendable {
  private enum Entry: Sendable {
    case page(title: String, path: PagePath)
    case link(title: String, url: String)
  }

  private let entries: [Entry]

  init(content: SiteContent, strings: Strings) {
    entries = content.clinic.navigation.compactMap { item in
      switch item {
      case .page(let name):
        Self.page(named: name.value, content, strings)
      case .link(let title, let url): .link(title: title.value, url: url.value)
      }
    }
  }

  private static func page(
    named name: String, _ content: SiteContent, _ strings: Strings
  ) -> Entry? {
    if let kind = content.catalog.kind(inFolder: name) {
      return .page(title: strings.words(of: kind).text(.list), path: .kind(name))
    }
    if let page = SitePage(rawValue: name), SitePage.lists.contains(page) {
      return .page(title: strings.pages.short[page], path: .site(page))
    }
    let page = content.articles.first { $0.place == .page && "\($0.slug).md" == name }
    return page.map { .page(title: $0.frontMatter.title.value, path: $0.pagePath) }
  }

  var sections: [PagePath] {
    entries.compactMap { if case .page(_, let path) = $0 { path } else { nil } }
  }

  /// The section that the page at `path` belongs to: the page itself or the list it stands in.
  func section(of path: PagePath) -> PagePath? {
    sections.filter { path.description.utf8.starts(with: $0.description.utf8) }
      .max { $0.description.utf8.count < $1.description.utf8.count }
  }

  func links(current: PagePath?, context: SiteContext) -> [PageLink] {
    entries.map { entry in
      switch entry {
      case .page(let title, let path):
        PageLink(title: title, url: context.url(path), isCurrent: path == current)
      case .link(let title, let url): PageLink(title: title, url: url)
      }
    }
  }
}
