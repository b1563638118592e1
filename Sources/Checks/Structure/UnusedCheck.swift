import Content
import Diagnostics
import Facts

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

  private static let term = info(
    "unused-term", .advice, "A glossary entry that nothing uses",
    "A word that no page uses makes the glossary longer and helps nobody.")

  var infos: [CheckInfo] { [Self.orphan, Self.source, Self.image, Self.term] }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    let content = site.content
    let uses = SiteUses(content)
    for article in content.articles where uses.needsLink(article) {
      guard !uses.pages.contains(article.pagePath) else { continue }
      findings.append(
        Self.orphan.finding(
          "nothing leads to this page", at: article.frontMatter.title.location,
          help: "add '\(article.slug).md' to 'navigation' in clinic.yaml, or link to it"))
    }
    for source in content.sources where !uses.sources.contains(source.id) {
      findings.append(
        Self.source.finding(
          "no fact and no article cites '\(source.id)'", at: source.location,
          help: "cite it or delete it"))
    }
    for path in content.media.keys.sorted() where !uses.media.contains(path) {
      findings.append(
        Self.image.finding(
          "no page shows this file", at: SourceLocation(path: path), help: "show it or delete it"))
    }
    for (number, entry) in content.glossary.entries.enumerated() where !terms.contains(number) {
      findings.append(
        Self.term.finding(
          "no page uses '\(entry.term.value)'", at: entry.term.location,
          help: "use it or delete it"))
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
