import Diagnostics
import Fixtures
import Foundation
import Testing

@testable import Site

@Suite struct WriterTests {
  private let output = TemporaryFolder()

  @Test func writesFilesAndAManifest() async throws {
    let counts = try await output.write(file("b/c/d.html", "1"), file("a.html", "2"))
    #expect(counts == WriteCounts(written: 2))
    #expect(try output.texts() == ["a.html": "2", "b/c/d.html": "1"])
    #expect(
      try output.text(".careleaf-manifest") == """
        # careleaf manifest 2 (sha256sum --check --quiet .careleaf-manifest)
        d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  a.html
        6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  b/c/d.html

        """)
    #expect(try output.folders() == ["b", "b/c"])
  }

  @Test func leavesUnchangedFilesAlone() async throws {
    try await output.write(file("same.html"), file("changed.html", "old"))
    let before = try output.snapshot()
    let counts = try await output.write(file("same.html"), file("changed.html", "new"))
    let after = try output.snapshot()
    #expect(counts == WriteCounts(written: 1, unchanged: 1))
    #expect(after["same.html"] == before["same.html"])
    #expect(after["changed.html"]?.inode != before["changed.html"]?.inode)
    #expect(try output.text("changed.html") == "new")
  }

  @Test func leavesTheManifestAloneWhenNothingChanged() async throws {
    try await output.write(file("a"), file("b"))
    let before = try output.snapshot()
    try await output.write(file("a"), file("b"))
    #expect(try output.snapshot() == before)
  }

  @Test func rewritesAFileOfTheSameSize() async throws {
    try await output.write(file("a", "abc"))
    #expect(try await output.write(file("a", "abd")) == WriteCounts(written: 1))
    #expect(try output.text("a") == "abd")
  }

  @Test func removesStaleFilesAndTheirEmptyFolders() async throws {
    try await output.write(file("a/b/1"), file("a/b/2"), file("a/3"), file("c/d/e/4"))
    #expect(try await output.write(file("a/b/1")) == WriteCounts(unchanged: 1, removed: 3))
    #expect(try output.texts() == ["a/b/1": "text"])
    #expect(try output.folders() == ["a", "a/b"])
  }

  @Test func keepsFoldersThatHoldForeignFiles() async throws {
    try await output.write(file("a/b/1"), file("keep"))
    try output.put("mine", at: "a/notes.txt")
    #expect(try await output.write(file("keep")) == WriteCounts(unchanged: 1, removed: 1))
    #expect(try output.texts() == ["a/notes.txt": "mine", "keep": "text"])
    #expect(try output.folders() == ["a"])
  }

  @Test func countsOnlyWhatItRemoves() async throws {
    try await output.write(file("a"), file("b"))
    try FileManager.default.removeItem(atPath: output.path + "/a")
    #expect(try await output.write() == WriteCounts(removed: 1))
    #expect(try output.texts() == [:])
  }

  @Test func leavesForeignFilesAlone() async throws {
    let foreign = [
      ".git/config": "git", "CNAME": "clinic.example", ".well-known/security.txt": "contact",
      "a/mine.html": "mine",
    ]
    for (path, text) in foreign { try output.put(text, at: path) }
    let before = try output.snapshot()
    try await output.write(file("a/index.html"), file("b/index.html"))
    try await output.write(file("index.html"))
    let after = try output.snapshot()
    for path in foreign.keys { #expect(after[path] == before[path]) }
    #expect(try output.texts() == foreign.merging(["index.html": "text"]) { $1 })
  }

  @Test func makesTheOutputFolderWithThoseAboveIt() async throws {
    let root = output.path + "/above/below/public"
    let written = try await SiteWriter(root: root, isSynced: false).write(
      [[file("a")]], workers: 1)
    #expect(written.counts == WriteCounts(written: 1))
    #expect(try output.texts()["above/below/public/a"] == "text")
  }

  @Test func writesTheStagesOneAfterTheOther() async throws {
    let root = output.path
    let page = PlannedFile(path: "page", origin: SourceLocation(path: "page")) {
      try $0 += Data(contentsOf: URL(filePath: root + "/asset"))
    }
    _ = try await SiteWriter(root: root, isSynced: false).write(
      [[file("asset", "made first")], [page]], workers: 8)
    #expect(try output.text("page") == "made first")
  }

  @Test func removesOnlyAfterEverythingIsWritten() async throws {
    try await output.write(file("old"))
    let root = output.path
    let page = PlannedFile(path: "new", origin: SourceLocation(path: "page")) {
      try $0 += Data(contentsOf: URL(filePath: root + "/old"))
    }
    try await output.write(page)
    #expect(try output.texts() == ["new": "text"])
  }

  @Test func replacesAFileByAFolder() async throws {
    try await output.write(file("a"), file("keep"))
    #expect(try await output.write(file("a/b/c"), file("keep")).removed == 1)
    #expect(try output.texts() == ["a/b/c": "text", "keep": "text"])
    #expect(try output.manifest() == ["a/b/c", "keep"])
  }

  @Test func replacesAFolderByAFile() async throws {
    try await output.write(file("a/b/c"), file("a/d"), file("keep"))
    #expect(try await output.write(file("a", "now a file"), file("keep")).removed == 2)
    #expect(try output.texts() == ["a": "now a file", "keep": "text"])
    #expect(try output.manifest() == ["a", "keep"])
  }

  @Test func startsAnewWhenTheFolderWasRemoved() async throws {
    try await output.write(file("a/b"))
    try FileManager.default.removeItem(atPath: output.path + "/a")
    #expect(try await output.write(file("a/b")) == WriteCounts(written: 1))
  }
}
