import Diagnostics
import Facts
import Fixtures
import Foundations
import Synchronization
import Testing

@testable import Site

@Suite struct PipelineTests {
  private let options: BuildOptions
  private let output = TemporaryFolder()

  init() throws {
    options = BuildOptions(asOf: try #require(CalendarDate(iso: "2026-06-01")), workers: 2)
  }

  private func pipeline(_ files: [String: String], isStrict: Bool = false) -> SitePipeline {
    SitePipeline(
      folder: .memory(files.mapValues { Array($0.utf8) }), options: options, isStrict: isStrict)
  }

  private func build(_ pipeline: SitePipeline) async throws -> BuildOutcome {
    try await pipeline.build(SiteWriter(root: output.path, isSynced: false)) { findings, texts in
      (ConsoleRenderer(texts: texts).render(findings), "")
    }
  }

  private static let mistakes = MinimalSite.files.merging([
    "templates/home.mustache": "{{page.tilte}}",
    "content/articles/costs.md": article("Costs", text: "You need {{ sesions }}. It is a cure."),
  ]) { $1 }

  @Test func checkReportsAllThatStopsABuild() async throws {
    let pipeline = pipeline(Self.mistakes)
    let source = try await pipeline.check()
    let checked = ConsoleRenderer(texts: source.files.texts).render(source.findings)
    let built = try await build(pipeline)
    #expect(checked == built.output)
    #expect(source.findings.contains { $0.location.path == "templates/home.mustache" })
    #expect(source.findings.contains { $0.location.path == "content/articles/costs.md" })
    #expect(built.counts == nil)
    #expect(try output.files().isEmpty)
  }

  @Test func tellsOfEachStepInItsOrder() async throws {
    let steps = Mutex<[SitePipeline.Step]>([])
    let folder = SiteFolder.memory(MinimalSite.files.mapValues { Array($0.utf8) })
    let pipeline = SitePipeline(folder: folder, options: options) { step in
      steps.withLock { $0.append(step) }
    }
    let site = TemporaryFolder()
    let last = LastBuild(site: site.path, output: output.path, circumstances: [])
    let writer = SiteWriter(root: output.path, isSynced: false)
    for _ in 0..<2 { _ = try await pipeline.build(writer, last: last) { _, _ in ("", "") } }
    #expect(steps.withLock { $0 } == [.read, .checked, .comparedWithLastBuild])
  }

  @Test func warningsStopAStrictBuild() async throws {
    let files = MinimalSite.files.merging(["templates/stray.txt": ""]) { $1 }
    let strict = try await build(pipeline(files, isStrict: true))
    #expect(strict.output.contains("error: nothing uses this file"))
    #expect(strict.counts == nil)
    #expect(try output.files().isEmpty)
    #expect(try await build(pipeline(files)).counts != nil)
  }

  /// A folder whose files change as soon as they have been read, as when somebody saves one.
  private static func changing(_ files: [String: String]) -> SiteFolder {
    let wasRead = Mutex<Set<RelativePath>>([])
    let folder = SiteFolder.memory(files.mapValues { Array($0.utf8) })
    return SiteFolder(
      files: folder.files,
      read: { path throws(FileProblem) in
        let bytes = try folder.read(path)
        let isNew = wasRead.withLock { $0.insert(path).inserted }
        return isNew ? bytes : Array("another text\n".utf8) + bytes
      })
  }

  @Test func excerptsShowWhatWasChecked() async throws {
    let files = Self.mistakes.merging(["content/rules/own.yaml": "id: [wrong]\n"]) { $1 }
    let still = try await pipeline(files).check()
    let changing = try await SitePipeline(folder: Self.changing(files), options: options).check()
    #expect(changing.findings == still.findings)
    let shown = ConsoleRenderer(texts: changing.files.texts).render(changing.findings)
    #expect(shown == ConsoleRenderer(texts: still.files.texts).render(still.findings))
    #expect(shown.contains("{{page.tilte}}"))
    #expect(shown.contains("You need {{ sesions }}"))
    #expect(shown.contains("id: [wrong]"))
  }
}
