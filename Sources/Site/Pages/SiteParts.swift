import Content
import Foundations
import Presentation

/// What pages share, rendered once: the header and footer of each section of the site, and the
/// blocks that articles put in.
struct SiteParts: Sendable {
  private let fragments: [PagePath?: PageFragments]
  private let blocks: [BlockKey: String]
  private let makeBlock: @Sendable (BlockKey) -> String

  init(context: SiteContext, theme: Theme, navigation: Navigation, making: PageMaking) async {
    var fragments: [PagePath?: PageFragments] = [:]
    for section in [nil] + navigation.sections.map(Optional.some) {
      let content = FragmentContent(
        context: context, navigation: navigation.links(current: section, context: context))
      fragments[section] = PageFragments(
        header: theme.render(FragmentTemplate.header, content),
        footer: theme.render(FragmentTemplate.footer, content))
    }
    self.fragments = fragments
    let make: @Sendable (BlockKey) -> String = { key in
      guard let treatment = context.content.treatment(key.treatment) else { return "" }
      let content = BlockContent(context: context, treatment: treatment)
      return theme.render(block: key.name, content) ?? ""
    }
    makeBlock = make
    let articles = making == .everyPage ? context.content.articles : []
    let used = articles.reduce(into: Set()) { $0.formUnion($1.outline.blocks) }
    blocks = await Dictionary(
      uniqueKeysWithValues: Array(used).parallelMap { key in (key, make(key)) })
  }

  /// The header and footer with the section of the page marked.
  func fragments(section: PagePath?) -> PageFragments {
    fragments[section] ?? PageFragments(header: "", footer: "")
  }

  /// The HTML of a block with the facts of a treatment.
  func block(_ name: String, of treatment: String) -> String {
    let key = BlockKey(treatment: treatment, name: name)
    return blocks[key] ?? makeBlock(key)
  }
}
