import Content
import Diagnostics
import Facts
import Foundations

/// Checks a site part by part: its articles, its treatments and its glossary.
struct CheckedParts {
  let set: CheckSet
  let site: CheckedSite
  private let texts: SourceTexts
  /// What is known of articles and treatments already, by the paths of their files.
  var known: [RelativePath: PartReport] = [:]
  /// Whether the report is to hold those on articles and treatments one by one.
  var keepsParts = false

  init(_ set: CheckSet, _ content: SiteContent, asOf: CalendarDate, texts: @escaping SourceTexts) {
    self.set = set
    self.texts = texts
    site = CheckedSite(content: content, asOf: asOf, language: set.language)
  }

  private enum Part {
    case treatment(Treatment)
    case glossary
    /// What a file says of pictures.
    case pictures([PictureNotes])
    case article(Article)

    /// The file that it is made of; nil for what is soon checked again.
    var path: RelativePath? {
      switch self {
      case .treatment(let treatment): treatment.path
      case .article(let article): article.file.path
      case .glossary, .pictures: nil
      }
    }
  }

  /// What workers take: a treatment with its articles, so that what its facts say is made ready once and
  /// not by every worker. One with most of the articles is divided, as all workers are to have a share.
  private func groups(workers: Int) -> [[Part]] {
    let content = site.content
    let size = max(64, content.articles.count / (workers * 4))
    var rest = Dictionary(
      content.treatments.map { (Identifier($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    var (groups, subject): ([[Part]], Identifier?) = ([], nil)
    for article in content.articles {
      let own = article.treatment.map { Identifier($0) }
      let isFull = groups.last.map { $0.count >= size } ?? true
      if isFull || own != subject {
        groups.append(own.flatMap { rest.removeValue(forKey: $0) }.map { [.treatment($0)] } ?? [])
        subject = own
      }
      groups[groups.count - 1].append(.article(article))
    }
    let others = content.treatments.filter { rest[Identifier($0.id)] != nil }
    return others.map { [.treatment($0)] } + [[.glossary]]
      + content.noteFiles.map { [.pictures($0)] } + groups
  }

  /// What is wrong with the parts, which up to `workers` tasks check; the result does not depend on
  /// how many.
  func report(workers: Int) async -> PartReport {
    let content = site.content
    let knowledge = WordKnowledge(
      language: set.language, symbols: set.lexicon.symbols, glossary: content.glossary,
      quantities: site.quantities)
    var reports = await groups(workers: workers).parallelChunks(of: 1, workers: workers) {
      PageReader(site: site, lexicon: set.lexicon, knowledge: knowledge, texts: texts)
    } _: { reader, groups in
      Task.isCancelled ? PartReport() : report(on: groups.joined(), &reader)
    }
    // Each is given up as soon as it is added, so that findings are not held twice.
    reports.reverse()
    var whole = PartReport()
    whole.findings.reserveCapacity(reports.reduce(0) { $0 + $1.findings.count })
    while let part = reports.popLast() { whole.add(part) }
    return whole
  }

  private func report(on parts: some Sequence<Part>, _ reader: inout PageReader) -> PartReport {
    var report = PartReport()
    for part in parts { add(part, &reader, &report) }
    // Most findings of a file come in order, so that the last sorting has little to do.
    report.findings.sort()
    return report
  }

  private func add(_ part: Part, _ reader: inout PageReader, _ report: inout PartReport) {
    if let known = part.path.flatMap({ known[$0] }) { return report.add(known) }
    guard keepsParts, let path = part.path else { return check(part, &reader, &report) }
    var own = PartReport()
    check(part, &reader, &own)
    report.add(own)
    report.parts[path] = own
  }

  private func check(_ part: Part, _ reader: inout PageReader, _ report: inout PartReport) {
    switch part {
    case .treatment(let treatment): check(treatment, &reader, &report)
    case .glossary: checkGlossary(&reader, &report)
    case .pictures(let notes): check(notes, &reader, &report)
    case .article(let article): check(article, &reader, &report)
    }
  }

  private func check(_ article: Article, _ reader: inout PageReader, _ report: inout PartReport) {
    let page = reader.page(article)
    for check in set.checks { check.check(page, &report.findings) }
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
    for check in set.checks {
      check.check(page, &report.findings)
      check.check(treatment, site, &report.findings)
    }
    if let file { report.waivers += Waiver.all(inYAML: file, lines: 1..<file.lineCount + 1) }
    report.terms.formUnion(page.terms.lazy.map(\.entry))
    reader.takeBack(page)
  }

  private func check(
    _ notes: [PictureNotes], _ reader: inout PageReader, _ report: inout PartReport
  ) {
    let file = notes.first.flatMap { texts($0.location.path) }
    let page = reader.page(notes, in: file)
    for check in set.checks { check.check(page, &report.findings) }
    if let file { report.waivers += Waiver.all(inYAML: file, lines: 1..<file.lineCount + 1) }
    report.terms.formUnion(page.terms.lazy.map(\.entry))
    reader.takeBack(page)
  }

  /// The glossary's own words are no use of them.
  private func checkGlossary(_ reader: inout PageReader, _ report: inout PartReport) {
    let page = reader.glossaryPage()
    for check in set.checks { check.check(page, &report.findings) }
    reader.takeBack(page)
  }
}

struct PartReport: Sendable {
  var findings: [Diagnostic] = []
  var waivers: [Waiver] = []
  var pages: [PageSummary] = []
  /// The entries of the glossary that it uses, by their numbers.
  var terms: Set<Int> = []
  /// Where it was asked for, what checking each article and treatment found, by its file's path.
  var parts: [RelativePath: PartReport] = [:]

  mutating func add(_ other: PartReport) {
    findings += other.findings
    waivers += other.waivers
    pages += other.pages
    terms.formUnion(other.terms)
    parts.merge(other.parts) { $1 }
  }
}
