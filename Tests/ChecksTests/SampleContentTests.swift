import Content
import Diagnostics
import Facts
import Foundation
import Testing

@testable import Checks
@testable import Foundations

/// Whole sites of the repository, by all checks.
@Suite struct SampleContentTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What is wrong with the site in the folder `name` of the repository, beside advice.
  private func problems(of name: String) async throws -> [Diagnostic] {
    let folder = SiteFolder.disk(Self.root.appending(path: name).path)
    let blocks = Set(
      try FileManager.default.contentsOfDirectory(
        atPath: Self.root.appending(path: "templates/blocks").path
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
    return (problems + found).filter { $0.severity != .advice }
  }

  private func texts(_ problems: [Diagnostic]) -> [String] {
    problems.map { "\($0.location.path):\($0.location.start?.line ?? 0) \($0.message)" }
  }

  /// The repository's own content must pass with nothing but advice.
  @Test func passes() async throws { #expect(texts(try await problems(of: ".")) == []) }

  /// A hospital with a subject of each kind, every fact of theirs and no waiver.
  @Test func takesEveryKindOfCare() async throws {
    #expect(texts(try await problems(of: "Tests/Sites/hospital")) == [])
  }
}
