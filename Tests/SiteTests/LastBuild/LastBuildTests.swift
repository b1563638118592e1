import Content
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

@Suite struct LastBuildTests {
  private let fixture: SiteFixture
  private let site = TemporaryFolder()

  init() throws {
    fixture = try SiteFixture(["content/articles/a.md": article("A")])
  }

  private func last(
    _ circumstances: [String] = ["2026-06-01"], output: TemporaryFolder? = nil
  ) -> LastBuild {
    LastBuild(
      site: site.path, output: (output ?? fixture.output).path, circumstances: circumstances)
  }

  /// Builds the site of `folder` and keeps what the build was.
  @discardableResult private func build(
    _ folder: SiteFolder, output: TemporaryFolder? = nil
  ) async throws -> BuildOutcome {
    let writer = SiteWriter(root: (output ?? fixture.output).path, isSynced: false)
    let outcome = try await SitePipeline(folder: folder, options: fixture.options)
      .build(writer, last: last(output: output), isFresh: true) { _, _ in ("o", "1 advice\n") }
    #expect(outcome.counts != nil)
    return outcome
  }

  private var isRepeated: Bool {
    get async { await last().repeated(of: fixture.folder) != nil }
  }

  /// File systems keep both; a `String` takes them for one.
  @Test func keepsPathsApartThatDifferInComposition() throws {
    var inputs = BuildInputs()
    let paths: [RelativePath] = ["content/e\u{301}.png", "content/\u{E9}.png", "content/\"\\.png"]
    for path in paths { inputs.files[path] = FileDigest(of: Array(path.text.utf8)) }
    let data = Data(inputs.json.text.utf8)
    let read = try JSONDecoder().decode(BuildInputs.self, from: data)
    #expect(read.files == inputs.files)
    #expect(read.files.count == paths.count)
  }

  @Test func knowsNothingOfABuildThatNeverWas() async throws {
    #expect(await !isRepeated)
  }

  @Test func saysTheSameWhenNothingHasChanged() async throws {
    let first = try await build(fixture.folder)
    let before = try fixture.output.snapshot()
    let second = try #require(await last().repeated(of: fixture.folder))
    #expect(second.output == "o")
    #expect(second.errors == "1 advice\n")
    #expect(second.pageCount == first.pageCount)
    #expect(second.counts == WriteCounts(unchanged: before.count - 1))
    #expect(try fixture.output.snapshot() == before)
  }

  @Test func leavesNothingThatVersionControlWouldSee() async throws {
    try await build(fixture.folder)
    let record = try record()
    let memory = record.replacing(".json", with: ".memory")
    #expect(try site.files().keys.sorted() == [".careleaf/.gitignore", record, memory])
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
    let manifest = try fixture.output.text(Manifest.fileName.text)
    try fixture.output.put(manifest + "# never/index.html\n", at: Manifest.fileName.text)
    #expect(await !isRepeated)
  }

  @Test func noticesOtherCircumstances() async throws {
    try await build(fixture.folder)
    #expect(await last(["2026-06-02"]).repeated(of: fixture.folder) == nil)
    #expect(await last(["2026-06-01", ""]).repeated(of: fixture.folder) == nil)
  }

  @Test func aBuildToAnotherFolderIsKeptBesideIt() async throws {
    let elsewhere = TemporaryFolder()
    try await build(fixture.folder)
    let before = try site.files()
    #expect(await last(output: elsewhere).repeated(of: fixture.folder) == nil)
    try await build(fixture.folder, output: elsewhere)
    #expect(try site.files().filter { before.keys.contains($0.key) } == before)
    #expect(await isRepeated)
    #expect(await last(output: elsewhere).repeated(of: fixture.folder) != nil)
  }

  /// The path of the only record.
  private func record() throws -> String {
    try #require(
      try site.files().keys.first {
        $0.hasPrefix(".careleaf/last-build-") && $0.hasSuffix(".json")
      })
  }

  @Test(arguments: ["", "{}", "[", "{\"circumstances\": 1}"])
  func takesARecordThatIsNoneForNoRecord(text: String) async throws {
    try await build(fixture.folder)
    try site.put(text, at: try record())
    #expect(await !isRepeated)
  }

  @Test func aSiteThatCannotBeWrittenToIsBuiltAllTheSame() async throws {
    try site.put("a file", at: ".careleaf")
    try await build(fixture.folder)
    #expect(await !isRepeated)
    #expect(try site.text(".careleaf") == "a file")
  }

  /// A site from elsewhere may bring such a link along.
  @Test func keepsNothingBehindALink() async throws {
    let other = TemporaryFolder()
    try other.put("theirs", at: ".gitignore")
    try other.put("theirs", at: "draft")
    try site.link(".careleaf", to: other.path)
    try await build(fixture.folder)
    #expect(await !isRepeated)
    #expect(
      try other.files().mapValues { String(decoding: $0, as: UTF8.self) } == [
        ".gitignore": "theirs", "draft": "theirs",
      ])
  }

  @Test func readsNoFileOutsideTheSiteForARecord() async throws {
    let inputs = BuildInputs(files: ["../file": FileDigest(of: Array("theirs".utf8))])
    try site.put("theirs", at: "file")
    let folder = SiteFolder.disk(site.path + "/inner")
    #expect(await inputs.ifUnchanged(in: folder) == nil)
    try DiskFolder(site.path).makeFolder("inner")
    #expect(await inputs.ifUnchanged(in: folder) == nil)
  }
}
