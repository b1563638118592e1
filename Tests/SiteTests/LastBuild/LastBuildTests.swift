@testable import Foundations
import Content
import Foundation
import Testing

@testable import Site

@Suite struct LastBuildTests {
  private let fixture: SiteFixture
  private let site = TemporaryFolder()
  private let report = BuildRecord.Report(output: "o", errors: "1 advice\n", pageCount: 15)

  init() throws {
    fixture = try SiteFixture(["content/articles/a.md": article("A")])
  }

  private func last(_ circumstances: [String] = ["2026-06-01"]) -> LastBuild {
    LastBuild(site: site.path, output: fixture.output.path, circumstances: circumstances)
  }

  /// Builds the site of `folder` and keeps what the build was.
  private func build(_ folder: SiteFolder) async throws {
    let recorder = InputRecorder()
    let prepared = try await SiteBuild.prepare(
      recorder.recording(folder), options: fixture.options)
    let plan = try #require(prepared.plan)
    _ = try await SiteWriter(root: fixture.output.path).write(plan.stages, workers: 2)
    last().keep(report, of: recorder, from: folder)
  }

  private var isRepeated: Bool {
    get async { await last().repeated(of: fixture.folder) != nil }
  }

  @Test func knowsNothingOfABuildThatNeverWas() async throws {
    #expect(await !isRepeated)
  }

  @Test func saysTheSameWhenNothingHasChanged() async throws {
    try await build(fixture.folder)
    let before = try fixture.output.snapshot()
    let (said, counts) = try #require(await last().repeated(of: fixture.folder))
    #expect(said == report)
    #expect(counts == WriteCounts(unchanged: before.count - 1))
    #expect(try fixture.output.snapshot() == before)
  }

  @Test func leavesNothingThatVersionControlWouldSee() async throws {
    try await build(fixture.folder)
    #expect(
      try site.files().keys.sorted() == [".careleaf/.gitignore", ".careleaf/last-build.json"])
    #expect(try site.text(".careleaf/.gitignore") == "*\n")
    #expect(try site.folders() == [".careleaf"])
  }

  @Test(arguments: [
    "content/articles/a.md", "content/clinic.yaml", "content/treatments/peel/facts.yaml",
    "templates/home.mustache", "templates/i18n/en.yaml",
  ])
  func noticesEveryByteOfTheSources(path: String) async throws {
    try await build(fixture.folder)
    let text = try #require(fixture.files[path])
    fixture.files[path] = text + "\n"
    #expect(await !isRepeated)
    fixture.files[path] = text
    #expect(await isRepeated)
  }

  @Test(arguments: [
    "content/articles/b.md", "templates/new.mustache", "content/treatments/wrap/facts.yaml",
    "content/rules/claims.yaml",
  ])
  func noticesNewAndMissingFiles(path: String) async throws {
    try await build(fixture.folder)
    fixture.files[path] = ""
    #expect(await !isRepeated)
    fixture.files[path] = nil
    #expect(await isRepeated)
    fixture.files["content/articles/a.md"] = nil
    #expect(await !isRepeated)
  }

  @Test func noticesWhatHasBeenDoneToTheOutput() async throws {
    let output = fixture.output
    try await build(fixture.folder)
    try output.put("other", at: "index.html")
    #expect(await !isRepeated)
    try await build(fixture.folder)
    try FileManager.default.removeItem(atPath: output.path + "/index.html")
    #expect(await !isRepeated)
    try await build(fixture.folder)
    try FileManager.default.moveItem(
      atPath: output.path + "/articles", toPath: output.path + "/elsewhere")
    try output.link("articles", to: "elsewhere")
    #expect(await !isRepeated)
  }

  @Test func noticesAnInterruptedBuild() async throws {
    try await build(fixture.folder)
    try fixture.output.put("half", at: ".careleaf-tmp/0")
    #expect(await !isRepeated)
    try FileManager.default.removeItem(atPath: fixture.output.path + "/.careleaf-tmp")
    let manifest = try fixture.output.text(Manifest.fileName)
    try fixture.output.put(manifest + "# never/index.html\n", at: Manifest.fileName)
    #expect(await !isRepeated)
  }

  @Test func noticesOtherCircumstances() async throws {
    try await build(fixture.folder)
    #expect(await last(["2026-06-02"]).repeated(of: fixture.folder) == nil)
    #expect(await last(["2026-06-01", ""]).repeated(of: fixture.folder) == nil)
    let elsewhere = LastBuild(
      site: site.path, output: site.path + "/public", circumstances: ["2026-06-01"])
    #expect(await elsewhere.repeated(of: fixture.folder) == nil)
  }

  @Test(arguments: ["", "{}", "[", "{\"circumstances\": 1}"])
  func takesARecordThatIsNoneForNoRecord(text: String) async throws {
    try await build(fixture.folder)
    try site.put(text, at: ".careleaf/last-build.json")
    #expect(await !isRepeated)
  }

  @Test func aSiteThatCannotBeWrittenToIsBuiltAllTheSame() async throws {
    try site.put("a file", at: ".careleaf")
    try await build(fixture.folder)
    #expect(await !isRepeated)
    #expect(try site.text(".careleaf") == "a file")
  }
}
