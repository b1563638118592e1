import Content
import Diagnostics
import Foundations
import Presentation

/// Decides which files the site has.
struct SitePlanner: Sendable {
  let context: SiteContext
  let theme: Theme
  let assets: AssetPipeline
  let folder: SiteFolder

  /// The plan of the site, with collisions reported.
  func plan(
    _ making: RenderMode, _ free: inout VerifiedPaths, _ diagnostics: inout [Diagnostic]
  ) async -> SitePlan {
    let maker = await PageMaker(context: context, theme: theme, making: making)
    return SitePlan(
      assets: assets.plannedFiles + images, pages: maker.pages() + redirects,
      indexes: indexes(maker), free: &free, diagnostics: &diagnostics)
  }

  private var images: [PlannedFile] {
    context.content.media.values.sorted { $0.path < $1.path }.map { image in
      PlannedFile(path: image.pagePath.outputPath, copying: image.path, in: folder)
    }
  }

  /// The pages at old addresses that lead to the new ones.
  private var redirects: [PlannedFile] {
    context.content.articles.flatMap { article in
      article.frontMatter.aliases.map { alias in
        let target = PageLink(
          title: article.frontMatter.title.value, url: context.url(article.pagePath))
        return PlannedFile(path: PagePath(alias: alias.value).outputPath, origin: alias.location) {
          let content = RedirectContent(
            target: target, canonicalURL: context.absoluteURL(article.pagePath))
          return theme.render(\.redirects, .redirect, context.with(content))
        }
      }
    }
  }

  private func indexes(_ maker: PageMaker) -> [PlannedFile] {
    let origin = SourceLocation(path: "content/clinic.yaml")
    return [
      PlannedFile(path: "sitemap.xml", origin: origin) {
        Sitemap(entries: maker.sitemapEntries, context: context).xml
      },
      PlannedFile(path: "feed.xml", origin: origin) {
        let dated = context.content.articles.filter { $0.place != .home && $0.place != .page }
        return AtomFeed(articles: dated, context: context).xml
      },
      PlannedFile(path: "robots.txt", origin: origin) {
        Sitemap(entries: [], context: context).robots
      },
    ]
  }
}
