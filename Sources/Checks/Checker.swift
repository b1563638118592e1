public import Content
public import Diagnostics
public import Facts
import Foundations
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

extension Checker {
  /// Every check, in no particular order.
  static func checks(_ lexicon: ClaimLexicon) -> [any Check] {
    [
      ClaimCheck(lexicon: lexicon), NumbersCheck(), FactsBalanceCheck(), PageBalanceCheck(),
      SentenceLengthCheck(), ReadingGradeCheck(), WordingCheck(), TermsCheck(), ReviewCheck(),
      DatesCheck(), HeadingCheck(), LinkTextCheck(), UnusedCheck(),
    ]
  }
}

/// What checking a site found.
public struct CheckReport: Sendable {
  /// What is wrong, ordered by file and place, without what is waived.
  public let diagnostics: [Diagnostic]
  /// How readable each article is, ordered by path.
  public let pages: [PageSummary]

  /// A report of `diagnostics` and `pages`; empty for a site that cannot be read.
  public init(diagnostics: [Diagnostic] = [], pages: [PageSummary] = []) {
    self.diagnostics = diagnostics
    self.pages = pages
  }
}

/// Checks a site part by part: its articles, its treatments and its glossary.
struct CheckedParts {
  let site: CheckedSite
  let checks: [any Check]
  let lexicon: ClaimLexicon
  let texts: SourceTexts
  /// What is known of articles already, by their path.
  var known: [String: PartReport] = [:]
  /// Whether the report is to hold those on articles one by one.
  var keepsArticles = false

  /// How many parts a worker takes at a time.
  private static let size = 64

  /// What is wrong with the parts, which `workers` tasks check; the result does not depend on how
  /// many.
  func report(workers: Int) async -> PartReport {
    let knowledge = WordKnowledge(symbols: lexicon.symbols, glossary: site.content.glossary)
    let count = site.content.articles.count + site.content.treatments.count + 1
    var reports = await Array(0..<count).parallelChunks(of: Self.size, workers: workers) {
      PageReader(site: site, lexicon: lexicon, knowledge: knowledge, texts: texts)
    } _: { reader, parts in
      Task.isCancelled ? PartReport() : report(on: parts, &reader)
    }
    // Each is given up as soon as it is added, so that findings are not held twice.
    reports.reverse()
    var whole = PartReport()
    whole.findings.reserveCapacity(reports.reduce(0) { $0 + $1.findings.count })
    while let part = reports.popLast() { whole.add(part) }
    return whole
  }

  /// Treatments come first: their files are the longest.
  private func report(on parts: ArraySlice<Int>, _ reader: inout PageReader) -> PartReport {
    var report = PartReport()
    let content = site.content
    for part in parts {
      if part < content.treatments.count {
        check(content.treatments[part], &reader, &report)
      } else if part == content.treatments.count {
        checkGlossary(&reader, &report)
      } else {
        check(content.articles[part - content.treatments.count - 1], &reader, &report)
      }
    }
    // Most findings of a file come in order, so that the last sorting has little to do.
    report.findings.sort()
    return report
  }

  private func check(
    _ article: Article, _ reader: inout PageReader, _ report: inout PartReport
  ) {
    if let known = known[article.file.path] { return report.add(known) }
    guard keepsArticles else { return checkAnew(article, &reader, &report) }
    var own = PartReport()
    checkAnew(article, &reader, &own)
    report.add(own)
    report.articles[article.file.path] = own
  }

  private func checkAnew(
    _ article: Article, _ reader: inout PageReader, _ report: inout PartReport
  ) {
    let page = reader.page(article)
    for check in checks { check.check(page, &report.findings) }
    if let document = page.document { report.waivers += Waiver.all(in: document, of: article) }
    report.pages.append(PageSummary(page))
    report.terms.formUnion(page.terms.lazy.map(\.entry))
    reader.takeBack(page)
  }

  private func check(
    _ treatment: Treatment, _ reader: inout PageReader, _ report: inout PartReport
  ) {
    let file = texts(treatment.path)
    let page = reader.page(treatment, in: file)
    for check in checks {
      check.check(page, &report.findings)
      check.check(treatment, site, &report.findings)
    }
    if let file { report.waivers += Waiver.all(inYAML: file, lines: 1..<file.lineCount + 1) }
    report.terms.formUnion(page.terms.lazy.map(\.entry))
    reader.takeBack(page)
  }

  /// The glossary's own words are no use of them.
  private func checkGlossary(_ reader: inout PageReader, _ report: inout PartReport) {
    let page = reader.glossaryPage()
    for check in checks { check.check(page, &report.findings) }
    reader.takeBack(page)
  }
}

/// What checking one part of a site found.
struct PartReport: Sendable {
  var findings: [Diagnostic] = []
  var waivers: [Waiver] = []
  var pages: [PageSummary] = []
  /// The entries of the glossary that it uses, by their numbers.
  var terms: Set<Int> = []
  /// Of those articles that were asked for, what checking each found, by their path.
  var articles: [String: PartReport] = [:]

  /// Adds what checking `other` found.
  mutating func add(_ other: PartReport) {
    findings += other.findings
    waivers += other.waivers
    pages += other.pages
    terms.formUnion(other.terms)
    articles.merge(other.articles) { $1 }
  }
}

/// What checking a site can take over from the last time: the findings in articles that are still
/// the same, as long as the facts and words that they were held against are. It is good for one
/// set of rules and one day.
public struct CheckMemory: Sendable {
  /// What one article had.
  struct Entry: Sendable {
    let file: SourceFile
    let report: PartReport
  }

  private var entries: [String: Entry] = [:]
  /// The YAML files by their path.
  private var files: [String: SourceFile] = [:]

  /// Nothing, for the first time.
  public init() {}

  /// The reports on the articles of `content` that are still true, where `files` are its YAML
  /// files.
  func reports(on content: SiteContent, files: [String: SourceFile]) -> [String: PartReport] {
    let changed = Set(files.keys).union(self.files.keys).filter { path in
      guard let file = files[path], let old = self.files[path] else { return true }
      return !file.text.utf8.elementsEqual(old.text.utf8)
    }
    let treatments = content.treatments.filter { changed.contains($0.path) }.map(\.id)
    // Glossary, bibliography and clinic are for all; so is a treatment that is new or has gone.
    guard treatments.count == changed.count, files.keys == self.files.keys else { return [:] }
    var reports: [String: PartReport] = [:]
    for article in content.articles {
      guard let entry = entries[article.file.path],
        entry.file.text.utf8.elementsEqual(article.file.text.utf8),
        !treatments.contains(where: { article.isAbout($0) })
      else { continue }
      reports[article.file.path] = entry.report
    }
    return reports
  }

  /// Keeps `reports` on the articles of `content` for the next time.
  mutating func keep(
    _ reports: [String: PartReport], on content: SiteContent, files: [String: SourceFile]
  ) {
    self.files = files
    entries = [:]
    for article in content.articles {
      if let report = reports[article.file.path] {
        entries[article.file.path] = Entry(file: article.file, report: report)
      }
    }
  }
}

extension Article {
  /// Whether it may hold facts of the treatment: it must name one of another folder to do so.
  fileprivate func isAbout(_ treatment: String) -> Bool {
    self.treatment == treatment || file.text.contains(treatment)
  }
}
