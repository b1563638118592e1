import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

/// A file to write.
func file(_ path: RelativePath, _ text: String = "text") -> PlannedFile {
  PlannedFile(
    path: path, origin: SourceLocation(path: RelativePath("content").appending(path.text))
  ) { $0 += text.utf8 }
}

extension TemporaryFolder {
  /// Writes `files` to it and expects no problem.
  @discardableResult func write(
    _ files: PlannedFile..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws -> WriteCounts {
    let written = try await SiteWriter(root: path, isSynced: false).write([files], workers: 2)
    #expect(written.diagnostics == [], sourceLocation: sourceLocation)
    return written.counts
  }

  /// Writes `files` to it and gives the problems, as a console shows them.
  func problems(writing files: PlannedFile...) async throws -> String {
    let written = try await SiteWriter(root: path, isSynced: false).write([files], workers: 2)
    return ConsoleRenderer { _ in nil }.render(written.diagnostics)
  }

  /// The text of every file in it but the manifest.
  func texts() throws -> [String: String] {
    try files().filter { $0.key != Manifest.fileName.text }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The paths in the manifest, in order.
  func manifest() throws -> [String] {
    try #require(Manifest(bytes: Array(try text(Manifest.fileName.text).utf8))).paths
      .sorted().map(\.text)
  }
}

extension WriteCounts {
  /// The given counts.
  init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    self.init()
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}
