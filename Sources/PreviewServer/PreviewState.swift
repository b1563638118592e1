public import Diagnostics

/// What a browser has to know of the preview.
public struct PreviewState: Sendable, Hashable {
  /// Tells this run of the preview from others.
  public let session: String
  /// Which state of the site the pages show; 0 while there has been no good one.
  public internal(set) var revision = 0
  /// Everything that the latest build found.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// Whether mistakes keep the pages from showing the latest state of the sources.
  public internal(set) var isStale = false
  /// The addresses of the style sheets when nothing but they has changed since the revision
  /// before; otherwise nil.
  public internal(set) var styles: [String]?
  /// The address of the page whose article was saved, when it was one.
  public internal(set) var page: String?

  init(session: String) { self.session = session }

}

extension PreviewState {
  /// How many problems a page lists. Who has more will not read them there.
  private static let longestList = 200

  /// The state as one server-sent event (HTML Standard, section 9.2) with JSON for the script in
  /// the page.
  func event(texts: @escaping SourceTexts) -> [UInt8] {
    let renderer = ConsoleRenderer(excerptWidth: 90, texts: texts)
    let urgent = diagnostics.sorted { ($1.severity, $0) < ($0.severity, $1) }
    let listed = urgent.prefix(Self.longestList)
    let fields: JSONValue = [
      "session": .string(session), "revision": .number(revision),
      "styles": styles.map { .array($0.map(JSONValue.string)) } ?? .null,
      "page": page.map(JSONValue.string) ?? .null, "stale": .bool(isStale),
      "errors": .bool(diagnostics.hasErrors),
      "summary": .string(DiagnosticSummary(diagnostics).description),
      "problems": .array(listed.map { Self.problem($0, renderer) }),
      "more": .number(diagnostics.count - listed.count),
    ]
    return Array("retry: 500\ndata: \(fields.text)\n\n".utf8)
  }

  private static func problem(_ diagnostic: Diagnostic, _ renderer: ConsoleRenderer) -> JSONValue {
    // The first line of the console's form is the message, which the page shows as a heading.
    let lines = renderer.render([diagnostic]).split(separator: "\n").dropFirst()
    return [
      "severity": .string(diagnostic.severity.rawValue), "message": .string(diagnostic.message),
      "id": .string(diagnostic.id), "detail": .string(lines.joined(separator: "\n")),
    ]
  }
}
