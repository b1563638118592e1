import Content
import Diagnostics
import Facts
import Presentation

extension PageMaker {
  /// The pages that list what the site holds.
  func listPages() -> [PlannedFile] {
    [
      homePage(),
      listPage("treatments", .treatments, .treatments) { treatmentsContent() },
      listPage("prices", .prices, .comparePrices, showsReview: true) { allTreatments() },
      listPage("aftercare", .aftercare, .aftercareIndex, showsReview: true) { allTreatments() },
      listPage("articles", .articles, .articles) {
        ListContent(context: context, articles: generalArticles.map(link))
      },
      listPage("topics", .topics, .topics) {
        ListContent(context: context, topics: topics.links(topics.ids, context: context))
      },
      listPage("glossary", .glossary, .glossary) {
        ListContent(context: context, letters: GlossaryLetters(context.content.glossary).groups)
      },
      listPage("not_found", .notFound, .notFound, isListed: false) { allTreatments() },
      sourcesPage(),
    ]
  }

  /// The general articles in their order.
  private var generalArticles: [Article] {
    context.content.articles.filter { $0.place == .general }.sorted { left, right in
      let (first, second) = (left.frontMatter, right.frontMatter)
      return (first.order?.value ?? .max, first.title.value, left.slug)
        < (second.order?.value ?? .max, second.title.value, right.slug)
    }
  }

  private func allTreatments() -> ListContent {
    ListContent(context: context, treatments: context.content.treatments)
  }

  private func treatmentsContent() -> ListContent {
    var content = allTreatments()
    content.letters = TreatmentLetters(context: context).groups
    return content
  }

  private func homePage() -> PlannedFile {
    let article = context.content.articles.first { $0.place == .home }
    let origin =
      article?.frontMatter.title.location ?? context.content.clinic.name.location
    return page(.home, origin: origin) {
      let clinic = context.content.clinic.name.value
      var head = PageHead(
        title: article?.frontMatter.title.value ?? clinic,
        description: article?.frontMatter.summary.value
          ?? context.strings.text("pages.home.summary", ["site": clinic]),
        path: .home, breadcrumbs: [])
      head.imageURL = article.flatMap(previewImage)
      head.references = article?.outline.citations.compactMap(context.content.source) ?? []
      var content = allTreatments()
      content.articles = generalArticles.map(link)
      content.topics = topics.links(topics.ids, context: context)
      content.body = article.map(body)
      let page = assemble(head, content, about: .clinic, modified: article?.lastModified)
      return theme.render(ListTemplate.home, page)
    }
  }

  private func listPage(
    _ name: String, _ path: PagePath, _ template: ListTemplate, isListed: Bool = true,
    showsReview: Bool = false, _ content: @escaping @Sendable () -> ListContent
  ) -> PlannedFile {
    page(path, origin: SourceLocation(path: "templates/\(template.rawValue).mustache")) {
      var head = listHead(name, path)
      head.isListed = isListed
      head.showsReview = showsReview
      if showsReview { head.review = reviewOfAllFacts }
      return theme.render(template, assemble(head, content()))
    }
  }

  /// The oldest review of the facts of any treatment; nil when some have not been reviewed.
  private var reviewOfAllFacts: Review? {
    let reviews = context.content.treatments.map(\.review)
    guard !reviews.contains(where: { $0 == nil }) else { return nil }
    return reviews.compactMap(\.self).min { $0.on.value < $1.on.value }
  }

  private func sourcesPage() -> PlannedFile {
    page(.sources, origin: SourceLocation(path: "content/sources.yaml")) {
      let citations = CitationIndex(context: context)
      let entries = context.content.sources.map { source in
        SourcesContent.Entry(source: source, citedBy: citations.pages(citing: source.id))
      }
      let content = SourcesContent(context: context, entries: entries)
      return theme.render(
        SourcesTemplate.sources, assemble(listHead("sources", .sources), content))
    }
  }

  private func listHead(_ name: String, _ path: PagePath) -> PageHead {
    let strings = context.strings
    let clinic = context.content.clinic.name.value
    let title = strings.text("pages.\(name).title", ["site": clinic])
    return PageHead(
      title: title, description: strings.text("pages.\(name).summary", ["site": clinic]),
      path: path,
      breadcrumbs: breadcrumbs([], title: strings.text("pages.\(name).short"), path: path))
  }
}
