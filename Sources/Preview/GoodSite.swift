import Foundation
import Site

/// The files of the last site without mistakes. Each is made when it is first asked for.
struct GoodSite {
  private let files: [String: PlannedFile]
  private let marker: [UInt8]
  private var made: [String: Data] = [:]

  /// How many of the files are pages.
  let pageCount: Int
  /// The addresses of the style sheets.
  let styles: [String]

  /// The files of `plan`, with `marker` put into every page.
  init(_ plan: SitePlan, marker: String) {
    let all = plan.stages.joined()
    files = Dictionary(all.map { ($0.path, $0) }) { first, _ in first }
    styles = all.filter { $0.path.hasSuffix(".css") }.map { "/" + $0.path }
    pageCount = plan.pageCount
    self.marker = Array(marker.utf8)
  }

  /// Whether there is a file at `path`.
  func has(_ path: String) -> Bool { files[path] != nil }

  /// The bytes of the file at `path`; nil when there is none.
  ///
  /// - Throws: `FileProblem` when the file that it is made of has gone.
  mutating func file(_ path: String) throws -> Data? {
    if let data = made[path] { return data }
    guard let file = files[path] else { return nil }
    let bytes = try file.make()
    let data = Data(path.hasSuffix(".html") ? PageMarker.insert(marker, into: bytes) : bytes)
    made[path] = data
    return data
  }
}

extension SitePlan {
  /// The address of the page that the article at `source` makes. An article's own page comes
  /// before those that lead to it.
  func address(ofArticle source: String) -> String? {
    let page = stages.joined().first { $0.origin.path == source && $0.path.hasSuffix(".html") }
    return page.map {
      "/" + ($0.path.hasSuffix("index.html") ? $0.path.dropLast(10) : $0.path[...])
    }
  }
}
