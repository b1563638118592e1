import Content
import Diagnostics
import Facts
import Foundation
import Testing

@testable import Checks
@testable import Foundations

@Suite struct SampleContentTests {
  /// The repository's own content must pass with nothing but advice.
  @Test func passes() async throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = SiteFolder.disk(root.path)
    let blocks = Set(
      try FileManager.default.contentsOfDirectory(
        atPath: root.appendingPathComponent("templates/blocks").path
      ).map { String($0.prefix { $0 != "." }) })
    var problems: [Diagnostic] = []
    let rules = try ClaimRules(folder: folder, &problems)
    let options = LoadOptions(asOf: Samples.day, blockNames: blocks)
    let content = try #require(
      try await ContentLoader(folder: folder, options: options).load(&problems))
    let checker = Checker(rules: rules) { path in
      try? SourceFile(path: path, text: String(decoding: folder.read(path), as: UTF8.self))
    }
    let found = await checker.check(content, asOf: Samples.day, workers: 2).diagnostics
    let bad = found.filter { $0.severity != .advice }
    #expect(bad.map { "\($0.location.path):\($0.location.start?.line ?? 0) \($0.message)" } == [])
  }
}
