import Content
import Diagnostics
import Facts
import Presentation

extension PageMaker {
  /// The general articles and the pages about the clinic.
  func articlePages() -> [PlannedFile] {
    context.content.articles.compactMap { article in
      switch article.place {
      case .general: page(article, template: .article, between: [step("articles", .articles)])
      case .page: page(article, template: .page, between: [])
      case .overview, .guide, .generated, .home: nil
      }
    }
  }

  private func page(
    _ article: Article, template: ArticleTemplate, between: [(title: String, path: PagePath)]
  ) -> PlannedFile {
    page(article.pagePath, origin: article.frontMatter.title.location) {
      let content = ArticleContent(
        body: body(article), topics: topics.links(of: article, context: context),
        related: topics.related(to: article, among: context.content).map(link))
      var head = head(of: article, breadcrumbs: between)
      head.showsReview = template == .article
      let page = assemble(
        head, content, about: template == .page ? .clinic : .general,
        modified: article.lastModified)
      return theme.render(template, page)
    }
  }

  /// The head of the page that shows `article`.
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
    return head
  }

  /// The full address of the picture for link previews of `article`.
  func previewImage(of article: Article) -> String? {
    article.previewImage.flatMap { context.content.media[$0] }
      .map { context.absoluteURL($0.pagePath) }
  }
}
