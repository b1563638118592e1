import Content
import Diagnostics
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

@Suite struct ManifestTests {
  private let output = TemporaryFolder()
  private let some = String(repeating: "0a", count: 32)

  @Test func readsWhatItWrites() throws {
    let digest = try #require(FileDigest(hex: some))
    for manifest in [
      Manifest(paths: []), Manifest(paths: ["a", "b c", "é/ü"]),
      Manifest(paths: ["a", "# b", "c"], digests: ["a": digest, "# b": digest]),
    ] {
      #expect(Manifest(bytes: manifest.bytes) == manifest)
    }
  }

  @Test func readsTheOlderForm() {
    let manifest = Manifest(bytes: Array("careleaf manifest 1\na.html\n# b\n../c\n".utf8))
    #expect(manifest == Manifest(paths: ["a.html", "# b"]))
  }

  @Test(arguments: [
    "", "\n", "a", "0a  a", "careleaf", "# careleaf manifest 3\n", "careleaf manifest 1 \n",
  ])
  func readsNothingElse(text: String) {
    #expect(Manifest(bytes: Array(text.utf8)) == nil)
  }

  @Test func leavesOutWhatIsNoLineOfItsOwn() throws {
    let heading = String(decoding: Manifest(paths: []).bytes, as: UTF8.self)
    let lines = [
      "\(some)  a", "\(some) b", "\(some)c", "0a  d", "\(some.uppercased())  e", "#f", "",
      "\(some)  ../g", "\(some)  .git/h", "\(some)  ", "#  ", "# i",
    ]
    let manifest = Manifest(bytes: Array((heading + lines.joined(separator: "\n")).utf8))
    let digest = try #require(FileDigest(hex: some))
    #expect(manifest == Manifest(paths: ["a", "i", " "], digests: ["a": digest]))
  }

  @Test func hashesAsTheStandardSays() {
    #expect(
      FileDigest(of: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      FileDigest(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// The tool of GNU and of macOS.
  private func verify() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["shasum", "-a", "256", "--check", "--quiet", Manifest.fileName.text]
    process.currentDirectoryURL = URL(filePath: output.path)
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func hostsCanVerifyTheSite() async throws {
    let large = file("large.txt", String(repeating: "7", count: 3_000_000))
    for text in ["1", "2"] {
      try await output.write(file("a.html", text), file("b/ö c.html", "x"), large)
      #expect(try verify() == 0)
    }
    try output.put("3", at: "a.html")
    #expect(try verify() != 0)
    try await output.write(file("a.html", "2"), file("b/ö c.html", "x"), large)
    #expect(try verify() == 0)
  }

  @Test func saysWhenABuildWasInterrupted() async throws {
    try await output.write(file("a", "1"), file("b", "1"))
    let never = PlannedFile(path: "never", origin: SourceLocation(path: "x")) { _ in
      throw FileProblem(path: "x", reason: "gone")
    }
    await #expect(throws: FileProblem.self) {
      try await SiteWriter(root: output.path, isSynced: false)
        .write([[file("a", "2"), file("b", "1")], [never]], workers: 2)
    }
    #expect(try verify() != 0)
  }
}
