public import Diagnostics
import Essentials
import Foundations
import Media
import Site

/// What browsers are told about the preview.
public struct PreviewState: Sendable {
  /// Identifies this run of the preview.
  let session: String
  /// Which state of the site the pages show; 0 while there has been no good one.
  public internal(set) var revision = 0
  /// The earliest revision whose pages differ from those of `revision` only in what they say: not
  /// in their scripts, style sheets and pictures, nor in what templates make of content.
  var sameSince = 0
  /// What is wrong with the files, as the latest build found.
  public internal(set) var problems = DiagnosticList()
  /// What the latest check of the content found. It takes longer than a build and comes after it.
  public internal(set) var findings = DiagnosticList()
  /// Whether mistakes keep the pages from showing the latest state of the sources.
  public internal(set) var isStale = false
  /// The addresses of the style sheets when nothing but they has changed since the revision
  /// before; otherwise nil.
  var styles: [String]?
  /// The address of the page whose article was saved, when it was one.
  var page: String?

  /// The files that `problems` and `findings` are about, as they were read.
  public internal(set) var files = FileTable()

  /// `problems` and `findings` as pages list them.
  var listedProblems = ProblemList()
  var listedFindings = ProblemList()

  init(session: String) { self.session = session }
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

/// The files of the last site without mistakes. Each is made when it is first asked for.
struct ServedSite {
  private let plan: SitePlan
  private let files: [RelativePath: PlannedFile]
  private let marker: [UInt8]
  private var made: [RelativePath: Data] = [:]

  let pageCount: Int
  let styles: [String]

  /// The files of `plan`, with `marker` put into every page.
  init(_ plan: SitePlan, marker: String) {
    self.plan = plan
    let all = plan.stages.joined()
    files = Dictionary(all.map { ($0.path, $0) }) { first, _ in first }
    styles = all.filter { $0.path.hasSuffix(".css") }.map { "/" + $0.path.text }
    pageCount = plan.pageCount
    self.marker = Array(marker.utf8)
  }

  func has(_ path: RelativePath) -> Bool { files[path] != nil }

  /// The file at `path`, when it is made of a picture.
  func picture(_ path: RelativePath) -> PlannedFile? {
    guard let file = files[path], MediaFormat(path)?.isPicture == true else { return nil }
    return file
  }

  /// - Throws: `FileProblem` when the file that it is made of has gone.
  mutating func file(_ path: RelativePath) throws -> Data? {
    if let data = made[path] { return data }
    guard let file = files[path] ?? plan.searchFile(at: path) else { return nil }
    let bytes = try file.make()
    let data = Data(path.hasSuffix(".html") ? PageMarker.insert(marker, into: bytes) : bytes)
    made[path] = data
    return data
  }
}

extension SitePlan {
  /// The address of the page that the article at `source` makes. An article's own page comes
  /// before those that lead to it.
  func address(ofArticle source: RelativePath) -> String? {
    let page = stages.joined().first { $0.origin.path == source && $0.path.hasSuffix(".html") }
    return page.map { "/" + ($0.path.text(withoutSuffix: "index.html") ?? $0.path.text) }
  }
}
