import Content

extension PageMaker {
  /// The pages that search engines may list.
  var sitemapEntries: [Sitemap.Entry] {
    let lists: [PagePath] = [
      .home, .treatments, .prices, .aftercare, .articles, .topics, .glossary, .sources,
    ]
    let articles = context.content.articles
      .filter { $0.treatment == nil && $0.place != .home }
      .map { Sitemap.Entry(path: $0.pagePath, modified: $0.lastModified) }
    let guidePages = guides.values.flatMap(\.entries).map { entry in
      Sitemap.Entry(path: entry.path, modified: entry.article?.lastModified)
    }
    let topicPages = topics.ids.map { Sitemap.Entry(path: .topic($0), modified: nil) }
    return lists.map { Sitemap.Entry(path: $0, modified: nil) } + articles + guidePages
      + topicPages
  }
}
