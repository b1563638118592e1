import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

@Suite struct InterruptedBuildTests {
  private struct Interruption: Error {}

  private let output = TemporaryFolder()

  /// A build that ends before its last stage.
  private func interruptedBuild() async throws {
    try await output.write(file("old"), file("both", "1"))
    let never = PlannedFile(path: "never", origin: SourceLocation(path: "x")) { _ in
      throw Interruption()
    }
    await #expect(throws: Interruption.self) {
      try await SiteWriter(root: output.path, isSynced: false)
        .write([[file("new"), file("both", "2")], [never]], workers: 2)
    }
  }

  @Test func keepsEveryFileWhole() async throws {
    try await interruptedBuild()
    #expect(try output.texts() == ["old": "text", "new": "text", "both": "2"])
    #expect(try output.manifest() == ["both", "never", "new", "old"])
    #expect(try output.folders() == [])
  }

  @Test func theNextBuildMendsIt() async throws {
    try await interruptedBuild()
    try await output.write(file("new"), file("both", "2"), file("never"))
    #expect(try output.texts() == ["new": "text", "both": "2", "never": "text"])
    #expect(try output.manifest() == ["both", "never", "new"])
  }

  @Test func anOlderBuildCanTakeItBack() async throws {
    try await interruptedBuild()
    #expect(
      try await output.write(file("old"), file("both", "1"))
        == WriteCounts(written: 1, unchanged: 1, removed: 1))
    #expect(try output.texts() == ["old": "text", "both": "1"])
    #expect(try output.manifest() == ["both", "old"])
  }

  @Test func clearsTheTemporaryFolder() async throws {
    try output.put("half", at: ".careleaf-tmp/0")
    try output.put("half", at: ".careleaf-tmp/manifest")
    try await output.write(file("a"))
    #expect(try output.texts() == ["a": "text"])
    #expect(try output.folders() == [])
  }

  @Test func namesAFolderInItsTemporaryFolder() async throws {
    try output.put("theirs", at: ".careleaf-tmp/0/file")
    await #expect(
      throws: FileProblem(
        path: output.path + "/.careleaf-tmp/0",
        reason: "No build made this folder, which is in its way; move it elsewhere")
    ) { try await output.write(file("a")) }
    #expect(try output.texts() == [".careleaf-tmp/0/file": "theirs"])
  }
}
