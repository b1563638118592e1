import Checks
import Content
import Diagnostics
import Fixtures
import Markdown

@testable import Foundations
@testable import Site

/// The sample site with inputs as an article of a guide, one after the other.
actor FuzzSite {
  private static let path = "content/treatments/mesotherapy/fuzz.md"

  private var files: [String: [UInt8]]
  private var memory = SiteMemory()
  private var known = CheckMemory()
  private let checker: Checker
  private let options: BuildOptions

  init() throws {
    files = try InjectionSite().files
    let folder = SiteFolder.memory(files)
    var diagnostics: [Diagnostic] = []
    checker = Checker(rules: try ClaimRules(folder: nil, &diagnostics)) { folder.shownFile($0) }
    options = try InjectionSite.options(workers: 1)
  }

  /// The promises that `input` breaks.
  func problems(_ input: [UInt8]) async throws -> [String] {
    files[Self.path] = input
    let folder = SiteFolder.memory(files)
    var memory = memory
    self.memory = SiteMemory()
    let build = try await SiteBuild.prepare(
      folder, options: options, memory: &memory, making: .onRequest(marksPlaces: false))
    self.memory = memory
    let found = build.diagnostics + (await findings(build))
    let file = folder.shownFile(RelativePath(Self.path))
    return (file?.broken(by: found) ?? []) + (try (build.plan.map(problems) ?? []))
  }

  private func findings(_ build: SiteBuild) async -> [Diagnostic] {
    guard let content = build.content else { return [] }
    var known = known
    let report = await checker.check(
      content, asOf: options.asOf, workers: 1, memory: &known)
    self.known = known
    return report?.diagnostics ?? []
  }

  /// Nothing lies outside the site, and pages are sound.
  private func problems(_ plan: SitePlan) throws -> [String] {
    try plan.stages.joined().flatMap { file in
      let parts = file.path.text.split(separator: "/", omittingEmptySubsequences: false)
      let isInside = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      let outside = isInside ? [] : ["outside: \(file.path)"]
      guard file.origin.path.text == Self.path, file.path.hasSuffix(".html") else {
        return outside
      }
      return outside + MarkupReader(try file.make()).mistakesButAmpersands
    }
  }
}
