public import Content
public import Diagnostics
public import Facts
import Markdown

/// Reads a site's content as a careful editor would and tells what is wrong.
public struct Checker: Sendable {
  private let checks: [any Check]
  private let lexicon: ClaimLexicon
  private let texts: SourceTexts

  /// A checker by `rules`; `texts` gives the YAML files, to find the places of words in them and
  /// the waivers.
  public init(rules: ClaimRules, texts: @escaping SourceTexts) {
    self.init(lexicon: ClaimLexicon(rules: rules.rules), texts: texts)
  }

  /// A checker by the rules of `lexicon`.
  init(lexicon: ClaimLexicon, texts: @escaping SourceTexts) {
    self.lexicon = lexicon
    checks = Self.checks(lexicon)
    self.texts = texts
  }

  /// All kinds of finding, by their ids.
  public var infos: [CheckInfo] {
    (checks.flatMap(\.infos) + ExternalLinks.infos + WaiverProblem.infos).sorted { $0.id < $1.id }
  }

  /// What is wrong with `content` on a day, ordered by file and place, and how readable each page
  /// is. Articles are read again by up to `workers` tasks at a time; the result does not depend
  /// on how many. `external` is what `ExternalLinks` found; nil when nobody looked.
  public func check(
    _ content: SiteContent, asOf: CalendarDate, workers: Int, external: [Diagnostic]? = nil
  ) async -> CheckReport {
    let site = CheckedSite(content: content, asOf: asOf)
    let parts = await parts(of: site).report(workers: max(1, workers))
    return report(on: site, parts, external)
  }

  /// The same, with what is in `memory` taken over, and kept in it for the next time. Of a check
  /// whose task is cancelled there is no report, and the memory holds what it came to.
  public func check(
    _ content: SiteContent, asOf: CalendarDate, workers: Int, memory: inout CheckMemory
  ) async -> CheckReport? {
    let site = CheckedSite(content: content, asOf: asOf)
    let paths = content.treatments.map(\.path) + Self.sharedFiles
    let files = Dictionary(
      paths.compactMap { path in texts(path).map { (path, $0) } }
    ) { first, _ in first }
    var parts = parts(of: site)
    parts.known = memory.reports(on: content, files: files)
    parts.keepsArticles = true
    let whole = await parts.report(workers: max(1, workers))
    memory.keep(parts.known.merging(whole.articles) { $1 }, on: content, files: files)
    return Task.isCancelled ? nil : report(on: site, whole, nil)
  }

  private func parts(of site: CheckedSite) -> CheckedParts {
    CheckedParts(site: site, checks: checks, lexicon: lexicon, texts: texts)
  }

  private func report(
    on site: CheckedSite, _ parts: PartReport, _ external: [Diagnostic]?
  ) -> CheckReport {
    var whole = parts
    for check in checks { check.check(site, whole.terms, &whole.findings) }
    whole.waivers += Self.yamlWaivers(texts)
    whole.findings += external ?? []
    let waivers = Waivers(
      whole.waivers, asOf: site.asOf, known: Set(infos.map(\.id)), isLookedUp: external != nil)
    waivers.apply(to: &whole.findings)
    whole.findings.sort()
    return CheckReport(diagnostics: whole.findings, pages: whole.pages)
  }

  private static let sharedFiles = [
    "content/glossary.yaml", "content/sources.yaml", "content/clinic.yaml",
  ]

  private static func yamlWaivers(_ texts: SourceTexts) -> [Waiver] {
    sharedFiles.compactMap(texts).flatMap { Waiver.all(inYAML: $0, lines: 1..<$0.lineCount + 1) }
  }
}
