import Diagnostics
import SiteBuilder
import Testing
import TreatmentFacts

@testable import PreviewServer

@Suite struct ReviewTests {
  private let site: SiteOnDisk
  private let preview: PreviewSite
  private let article = "content/treatments/peel/what-to-expect.md"
  private let address = "/treatments/peel/what-to-expect/"

  init() throws {
    site = try SiteOnDisk()
    preview = try site.preview()
  }

  private func page(_ address: String, showsEditor: Bool = false) async throws -> String {
    _ = await preview.rebuild(after: .unknown)
    let review = try #require(await preview.review(showsEditor: showsEditor))
    return review.page(at: address)?.text ?? ""
  }

  @Test func tellsWhereAFactComesFrom() async throws {
    let text = try await page(address)
    #expect(text.contains("\"facts\":[{\"name\":\"sessions\",\"at\":\"5:10\""), "\(text)")
    #expect(text.contains("{\"name\":\"content/treatments/peel/facts.yaml:"))
    #expect(text.contains("\"states\":[\"unreviewed\"]"))
    #expect(!text.contains("vscode:"))
  }

  @Test func leadsToTheEditor() async throws {
    let text = try await page(address, showsEditor: true)
    #expect(text.contains("\"url\":\"vscode://file\(site.path)/\(article):1:1\""), "\(text)")
  }

  @Test func knowsPagesThatAreMadeOfFacts() async throws {
    #expect(try await page("/treatments/peel/prices/").contains("\"title\":"))
    #expect(try await page("/treatments/peel/").contains("content/treatments/peel/facts.yaml"))
    #expect(try await page("/prices/") == "")
    #expect(try await page("") == "")
  }

  @Test func listsWhatIsNotShownToo() async throws {
    try site.write(
      "---\ntitle: Later\nsummary: S.\npublish_on: 2030-01-01\n---\nText.\n",
      to: "content/articles/later.md")
    _ = await preview.rebuild(after: .unknown)
    let pages = try #require(await preview.review(showsEditor: false)).pages.text
    #expect(
      pages.contains(
        "{\"title\":\"Later\",\"url\":null,\"states\":[\"scheduled\",\"unreviewed\"]"),
      "\(pages)")
  }

  @Test func marksArePutIntoPagesAndNothingElse() async throws {
    _ = await preview.rebuild(after: .unknown)
    let day = try #require(CalendarDate(iso: "2026-06-01"))
    let options = BuildOptions(asOf: day, includesDrafts: true, baseURL: "http://localhost/")
    let built = try await SiteBuild.prepare(.disk(site.path), options: options)
    let plan = try #require(built.plan)
    var marked = 0
    for file in plan.stages.joined() {
      let served = try #require(try await preview.text(file.path))
      let plain = served.replacing(#/<!--careleaf-(at \d+:\d+|fact \d+:\d+|end)-->/#, with: "")
      if plain != served { marked += 1 }
      let script = #/<script src="/.careleaf/preview.js"[^>]*></script>/#
      #expect(
        plain.replacing(script, with: "") == String(decoding: try file.make(), as: UTF8.self))
    }
    #expect(marked > 2)
  }

  @Test(arguments: [
    ("vscode://file{path}:{line}:{column}", "vscode://file/a%20b/c%3Cd.md:2:3"),
    ("idea://open?file={path}&line={line}", "idea://open?file=/a%20b/c%3Cd.md&line=2"),
  ]) func knowsHowEditorsAreAddressed(pattern: String, expected: String) throws {
    let link = try #require(EditorLink(pattern, root: "/a b"))
    let place = SourceLocation(path: "c<d.md", start: SourcePosition(line: 2, column: 3))
    #expect(link.address(place) == expected)
  }

  @Test(arguments: [
    "", "{path}", "vscode://file", "javascript:{path}", "JavaScript:{path}", ":{path}",
  ])
  func refusesWhatOpensNoFile(pattern: String) {
    #expect(EditorLink(pattern, root: "/") == nil)
  }
}
