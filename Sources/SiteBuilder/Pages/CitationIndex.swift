import ContentLoader
import TemplateRenderer
import TreatmentFacts

/// Which pages rest on which source.
struct CitationIndex: Sendable {
  private let pages: [String: [PageLink]]

  init(context: SiteContext) {
    var pages: [String: [PageLink]] = [:]
    for treatment in context.content.treatments {
      let link = PageLink(
        title: context.strings.text(
          "pages.treatment.evidence_title", ["treatment": treatment.name.value]),
        url: context.url(.guide(treatment.id, GeneratedPage.evidence.rawValue)))
      for source in treatment.citedSources { pages[source, default: []].append(link) }
    }
    for article in context.content.articles {
      let link = PageLink(
        title: article.frontMatter.title.value, url: context.url(article.pagePath))
      for source in article.outline.citations where pages[source]?.last?.url != link.url {
        pages[source, default: []].append(link)
      }
    }
    self.pages = pages
  }

  /// The pages that cite the source with the given id or whose facts rest on it.
  func pages(citing source: String) -> [PageLink] { pages[source] ?? [] }
}
