import Content
import Diagnostics
import Facts
import Foundations
import Presentation
import Templates

/// Makes the pages of a site. A class, because thousands of pages have it and one reference is cheap
/// to hold.
final class PageMaker: Sendable {
  let context: SiteContext
  let theme: Theme
  private let navigation: Navigation
  private let parts: SiteParts
  let guides: [String: Guide]
  /// Those of guides of which more than a page may be made, each made when it is first wanted.
  private let guideContents: [String: Once<GuideContents>]
  private let topics: TopicIndex
  private let renderer: ArticleRenderer
  private let structuredData: StructuredData
  /// The index that the search page asks.
  let search: SiteSearch
  /// Tells what pages are made of, by their paths; empty where nobody asks.
  private let inputs: [PagePath: FileDigest]

  /// A maker of pages that `making` wants all of, or only few, of `sources` with the given digests.
  init(
    context: SiteContext, theme: Theme, making: RenderMode,
    sources: [RelativePath: FileDigest]? = nil
  ) async {
    let content = context.content
    self.context = context
    self.theme = theme
    let navigation = Navigation(content: content, strings: context.strings)
    self.navigation = navigation
    structuredData = StructuredData(context: context)
    let parts = await SiteParts(
      context: context, theme: theme, navigation: navigation, making: making)
    self.parts = parts
    renderer = ArticleRenderer(
      context: context, marksPlaces: making.marksPlaces, block: parts.block)
    let articles = Dictionary(grouping: content.articles) { $0.treatment }
    let guides = Dictionary(
      uniqueKeysWithValues: content.treatments.map { treatment in
        (
          treatment.id,
          Guide(treatment, articles: articles[treatment.id] ?? [], strings: context.strings)
        )
      })
    self.guides = guides
    let prepared = making == .everyPage ? Array(guides) : []
    guideContents = Dictionary(
      uniqueKeysWithValues: prepared.map { id, guide in
        (id, Once { GuideContents(guide, context: context, theme: theme) })
      })
    let topics = TopicIndex(content: content)
    self.topics = topics
    let inputs = sources.map {
      PageInputs(context, navigation: navigation, topics: topics, files: $0)
    }
    self.inputs = await inputs?.all(guides) ?? [:]
    search = SiteSearch(
      SearchPages(context, guides: guides, topics: topics, inputs: self.inputs))
  }

  func pages() -> [PlannedFile] {
    listPages() + kindPages() + guidePages() + articlePages() + topicPages() + personPages()
  }

  /// The old addresses of guides by their subjects' aliases, with the pages that they lead to.
  var oldGuidePages: [(old: PagePath, alias: SourceLocation, path: PagePath, title: String)] {
    context.content.treatments.filter { !$0.aliases.isEmpty }.flatMap { subject in
      (guides[subject.id]?.entries ?? []).flatMap { entry in
        subject.oldAddresses(of: entry.path).map { alias, old in
          (old, alias.location, entry.path, entry.title)
        }
      }
    }
  }

  func page(
    _ path: PagePath, origin: SourceLocation,
    _ render: @escaping @Sendable (_ output: inout [UInt8]) -> Void
  ) -> PlannedFile {
    var page = PlannedFile(path: path.outputPath, origin: origin, write: render)
    page.inputs = inputs[path]
    return page
  }

  /// A page about `subject` with what all pages share around its content.
  func assemble<PageContent>(
    _ head: PageHead, _ content: PageContent, about subject: PageSubject = .general,
    modified: CalendarDate? = nil
  ) -> Page<PageContent> {
    var head = head
    if head.socialCard == nil { head.socialCard = context.socialCard(of: nil) }
    head.structuredData = structuredData.json(of: head, about: subject, modified: modified)
    let fragments = parts.fragments(
      section: navigation.section(of: head.path), hasBooking: head.showsBooking)
    return Page(context: context, head: head, fragments: fragments, content: content)
  }

  /// The way to a page: home, then `between`, then the page itself.
  func breadcrumbs(
    _ between: [(title: String, path: PagePath)], title: String, path: PagePath
  ) -> [PageLink] {
    ([step(.home)] + between).map { PageLink(title: $0.title, url: context.url($0.path)) }
      + [PageLink(title: title, url: context.url(path), isCurrent: true)]
  }

  func step(_ page: SitePage) -> (title: String, path: PagePath) {
    (context.strings.pages.short[page], .site(page))
  }

  private func link(_ article: Article) -> PageLink { article.link(in: context) }

  private func articlePages() -> [PlannedFile] {
    context.content.articles.compactMap { article in
      switch article.place {
      case .general: page(article, template: .article, between: [step(.articles)])
      case .page: page(article, template: .page, between: [])
      case .overview, .guide, .generated, .home: nil
      }
    }
  }

  private func page(
    _ article: Article, template: ArticleTemplate, between: [(title: String, path: PagePath)]
  ) -> PlannedFile {
    page(article.pagePath, origin: article.frontMatter.title.location) { [self] output in
      let content = ArticleContent(
        body: renderer.writer(of: article), topics: topics.links(of: article, context: context),
        related: topics.related(to: article, among: context.content).map(link))
      var head = head(of: article, breadcrumbs: between)
      head.showsReview = template == .article
      let page = assemble(
        head, content, about: template == .page ? .clinic : .general,
        modified: article.lastModified)
      theme.render(\.articles, template, page, to: &output)
    }
  }

  func head(of article: Article, breadcrumbs between: [(title: String, path: PagePath)])
    -> PageHead
  {
    let front = article.frontMatter
    var head = PageHead(
      title: front.title.value, description: front.summary.value, path: article.pagePath,
      breadcrumbs: breadcrumbs(between, title: front.title.value, path: article.pagePath),
      showsReview: true, review: front.review,
      references: article.outline.citations.compactMap(context.content.source))
    head.imageURL = previewImage(of: article)
    head.socialCard = context.socialCard(of: article)
    head.showsBooking = isCalm(article)
    head.picture = context.picture(article.previewImage)
    return head
  }

  /// Whether an article says nothing about what to do before, afterwards or in an emergency, where
  /// nothing may be sold.
  private func isCalm(_ article: Article) -> Bool {
    article.outline.callouts.isDisjoint(with: [.emergency, .urgent])
      && article.outline.blocks.allSatisfy {
        !["get-help", "emergency", "aftercare", "before"].contains($0.name)
      }
  }

  private func previewImage(of article: Article) -> String? {
    article.previewImage.flatMap { context.content.media[$0] }
      .map { context.absoluteURL($0.plainPath) }
  }

  private func guidePages() -> [PlannedFile] {
    context.content.treatments.flatMap { treatment in
      let shared = context.with(treatment)
      let entries = guides[treatment.id]?.entries ?? []
      return entries.indices.map { index in
        let entry = entries[index]
        let origin = entry.article?.frontMatter.title.location ?? treatment.name.location
        return page(entry.path, origin: origin) { [self] output in
          writeGuidePage(index, of: shared, entries, to: &output)
        }
      }
    }
  }

  private func writeGuidePage(
    _ index: Int, of shared: InContext<Treatment>, _ entries: [Guide.Entry],
    to output: inout [UInt8]
  ) {
    let treatment = shared.value
    let entry = entries[index]
    let content = GuideContent(
      treatment: shared, contents: contents(of: treatment, current: index),
      previous: index > 0 ? Guide.link(entries[index - 1], context: context) : nil,
      next: index + 1 < entries.count ? Guide.link(entries[index + 1], context: context) : nil,
      body: entry.article.map(renderer.writer),
      topics: topics.links(treatment.topics.map(\.value), context: context))
    let page = assemble(
      head(of: entry, treatment: treatment), content,
      about: .treatment(shared, shown: shown(by: entry, of: treatment)),
      modified: entry.article?.lastModified)
    theme.render(\.guides, template(of: entry, treatment: treatment), page, to: &output)
  }

  private func contents(of treatment: Treatment, current index: Int) -> MarkupWriter {
    let made = guides[treatment.id].map { guide in
      guideContents[treatment.id]?.value ?? GuideContents(guide, context: context, theme: theme)
    }
    return { made?.write(current: index, to: &$0) }
  }

  /// What a page shows of the facts: what its template shows, and the blocks in its prose.
  private func shown(
    by entry: Guide.Entry, of treatment: Treatment
  ) -> Set<ShownFacts> {
    let blocks = (entry.article?.outline.blocks ?? []).filter { $0.treatment == treatment.id }
    let shown = Set(blocks.compactMap { ShownFacts(rawValue: $0.name) })
    switch template(of: entry, treatment: treatment) {
    case .overview:
      return shown.union(
        entry.article == nil
          ? [.overview, .statements, .symptoms, .whoShouldNot, .risks] : [.overview])
    case .prices: return shown.union([.prices])
    case .aftercare: return shown.union([.aftercare])
    case .preparation: return shown.union([.before, .whoShouldNot])
    case .plan, .evidence, .guide: return shown
    }
  }

  private func template(of entry: Guide.Entry, treatment: Treatment) -> GuideTemplate {
    switch entry.generated {
    case .preparation: .preparation
    case .plan: .plan
    case .prices: .prices
    case .aftercare: .aftercare
    case .evidence: .evidence
    case nil: entry.path == .subject(treatment.address) ? .overview : .guide
    }
  }

  func head(of entry: Guide.Entry, treatment: Treatment) -> PageHead {
    let kind = context.strings.words(of: treatment.kind)
    var between = [(title: kind.text(.list), path: PagePath.kind(treatment.kind.folder))]
    if entry.path != .subject(treatment.address) {
      between.append((treatment.name.value, .subject(treatment.address)))
    }
    guard let article = entry.article else {
      return generatedHead(of: entry, treatment: treatment, between: between)
    }
    var head = head(of: article, breadcrumbs: between)
    if entry.path != .subject(treatment.address) {
      head.title = treatment.titled(head.title, context.strings)
    }
    if let generated = entry.generated {
      head.review = Guide.review(prose: article.frontMatter.review, facts: treatment.review)
      head.showsBooking = head.showsBooking && generated.isCalm
    }
    return head
  }

  private func generatedHead(
    of entry: Guide.Entry, treatment: Treatment, between: [(title: String, path: PagePath)]
  ) -> PageHead {
    let name = SubjectName(treatment)
    let words = context.strings.words(of: treatment.kind)
    var head = PageHead(
      title: entry.generated.map { words.title($0, name) } ?? treatment.name.value,
      description: entry.generated.map { words.summary($0, name) } ?? treatment.summary.value,
      path: entry.path,
      breadcrumbs: breadcrumbs(between, title: entry.title, path: entry.path), showsReview: true,
      review: treatment.review)
    // An overview that is made of facts ends with when to get help.
    head.showsBooking = entry.generated?.isCalm ?? false
    return head
  }

  private func listPages() -> [PlannedFile] {
    SitePage.allCases.filter(context.content.has).map(planned)
  }

  /// A page for each kind of which there are subjects, with all of them.
  private func kindPages() -> [PlannedFile] {
    context.content.kinds.map { kind in
      let path = PagePath.kind(kind.folder)
      let origin = SourceLocation(path: "templates/subjects.mustache")
      return page(path, origin: origin) { [self] output in
        let words = context.strings.words(of: kind)
        let title = words.text(.list)
        var head = PageHead(
          title: title, description: words.text(.listSummary), path: path,
          breadcrumbs: breadcrumbs([], title: title, path: path))
        head.showsBooking = true
        var content = ListContent(
          kinds: [kind],
          treatments: context.content.treatments.filter { $0.kind.folder == kind.folder })
        content.letters = TreatmentLetters(folder: kind.folder, context: context).groups
        content.groups = topics.groups(of: content.treatments, context: context)
        theme.render(\.lists, .subjects, assemble(head, content), to: &output)
      }
    }
  }

  private func planned(_ page: SitePage) -> PlannedFile {
    switch page {
    case .home: homePage()
    case .prices: listPage(page, .comparePrices, showsReview: true) { [self] in all(.prices) }
    case .aftercare:
      listPage(page, .aftercareIndex, showsReview: true) { [self] in
        var content = all(.aftercare)
        content.groups = topics.groups(of: content.treatments, context: context)
        return content
      }
    case .articles:
      listPage(page, .articles) { [self] in ListContent(articles: generalArticles.map(link)) }
    case .topics:
      listPage(page, .topics) { [self] in
        ListContent(topics: topics.links(topics.ids, context: context))
      }
    case .glossary:
      listPage(page, .glossary) { [self] in
        ListContent(letters: GlossaryLetters(context.content.glossary).groups)
      }
    case .people: listPage(page, .people, about: .people) { ListContent() }
    case .locations: listPage(page, .locations, about: .locations) { ListContent() }
    case .sources: sourcesPage()
    case .search: searchPage()
    case .notFound: listPage(page, .notFound) { [self] in allSubjects() }
    }
  }

  /// The general articles in their order.
  private var generalArticles: [Article] {
    context.content.articles.filter { $0.place == .general }.sorted { left, right in
      let (first, second) = (left.frontMatter, right.frontMatter)
      return (first.order?.value ?? .max, first.title.value, left.slug)
        < (second.order?.value ?? .max, second.title.value, right.slug)
    }
  }

  private func allSubjects() -> ListContent {
    ListContent(kinds: context.content.kinds, treatments: context.content.treatments)
  }

  /// The subjects that have a page of facts.
  private func all(_ page: GeneratedPage) -> ListContent {
    ListContent(treatments: context.content.treatments.filter { $0.generatedPages.contains(page) })
  }

  private func homePage() -> PlannedFile {
    let article = context.content.articles.first { $0.place == .home }
    let origin = article?.frontMatter.title.location ?? context.content.clinic.name.location
    return page(.site(.home), origin: origin) { [self] output in
      let clinic = context.content.clinic.name.value
      var head = PageHead(
        title: article?.frontMatter.title.value ?? clinic,
        description: article?.frontMatter.summary.value
          ?? Strings.fill(context.strings.pages.summary[.home], ["site": clinic]),
        path: .site(.home), breadcrumbs: [])
      head.imageURL = article.flatMap(previewImage)
      head.socialCard = context.socialCard(of: article)
      head.picture = context.picture(article?.previewImage)
      head.references = article?.outline.citations.compactMap(context.content.source) ?? []
      head.showsBooking = article.map(isCalm) ?? true
      var content = allSubjects()
      content.articles = generalArticles.map(link)
      content.topics = topics.links(topics.ids, context: context)
      content.body = article.map(renderer.writer)
      let page = assemble(head, content, about: .home, modified: article?.lastModified)
      theme.render(\.lists, .home, page, to: &output)
    }
  }

  private func listPage(
    _ page: SitePage, _ template: ListTemplate, showsReview: Bool = false,
    about subject: PageSubject = .general,
    _ content: @escaping @Sendable () -> ListContent
  ) -> PlannedFile {
    let origin = SourceLocation(path: "templates/\(template.rawValue).mustache")
    return self.page(.site(page), origin: origin) { [self] output in
      var head = listHead(page)
      head.showsReview = showsReview
      if showsReview { head.review = reviewOfAllFacts }
      head.showsBooking = page.isListed && page != .aftercare
      theme.render(\.lists, template, assemble(head, content(), about: subject), to: &output)
    }
  }

  /// The oldest review of the facts of any treatment; nil when some have not been reviewed.
  private var reviewOfAllFacts: Review? {
    let reviews = context.content.treatments.map(\.review)
    guard !reviews.contains(where: { $0 == nil }) else { return nil }
    return reviews.compactMap(\.self).min { $0.on.value < $1.on.value }
  }

  private func sourcesPage() -> PlannedFile {
    page(.site(.sources), origin: SourceLocation(path: "content/sources.yaml")) { [self] output in
      let citations = CitationIndex(context: context)
      let entries = context.content.sources.map { source in
        SourcesContent.Entry(source: source, citedBy: citations.pages(citing: source.id))
      }
      let content = SourcesContent(entries: entries)
      theme.render(\.sources, .sources, assemble(listHead(.sources), content), to: &output)
    }
  }

  private func searchPage() -> PlannedFile {
    let origin = SourceLocation(path: "templates/search.mustache")
    return page(.site(.search), origin: origin) { [self] output in
      let content = SearchContent(
        indexURL: "\(context.url(.site(.search)))\(search.directory)",
        letters: SiteLetters(topics: topics, context: context).groups)
      theme.render(\.search, .search, assemble(listHead(.search), content), to: &output)
    }
  }

  private func listHead(_ page: SitePage) -> PageHead {
    let words = context.strings.pages
    let clinic = context.content.clinic.name.value
    let path = PagePath.site(page)
    return PageHead(
      title: Strings.fill(words.title[page], ["site": clinic]),
      description: Strings.fill(words.summary[page], ["site": clinic]), path: path,
      breadcrumbs: breadcrumbs([], title: words.short[page], path: path), isListed: page.isListed)
  }

  /// A page for each topic that something belongs to.
  private func topicPages() -> [PlannedFile] {
    topics.ids.compactMap { topics.topic($0) }.map { topic in
      let path = PagePath.topic(topic.id.value)
      return page(path, origin: topic.id.location) { [self] output in
        let title = topic.title.value
        var head = PageHead(
          title: title,
          description: topic.summary?.value
            ?? context.strings.text(.topicSummary, ["topic": title]), path: path,
          breadcrumbs: breadcrumbs([step(.topics)], title: title, path: path))
        head.showsBooking = true
        let content = ListContent(
          treatments: topics.treatments(in: topic.id.value),
          articles: topics.articles(in: topic.id.value).map(link))
        theme.render(\.lists, .topic, assemble(head, content), to: &output)
      }
    }
  }

  var sitemap: Sitemap {
    Sitemap(context: context, guides: Array(guides.values), topics: topics)
  }
}

extension Article {
  /// What lists show of it.
  func link(in context: SiteContext) -> PageLink {
    PageLink(
      title: frontMatter.title.value, url: context.url(pagePath),
      summary: frontMatter.summary.value, picture: context.picture(previewImage))
  }
}
