import Diagnostics
import Foundations

/// Puts the preview's script into pages. Published pages never have it.
enum PageMarker {
  /// The element that loads the script and says which state of the site the page shows. The
  /// script is a file, so that it runs under a strict content security policy.
  static func script(_ state: PreviewState) -> String {
    "<script src=\"/.careleaf/preview.js\" data-session=\"\(state.session)\" "
      + "data-revision=\"\(state.revision)\" defer></script>"
  }

  /// `page` with `marker` before the last `</body>`, or at its end where it has none.
  static func insert(_ marker: [UInt8], into page: [UInt8]) -> [UInt8] {
    let end = Array("</body>".utf8)
    var place = page.count - end.count
    while place >= 0, !page[place..<place + end.count].elementsEqual(end) { place -= 1 }
    if place < 0 { place = page.count }
    return page[..<place] + marker + page[place...]
  }
}

/// Problems as a page lists them, the most urgent first.
struct ProblemList: Sendable, Hashable {
  private struct Item: Sendable, Hashable {
    let severity: Severity
    let json: JSONValue
  }

  /// How many problems a page lists: nobody reads more there.
  private static let length = 200

  private var items: [Item] = []
  /// How many there are, listed or not.
  private(set) var summary = DiagnosticSummary([])

  init() {}

  /// The list of `diagnostics` with excerpts of the files that `texts` gives.
  init(_ diagnostics: DiagnosticList, texts: @escaping SourceTexts) {
    let urgent = [Severity.error, .warning, .advice].flatMap { severity in
      Array(diagnostics.lazy.filter { $0.severity == severity }.prefix(Self.length))
    }
    items = urgent.prefix(Self.length).map { Self.item($0, texts) }
    summary = DiagnosticSummary(diagnostics)
  }

  func merged(with other: ProblemList) -> ProblemList {
    var list = self
    list.items = [Severity.error, .warning, .advice].flatMap { severity in
      (items + other.items).filter { $0.severity == severity }
    }
    list.items.removeLast(max(0, list.items.count - Self.length))
    list.summary.errors += other.summary.errors
    list.summary.warnings += other.summary.warnings
    list.summary.advice += other.summary.advice
    return list
  }

  var json: JSONValue { .array(items.map(\.json)) }

  var unlistedCount: Int {
    summary.errors + summary.warnings + summary.advice - items.count
  }

  private static func item(_ diagnostic: Diagnostic, _ texts: SourceTexts) -> Item {
    let place = diagnostic.location
    let line = texts(place.path).flatMap { MarkedLine(place, in: $0, width: 160) }
    let json: JSONValue = [
      "severity": .string(diagnostic.severity.rawValue), "message": .string(diagnostic.message),
      "id": .string(diagnostic.id), "path": .string(place.path.text),
      "line": place.start.map { .number($0.line) } ?? .null,
      "column": place.start.map { .number($0.column) } ?? .null,
      "before": .string(line?.before ?? ""), "marked": .string(line?.marked ?? ""),
      "after": .string(line?.after ?? ""), "help": diagnostic.help.map(JSONValue.string) ?? .null,
      "notes": .array(diagnostic.notes.map { .string("\($0.message): \($0.location)") }),
      "fixes": .array(diagnostic.fixes.map { .string($0.summary) }),
    ]
    return Item(severity: diagnostic.severity, json: json)
  }
}
