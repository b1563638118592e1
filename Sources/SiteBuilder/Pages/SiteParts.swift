import ContentLoader
import TemplateRenderer

/// What pages share, rendered once: the header and footer of each section of the site, and the
/// blocks of each treatment.
struct SiteParts: Sendable {
  private let fragments: [PagePath?: PageFragments]
  private let blocks: [String: [String: String]]

  init(context: SiteContext, theme: Theme, navigation: Navigation) {
    var fragments: [PagePath?: PageFragments] = [:]
    for section in [nil] + navigation.sections.map(Optional.some) {
      let content = FragmentContent(
        context: context, navigation: navigation.links(current: section, context: context))
      fragments[section] = PageFragments(
        header: theme.render(FragmentTemplate.header, content),
        footer: theme.render(FragmentTemplate.footer, content))
    }
    self.fragments = fragments
    blocks = Dictionary(
      uniqueKeysWithValues: context.content.treatments.map { treatment in
        let content = BlockContent(context: context, treatment: treatment)
        let rendered = theme.blockNames.map { ($0, theme.render(block: $0, content) ?? "") }
        return (treatment.id, Dictionary(uniqueKeysWithValues: rendered))
      })
  }

  /// The header and footer with the section of the page marked.
  func fragments(section: PagePath?) -> PageFragments {
    fragments[section] ?? PageFragments(header: "", footer: "")
  }

  /// The HTML of a block with the facts of a treatment.
  func block(_ name: String, of treatment: String) -> String { blocks[treatment]?[name] ?? "" }
}
