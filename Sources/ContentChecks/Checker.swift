public import ContentLoader
public import Diagnostics
import Markdown
public import TreatmentFacts

/// Reads a site's content as a careful editor would and tells what is wrong.
public struct Checker: Sendable {
  private let checks: [any Check]
  private let lexicon: ClaimLexicon
  private let texts: SourceTexts

  /// A checker by `rules`; `texts` gives the YAML files, to find the places of words in them and
  /// the waivers.
  public init(rules: ClaimRules, texts: @escaping SourceTexts) {
    lexicon = ClaimLexicon(rules: rules.rules)
    checks = Self.checks(lexicon)
    self.texts = texts
  }

  /// All kinds of finding, by their ids.
  public var infos: [CheckInfo] {
    (checks.flatMap(\.infos) + WaiverProblem.infos).sorted { $0.id < $1.id }
  }

  /// What is wrong with `content` on a day, ordered by file and place, and how readable each page
  /// is. Articles are read again by up to `workers` tasks at a time; the result does not depend
  /// on how many.
  public func check(
    _ content: Content, asOf: CalendarDate, workers: Int
  ) async -> CheckReport {
    let site = CheckedSite(content: content, asOf: asOf)
    let parts = await checkParts(site, workers: max(1, workers))
    var findings = parts.flatMap(\.findings)
    for check in checks { check.check(site, &findings) }
    let waivers = parts.flatMap(\.waivers) + yamlWaivers(content)
    let kept = Waivers(waivers, asOf: asOf, known: Set(infos.map(\.id))).apply(to: findings)
    return CheckReport(diagnostics: kept.sorted(), pages: parts.flatMap(\.pages))
  }

  private func checkParts(_ site: CheckedSite, workers: Int) async -> [PartReport] {
    let articles = site.content.articles
    return await withTaskGroup(of: [(Int, PartReport)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var reader = PageReader(site: site, lexicon: lexicon, texts: texts)
          return stride(from: worker, to: articles.count, by: workers).map { index in
            (index, report(on: articles[index], &reader))
          }
        }
      }
      group.addTask { [(articles.count, reportOnFacts(site))] }
      var reports: [(Int, PartReport)] = []
      for await part in group { reports += part }
      return reports.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func report(on article: Article, _ reader: inout PageReader) -> PartReport {
    var report = PartReport()
    let page = reader.page(article)
    for check in checks { check.check(page, &report.findings) }
    report.waivers = page.document.map { Waiver.all(in: $0, of: article) } ?? []
    report.pages = [PageSummary(page)]
    reader.takeBack(page)
    return report
  }

  private func reportOnFacts(_ site: CheckedSite) -> PartReport {
    var report = PartReport()
    var reader = PageReader(site: site, lexicon: lexicon, texts: texts)
    for treatment in site.content.treatments {
      let page = reader.page(treatment)
      for check in checks {
        check.check(page, &report.findings)
        check.check(treatment, site, &report.findings)
      }
    }
    let glossary = reader.glossaryPage()
    for check in checks { check.check(glossary, &report.findings) }
    return report
  }

  private func yamlWaivers(_ content: Content) -> [Waiver] {
    let paths =
      content.treatments.map(\.path) + ["content/glossary.yaml", "content/sources.yaml"]
      + ["content/clinic.yaml"]
    let files = paths.compactMap(texts)
    return files.flatMap { Waiver.all(inYAML: $0, lines: 1..<$0.lineCount + 1) }
  }
}

/// What checking one part of a site found.
struct PartReport: Sendable {
  var findings: [Diagnostic] = []
  var waivers: [Waiver] = []
  var pages: [PageSummary] = []
}
