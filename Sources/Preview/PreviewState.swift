public import Diagnostics
import Foundations

/// What a browser has to know of the preview.
public struct PreviewState: Sendable, Hashable {
  /// Tells this run of the preview from others.
  public let session: String
  /// Which state of the site the pages show; 0 while there has been no good one.
  public internal(set) var revision = 0
  /// The earliest revision whose pages differ from those of `revision` only in what they say: not
  /// in their scripts, style sheets and pictures, nor in what templates make of content.
  public internal(set) var sameSince = 0
  /// What is wrong with the files, as the latest build found.
  public internal(set) var problems: [Diagnostic] = []
  /// What the latest check of the content found. It takes longer than a build and comes after it.
  public internal(set) var findings: [Diagnostic] = []
  /// Whether mistakes keep the pages from showing the latest state of the sources.
  public internal(set) var isStale = false
  /// The addresses of the style sheets when nothing but they has changed since the revision
  /// before; otherwise nil.
  public internal(set) var styles: [String]?
  /// The address of the page whose article was saved, when it was one.
  public internal(set) var page: String?

  /// `problems` and `findings` as pages list them.
  var listedProblems = ProblemList()
  var listedFindings = ProblemList()

  init(session: String) { self.session = session }

  /// Everything that is wrong, ordered by file and place.
  public var diagnostics: [Diagnostic] { (problems + findings).sorted() }
}

extension PreviewState {
  /// The state as one server-sent event (HTML Standard, section 9.2) with JSON for the script in
  /// the page.
  var event: [UInt8] {
    let list = listedProblems.merged(with: listedFindings)
    let fields: JSONValue = [
      "session": .string(session), "revision": .number(revision),
      "sameSince": .number(sameSince),
      "styles": styles.map { .array($0.map(JSONValue.string)) } ?? .null,
      "page": page.map(JSONValue.string) ?? .null, "stale": .bool(isStale),
      "errors": .bool(list.summary.errors > 0), "summary": .string(list.summary.description),
      "problems": list.json, "more": .number(list.unlistedCount),
    ]
    return Array("retry: 500\ndata: \(fields.text)\n\n".utf8)
  }
}
