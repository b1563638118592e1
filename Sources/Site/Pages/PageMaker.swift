import Content
import Diagnostics
import Facts
import Foundations
import Presentation

/// Makes the pages of a site from its content and theme.
struct PageMaker: Sendable {
  let context: SiteContext
  let theme: Theme
  let navigation: Navigation
  let parts: SiteParts
  let guides: [String: Guide]
  let guideContents: [String: GuideContents]
  let topics: TopicIndex
  private let renderer: ArticleRenderer

  /// A maker of pages that `making` wants all of, or only few.
  init(context: SiteContext, theme: Theme, making: PageMaking) async {
    let content = context.content
    self.context = context
    self.theme = theme
    navigation = Navigation(content: content, strings: context.strings)
    let parts = await SiteParts(
      context: context, theme: theme, navigation: navigation, making: making)
    self.parts = parts
    renderer = ArticleRenderer(
      context: context, marksPlaces: making == .onRequest(marksPlaces: true), block: parts.block)
    let articles = Dictionary(grouping: content.articles) { $0.treatment }
    guides = Dictionary(
      uniqueKeysWithValues: content.treatments.map { treatment in
        (
          treatment.id,
          Guide(
            treatment: treatment.id, named: treatment.name.value,
            articles: articles[treatment.id] ?? [], strings: context.strings)
        )
      })
    let prepared = making == .everyPage ? Array(guides) : []
    guideContents = await Dictionary(
      uniqueKeysWithValues: prepared.parallelMap { id, guide in
        (id, GuideContents(guide, context: context, theme: theme))
      })
    topics = TopicIndex(content: content)
  }

  /// All pages of the site.
  func pages() -> [PlannedFile] {
    listPages() + guidePages() + articlePages() + topicPages()
  }

  /// A page that `render` makes, asked for by `origin`.
  func page(
    _ path: PagePath, origin: SourceLocation, _ render: @escaping @Sendable () -> [UInt8]
  ) -> PlannedFile {
    PlannedFile(path: path.outputPath, origin: origin, make: render)
  }

  /// A page about `subject` with what all pages share around its content.
  func assemble<PageContent>(
    _ head: PageHead, _ content: PageContent, about subject: PageSubject = .general,
    modified: CalendarDate? = nil
  ) -> Page<PageContent> {
    var head = head
    head.structuredData = StructuredData(context: context)
      .json(of: head, about: subject, modified: modified)
    return Page(
      context: context, head: head,
      fragments: parts.fragments(section: navigation.section(of: head.path)), content: content)
  }

  /// The way to a page: home, then `between`, then the page itself.
  func breadcrumbs(
    _ between: [(title: String, path: PagePath)], title: String, path: PagePath
  ) -> [PageLink] {
    let home = (title: context.strings.text("pages.home.short"), path: PagePath.home)
    return ([home] + between).map { PageLink(title: $0.title, url: context.url($0.path)) }
      + [PageLink(title: title, url: context.url(path), isCurrent: true)]
  }

  /// The title of a generated page and its address, as a step of the breadcrumbs.
  func step(_ name: String, _ path: PagePath) -> (title: String, path: PagePath) {
    (context.strings.text("pages.\(name).short"), path)
  }

  /// A link to an article.
  func link(_ article: Article) -> PageLink {
    PageLink(
      title: article.frontMatter.title.value, url: context.url(article.pagePath),
      summary: article.frontMatter.summary.value)
  }

  /// The rendered text of an article.
  func body(_ article: Article) -> String { rendered(article).html }

  /// The rendered text of an article with the blocks in it.
  func rendered(_ article: Article) -> RenderedArticle { renderer.renderWithBlocks(article) }
}
