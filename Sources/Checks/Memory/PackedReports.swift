import Diagnostics
import Facts
import Foundations

// What checking a part of a site found, as a build keeps it for the next one. What is read may come
// from anybody: every value is checked as if a person had written it.

extension PackedWriter {
  mutating func add(_ report: PartReport) {
    add(report.findings) { $0.add($1) }
    add(report.waivers) { $0.add($1) }
    add(report.pages) { $0.add($1) }
    add(report.terms.sorted()) { $0.add($1) }
  }

  private mutating func add(_ waiver: Waiver) {
    add(waiver.ids) { $0.add($1) }
    add(waiver.reason)
    add(waiver.until) { $0.add($1) }
    switch waiver.scope {
    case .file: add(false)
    case .lines(let lines):
      add(true)
      add(lines.lowerBound)
      add(lines.upperBound)
    }
    add(waiver.location)
  }

  private mutating func add(_ date: CalendarDate) {
    for number in [date.year, date.month, date.day] { add(number) }
  }

  private mutating func add(_ page: PageSummary) {
    add(page.path.text)
    add(page.title)
    add(page.words)
    for scores in [page.scores, page.scoresWithoutTerms] {
      add(scores) { writer, scores in
        for score in scores.all { writer.add(score) }
      }
    }
    add(page.review) { writer, review in
      writer.add(review.reviewer.value)
      writer.add(review.reviewer.location)
      for date in [review.on, review.due] {
        writer.add(date.value)
        writer.add(date.location)
      }
    }
  }
}

extension PackedReader {
  mutating func report() throws(Defect) -> PartReport {
    var report = PartReport()
    report.findings = try list { reader throws(Defect) in try reader.diagnostic() }
    report.waivers = try list { reader throws(Defect) in try reader.waiver() }
    report.pages = try list { reader throws(Defect) in try reader.page() }
    report.terms = Set(try list { reader throws(Defect) in try reader.number() })
    return report
  }

  private mutating func waiver() throws(Defect) -> Waiver {
    Waiver(
      ids: try texts(), reason: try text(),
      until: try optional { reader throws(Defect) in try reader.date() },
      scope: try scope(), location: try location())
  }

  private mutating func scope() throws(Defect) -> Waiver.Scope {
    guard try flag() else { return .file }
    let (first, last) = (try number(), try number())
    guard first <= last else { throw Defect() }
    return .lines(first...last)
  }

  private mutating func date() throws(Defect) -> CalendarDate {
    let date = CalendarDate(year: try number(), month: try number(), day: try number())
    guard let date else { throw Defect() }
    return date
  }

  private mutating func page() throws(Defect) -> PageSummary {
    PageSummary(
      path: RelativePath(try text()), title: try text(), words: try number(),
      scores: try optional { reader throws(Defect) in try reader.scores() },
      scoresWithoutTerms: try optional { reader throws(Defect) in try reader.scores() },
      review: try optional { reader throws(Defect) in try reader.review() })
  }

  private mutating func scores() throws(Defect) -> ReadingScores {
    ReadingScores(
      fleschReadingEase: try score(), fleschKincaid: try score(), smog: try score(),
      gunningFog: try score(), colemanLiau: try score(), ari: try score())
  }

  /// A number that can be shown.
  private mutating func score() throws(Defect) -> Double {
    let score = try double()
    guard score.magnitude < 1e12 else { throw Defect() }
    return score
  }

  private mutating func review() throws(Defect) -> Review {
    Review(
      reviewer: Located(try text(), at: try location()),
      on: Located(try date(), at: try location()), due: Located(try date(), at: try location()))
  }
}

extension ReadingScores {
  /// All six, in the order in which they are read again.
  fileprivate var all: [Double] {
    [fleschReadingEase, fleschKincaid, smog, gunningFog, colemanLiau, ari]
  }
}
