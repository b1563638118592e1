import Content
public import Diagnostics
public import Facts
public import Foundations

/// Writes what was found as one page that a reviewer can read, print and pass on.
public struct HTMLReport: Sendable {
  private let report: CheckReport
  private let siteName: String
  private let asOf: CalendarDate

  public init(_ report: CheckReport, siteName: String, asOf: CalendarDate) {
    self.report = report
    self.siteName = siteName
    self.asOf = asOf
  }

  /// The page, which needs no other file. `diagnostics` may hold more than the report's own.
  public func render(_ diagnostics: DiagnosticList) -> String {
    let summary = DiagnosticSummary(diagnostics)
    let title = "Content check: \(siteName)"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLEscape.escape(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <main>
      <h1>\(HTMLEscape.escape(title))</h1>
      <p>As of \(asOf): \(summary).</p>
      <h2>Pages</h2>
      \(pageTable(diagnostics))
      <h2>Open problems</h2>
      \(problems(diagnostics))
      </main>
      </body>
      </html>

      """
  }

  private func pageTable(_ diagnostics: DiagnosticList) -> String {
    let byPath = Dictionary(uniqueKeysWithValues: diagnostics.byFile.map { ($0, $1) })
    let rows = report.pages.sorted {
      ($0.scores?.fleschKincaid ?? 0, $1.path) > ($1.scores?.fleschKincaid ?? 0, $0.path)
    }.map { row($0, byPath[$0.path] ?? DiagnosticList()) }
    return """
      <table>
      <caption>The hardest pages come first. Grades are school years (Flesch-Kincaid); aim for 6.</caption>
      <thead><tr><th scope="col">Page</th><th scope="col">Words</th><th scope="col">Grade</th>\
      <th scope="col">Without glossary terms</th><th scope="col">Reading Ease</th>\
      <th scope="col">SMOG</th><th scope="col">Fog</th><th scope="col">Coleman-Liau</th>\
      <th scope="col">ARI</th><th scope="col">Review</th><th scope="col">Problems</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func row(_ page: PageSummary, _ problems: DiagnosticList) -> String {
    let review = page.review.map { review in
      review.due.value < asOf ? "overdue since \(review.due.value)" : "due \(review.due.value)"
    }
    let scores = page.scores
    let numbers = [
      scores?.fleschKincaid, page.scoresWithoutTerms?.fleschKincaid, scores?.fleschReadingEase,
      scores?.smog, scores?.gunningFog, scores?.colemanLiau, scores?.ari,
    ]
    let cells = ([String(page.words)] + numbers.map { $0?.shown ?? "" })
      .map { "<td class=\"number\">\($0)</td>" }.joined()
    let count = problems.isEmpty ? "none" : "\(DiagnosticSummary(problems))"
    return
      "<tr><th scope=\"row\">\(HTMLEscape.escape(page.title))<br><code>\(HTMLEscape.escape(page.path.text))"
      + "</code></th>\(cells)<td>\(review ?? "never reviewed")</td><td>\(count)</td></tr>"
  }

  private func problems(_ diagnostics: DiagnosticList) -> String {
    guard !diagnostics.isEmpty else { return "<p>None.</p>" }
    return diagnostics.byFile.map { path, problems in
      let items = problems.map(item).joined(separator: "\n")
      return "<h3><code>\(HTMLEscape.escape(path.text))</code></h3>\n<ul>\n\(items)\n</ul>"
    }.joined(separator: "\n")
  }

  private func item(_ problem: Diagnostic) -> String {
    let line = problem.location.start.map { "line \($0.line): " } ?? ""
    let help = problem.help.map { help in
      "<br>" + HTMLEscape.escape(help.capitalizedFirst + (help.hasSuffix("?") ? "" : "."))
    }
    return
      "<li class=\"\(problem.severity.rawValue)\"><strong>\(problem.severity.rawValue)</strong> "
      + "\(line)\(HTMLEscape.escape(problem.message)) <code>\(HTMLEscape.escape(problem.id))</code>"
      + "\(help ?? "")</li>"
  }

  private static let style = """
    body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;margin:0}\
    main{max-width:75rem;margin:auto;padding:1rem}\
    table{border-collapse:collapse;width:100%}\
    caption{text-align:left;padding:.5rem 0}\
    th,td{border-bottom:1px solid #bbb;padding:.4rem .5rem;text-align:left;vertical-align:top}\
    .number{text-align:right}code{font-size:.875em;overflow-wrap:anywhere}\
    li{margin:.5rem 0;padding-left:.5rem;border-left:.25rem solid #5a6b7b}\
    li.error{border-color:#a4161a}li.warning{border-color:#b36b00}ul{list-style:none;padding:0}
    """
}

/// What a reviewer wants to know of an article at a glance.
public struct PageSummary: Sendable {
  public let path: RelativePath
  let title: String
  let words: Int
  /// How hard it is to read; nil when it has no words or the checks do not know its language.
  public let scores: ReadingScores?
  let scoresWithoutTerms: ReadingScores?
  /// Nil when nobody has reviewed it.
  let review: Review?
}

extension PageSummary {
  init(_ page: CheckedPage) {
    path = page.path
    title = page.article?.frontMatter.title.value ?? ""
    words = page.readability?.counts.words ?? 0
    scores = page.readability?.whole
    scoresWithoutTerms = page.readability?.withoutTerms
    review = page.article?.frontMatter.review
  }
}
