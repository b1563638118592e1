import ContentLoader
import Diagnostics
import TreatmentFacts

/// Finds what nothing leads to or uses: pages, sources, glossary entries and pictures.
struct UnusedCheck: Check {
  private static let orphan = info(
    "orphan-page", .warning, "A page that nothing leads to",
    "Patients find a page by the navigation or by a link. Nobody will see this one.")
  private static let source = info(
    "unused-source", .advice, "A source that nothing cites",
    "A source that no fact and no article cites is still shown in the list of sources.")
  private static let image = info(
    "unused-image", .advice, "A picture or document that no page shows",
    "It is published all the same, and costs visitors nothing but space.")

  var infos: [CheckInfo] { [Self.orphan, Self.source, Self.image] }

  func check(_ site: CheckedSite, _ findings: inout [Diagnostic]) {
    let content = site.content
    checkPages(content, &findings)
    let cited = Set(content.treatments.flatMap(\.citedSources))
      .union(content.articles.flatMap(\.outline.citations))
    for source in content.sources where !cited.contains(source.id) {
      findings.append(
        Self.source.finding(
          "no fact and no article cites '\(source.id)'", at: source.location,
          help: "cite it or delete it"))
    }
    checkMedia(content, &findings)
  }

  /// Other pages are in the lists of treatments, articles and guides.
  private func checkPages(_ content: Content, _ findings: inout [Diagnostic]) {
    var linked: Set<PagePath> = []
    for article in content.articles {
      for link in article.outline.links {
        if case .page(let page, _) = content.target(of: link.value, inFile: article.file.path),
          page != article.pagePath
        {
          linked.insert(page)
        }
      }
    }
    let navigation = Set(content.clinic.navigation.map(\.value))
    for article in content.articles where article.place == .page {
      guard !linked.contains(article.pagePath), !navigation.contains(article.slug + ".md") else {
        continue
      }
      findings.append(
        Self.orphan.finding(
          "nothing leads to this page", at: article.frontMatter.title.location,
          help: "add '\(article.slug).md' to 'navigation' in clinic.yaml, or link to it"))
    }
  }

  private func checkMedia(_ content: Content, _ findings: inout [Diagnostic]) {
    var used = Set(content.articles.flatMap { $0.outline.images.map(\.value) })
    used.formUnion(content.articles.compactMap(\.previewImage))
    for article in content.articles {
      for link in article.outline.links {
        if case .media(let file) = content.target(of: link.value, inFile: article.file.path) {
          used.insert(file.path)
        }
      }
    }
    for path in content.media.keys.sorted() where !used.contains(path) {
      findings.append(
        Self.image.finding(
          "no page shows this file", at: SourceLocation(path: path), help: "show it or delete it"))
    }
  }

  private static func info(
    _ name: String, _ severity: Severity, _ title: String, _ explanation: String
  ) -> CheckInfo {
    CheckInfo(
      id: "structure/\(name)", severity: severity, title: title, explanation: explanation,
      authority: "WCAG 2.2, success criterion 2.4.5; Careleaf, content/README.md")
  }
}
