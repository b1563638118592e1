import Content
import Diagnostics
import Facts

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
    let starts = Array(stride(from: 0, to: count, by: Self.size))
    return await withTaskGroup(of: [(Int, PartReport)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var reader = PageReader(
            site: site, lexicon: lexicon, knowledge: knowledge, texts: texts)
          var reports: [(Int, PartReport)] = []
          for number in stride(from: worker, to: starts.count, by: workers) {
            if Task.isCancelled { break }
            let start = starts[number]
            reports.append((start, report(on: start..<min(start + Self.size, count), &reader)))
            // Who shows pages at the same time need not wait for all of it.
            await Task.yield()
          }
          return reports
        }
      }
      var reports: [(Int, PartReport)] = []
      for await part in group { reports += part }
      // Each is given up as soon as it is added, so that findings are not held twice.
      reports.sort { $0.0 > $1.0 }
      var whole = PartReport()
      whole.findings.reserveCapacity(reports.reduce(0) { $0 + $1.1.findings.count })
      while let (_, part) = reports.popLast() { whole.add(part) }
      return whole
    }
  }

  /// Treatments come first: their files are the longest.
  private func report(on parts: Range<Int>, _ reader: inout PageReader) -> PartReport {
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
