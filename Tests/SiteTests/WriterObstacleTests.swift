import Content
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

@Suite struct WriterObstacleTests {
  private let output = TemporaryFolder()

  private func message(_ obstacle: String, _ path: String) -> String {
    """
    error: '\(obstacle)' in the output folder was not written by Careleaf and is in the way of \
    '\(path)'  [output/foreign-file]
      --> content/\(path)
       = help: move it elsewhere, or remove it if it is not needed

    """
  }

  @Test func reportsAForeignFileInTheWay() async throws {
    try output.put("mine", at: "a/index.html")
    let before = try output.snapshot()
    #expect(
      try await output.problems(writing: file("a/index.html"), file("b"))
        == message("a/index.html", "a/index.html"))
    #expect(try output.snapshot() == before)
  }

  @Test func reportsAllForeignFilesInTheWay() async throws {
    try output.put("mine", at: "a")
    try output.put("mine", at: "c/d")
    #expect(
      try await output.problems(writing: file("c/d"), file("a/b"), file("e"))
        == message("a", "a/b") + "\n" + message("c/d", "c/d"))
    #expect(try output.texts() == ["a": "mine", "c/d": "mine"])
  }

  @Test func reportsAForeignFolderInTheWay() async throws {
    try output.put("mine", at: "a/.notes")
    #expect(try await output.problems(writing: file("a")) == message("a", "a"))
    try await output.write(file("b/ours"))
    try output.put("mine", at: "b/c/mine")
    #expect(try await output.problems(writing: file("b")) == message("b", "b"))
    #expect(try output.texts() == ["a/.notes": "mine", "b/c/mine": "mine", "b/ours": "text"])
  }

  @Test func refusesALinkedFolder() async throws {
    let other = TemporaryFolder()
    try output.link("a", to: other.path)
    #expect(try await output.problems(writing: file("a/b/c")) == message("a", "a/b/c"))
    #expect(try await output.problems(writing: file("a")) == message("a", "a"))
    #expect(try other.files() == [:])
  }

  @Test func refusesALinkThatLeadsNowhere() async throws {
    try output.link("a", to: output.path + "/nowhere")
    #expect(try await output.problems(writing: file("a")) == message("a", "a"))
    #expect(try await output.problems(writing: file("a/b")) == message("a", "a/b"))
  }

  @Test func neverFollowsALinkInPlaceOfAStaleFile() async throws {
    let other = TemporaryFolder()
    try other.put("theirs", at: "file")
    try await output.write(file("a/file"), file("b"))
    try FileManager.default.removeItem(atPath: output.path + "/a")
    try output.link("a", to: other.path)
    try FileManager.default.removeItem(atPath: output.path + "/b")
    try output.link("b", to: other.path + "/file")
    try await output.write(file("c"))
    #expect(try other.texts() == ["file": "theirs"])
  }

  @Test func neverUsesALinkAsItsTemporaryFolder() async throws {
    let other = TemporaryFolder()
    try other.put("theirs", at: "file")
    try output.link(".careleaf-tmp", to: other.path)
    await #expect(
      throws: FileProblem(path: output.path + "/.careleaf-tmp", reason: "Not a folder")
    ) { try await output.write(file("a")) }
    #expect(try other.texts() == ["file": "theirs"])
  }

  /// A slash beside such a mark is no `Character` of its own.
  @Test(arguments: ["\u{600}", "\u{301}", "a\u{20DD}"])
  func refusesLinksWhoseNamesMergeWithTheSlash(name: String) async throws {
    let other = TemporaryFolder()
    try other.put("theirs", at: "file")
    try output.link(name, to: other.path)
    let path = RelativePath(name).appending("\u{301}x/index.html")
    #expect(try await output.problems(writing: file(path)) == message(name, path.text))
    #expect(try other.texts() == ["file": "theirs"])
  }

  @Test(arguments: ["\u{600}/file", "\u{600}/\u{301}p", "lk/\u{301}p"])
  func removesNothingBehindALink(stale: RelativePath) async throws {
    let other = TemporaryFolder()
    try other.put("theirs", at: String(stale.name))
    try output.link(stale.parent.text, to: other.path)
    let digest = FileDigest(of: Array("theirs".utf8)).hex
    let manifest = Manifest(
      paths: [stale], digests: [stale: try #require(FileDigest(hex: digest))])
    try output.put(String(decoding: manifest.bytes, as: UTF8.self), at: ".careleaf-manifest")
    try await output.write(file("a"))
    #expect(try other.text(String(stale.name)) == "theirs")
  }

  @Test func ignoresLinesOfTheManifestThatLeadOut() async throws {
    let outside = TemporaryFolder()
    try outside.put("theirs", at: "file")
    let name = URL(filePath: outside.path).lastPathComponent
    try output.put(
      """
      careleaf manifest 1
      ../\(name)/file
      a/../../\(name)/file
      \(outside.path)/file
      .git/config
      .
      stale

      """, at: ".careleaf-manifest")
    try output.put("git", at: ".git/config")
    try output.put("ours", at: "stale")
    #expect(try await output.write(file("a")) == WriteCounts(written: 1, removed: 1))
    #expect(try outside.texts() == ["file": "theirs"])
    #expect(try output.texts() == ["a": "text", ".git/config": "git"])
    #expect(try output.manifest() == ["a"])
  }

  @Test func refusesAManifestOfSomethingElse() async throws {
    try output.put("something else\n", at: ".careleaf-manifest")
    await #expect(
      throws: FileProblem(
        path: output.path + "/.careleaf-manifest", reason: "Not a manifest of Careleaf")
    ) { try await output.write(file("a")) }
    #expect(try output.texts() == [:])
  }

  @Test func refusesALinkAsItsManifest() async throws {
    let other = TemporaryFolder()
    try other.put("theirs", at: "file")
    try output.link(".careleaf-manifest", to: other.path + "/file")
    await #expect(
      throws: FileProblem(
        path: output.path + "/.careleaf-manifest", reason: "Not a manifest of Careleaf")
    ) { try await output.write(file("a")) }
    #expect(try other.texts() == ["file": "theirs"])
  }

  @Test func saysThatAnotherBuildIsWriting() async throws {
    try await output.write(file("a"))
    let lock = try DiskFolder(output.path).lock()
    await #expect(
      throws: FileProblem(path: output.path, reason: "Another build is writing to it")
    ) { try await output.write(file("b")) }
    withExtendedLifetime(lock) {}
    #expect(try output.texts() == ["a": "text"])
  }

  @Test func writesAgainOnceTheLockIsGone() async throws {
    do { _ = try DiskFolder(output.path).lock() }
    try await output.write(file("b"))
    try await output.write(file("b"))
    #expect(try output.texts() == ["b": "text"])
  }

  #if os(Linux)
    /// A program that is being started while a build ends has a copy of all descriptors for a moment.
    @Test func aCopyOfTheLockKeepsNoLock() throws {
      var copies: [Int32] = []
      do {
        let lock = try DiskFolder(output.path).lock()
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
          let target = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/fd/" + name)
          if target == output.path, let descriptor = Int32(name) { copies.append(dup(descriptor)) }
        }
        withExtendedLifetime(lock) {}
      }
      #expect(!copies.isEmpty)
      #expect(throws: Never.self) { _ = try DiskFolder(output.path).lock() }
      for copy in copies { close(copy) }
    }
  #endif

  @Test func saysThatTheOutputIsNoFolder() async throws {
    try output.put("mine", at: "public")
    await #expect(
      throws: FileProblem(path: output.path + "/public", reason: "Not a directory")
    ) {
      try await SiteWriter(root: output.path + "/public", isSynced: false).write(
        [[file("a")]], workers: 1)
    }
  }
}
