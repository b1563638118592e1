import Content
import Facts
import Presentation

/// Which pages rest on which source.
struct CitationIndex: Sendable {
  private let pages: [String: [PageLink]]

  init(context: SiteContext) {
    var pages: [String: [PageLink]] = [:]
    var ofFacts: [String: Set<String>] = [:]
    for treatment in context.content.treatments {
      let link = PageLink(
        title: context.strings.text(
          "pages.treatment.evidence_title", ["treatment": treatment.name.value]),
        url: context.url(.guide(treatment.id, GeneratedPage.evidence.rawValue)))
      for source in treatment.citedSources { pages[source, default: []].append(link) }
      ofFacts[treatment.id] = Set(treatment.citedSources)
    }
    for article in context.content.articles {
      let link = PageLink(
        title: article.frontMatter.title.value, url: context.url(article.pagePath))
      // The evidence page stands here already for the sources of the facts.
      var known: Set<String> = []
      if case .generated(let treatment, .evidence) = article.place {
        known = ofFacts[treatment] ?? []
      }
      for source in article.outline.citations where !known.contains(source) {
        pages[source, default: []].append(link)
      }
    }
    self.pages = pages
  }

  /// The pages that cite the source with the given id or whose facts rest on it.
  func pages(citing source: String) -> [PageLink] { pages[source] ?? [] }
}
