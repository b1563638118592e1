import Diagnostics
import Facts
import Fixtures
import Foundation
import Site
import Testing

@testable import Preview

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
    let file = address.dropFirst() + "index.html"
    return review.page(at: address, html: try await preview.file(String(file)))?.text ?? ""
  }

  @Test func tellsWhereAFactComesFrom() async throws {
    let text = try await page(address)
    let fact = #"{"name":"sessions","label":"Number of sessions","at":["5:10"]"#
    #expect(text.contains("\"facts\":[" + fact), "\(text)")
    #expect(text.contains("{\"name\":\"content/treatments/peel/facts.yaml:"))
    #expect(text.contains("\"states\":[\"unreviewed\"]"))
    #expect(!text.contains("vscode:"))
  }

  @Test func tellsValueAndTextOfReports() async throws {
    try site.replace(
      "sessions: 2 to 3",
      with: """
        sessions:
          value: 2 to 3
          note: We watch the skin.
          reported:
            - { source: trial, value: up to 7, text: Most people need fewer. }
            - { source: trial, text: As many as it takes. }
            - { source: trial, value: 2 }
        """, in: "content/treatments/peel/facts.yaml")
    let text = try await page(address)
    let source = "{\"source\":{\"title\":\"A trial\",\"url\":null},"
    #expect(
      text.contains(
        "\"reported\":[\(source)\"value\":\"up to 7 sessions\",\"text\":\"Most people need fewer.\"},"
          + "\(source)\"value\":null,\"text\":\"As many as it takes.\"},"
          + "\(source)\"value\":\"2 sessions\",\"text\":null}]"),
      "\(text)")
  }

  @Test func leadsToTheEditor() async throws {
    let text = try await page(address, showsEditor: true)
    #expect(text.contains("\"url\":\"vscode://file\(site.path)/\(article):1:1\""), "\(text)")
  }

  /// Whoever has to describe a picture sees it.
  @Test func showsThePictureThatAFindingIsAbout() async throws {
    try Data(PictureFile.png).write(
      to: URL(fileURLWithPath: site.path + "/content/treatments/peel/fold.png"))
    try site.write(
      "---\ntitle: A\nsummary: About it.\n---\n![IMG_2041](fold.png)\n", to: article)
    let day = try #require(CalendarDate(iso: "2026-06-01"))
    let check = PreviewCheck(folder: .disk(site.path), options: BuildOptions(asOf: day))
    let preview = try site.preview { build in
      (try? await check.findings(build)) ?? SiteFindings()
    }
    _ = await preview.rebuild(after: .unknown)
    _ = await preview.checkContent()
    let review = try #require(await preview.review(showsEditor: false))
    let text = review.page(at: address, html: nil)?.text ?? ""
    let picture = try #require(
      text.firstMatch(of: #/"picture":"\/(treatments\/peel\/fold-48\.[0-9a-f]{10}\.webp)"/#))
    #expect(text.contains("structure/picture-description"))
    #expect(try await preview.file(String(picture.1)) != nil)
  }

  @Test func knowsPagesThatAreMadeOfFacts() async throws {
    #expect(try await page("/treatments/peel/prices/").contains("\"title\":"))
    #expect(try await page("/treatments/peel/").contains("content/treatments/peel/facts.yaml"))
    #expect(try await page("/nothing/") == "")
  }

  @Test func leadsFromWhatTemplatesShowToItsLine() async throws {
    try site.write(
      """
      {{<base}}{{$content}}<h1 title="{{#treatment.sessions}}{{.}}{{/treatment.sessions}}">{{page.title}}</h1>
      {{#treatment}}{{#prices}}{{#rows}}<p>{{price}}</p>{{/rows}}{{/prices}}{{/treatment}}
      {{/content}}{{/base}}
      """, to: "templates/prices.mustache")
    let text = try await page("/treatments/peel/prices/")
    let file = "content/treatments/peel/facts.yaml"
    let face = #"{"name":"prices.face","label":"Face","at":["prices.face "# + "\(file):10:"
    #expect(text.contains(face), "\(text)")
    #expect(text.contains("\"places\":[{\"name\":\"\(file):10\",\"url\":null}]"), "\(text)")
    let hands = #"{"name":"prices.hands","label":"Hands","at":["prices.hands "# + "\(file):11:"
    #expect(text.contains(hands), "\(text)")
    #expect(!text.contains("\"name\":\"sessions\""))
    let html = try #require(try await preview.text("treatments/peel/prices/index.html"))
    #expect(html.contains("title=\"2 to 3 sessions\""))
  }

  @Test func knowsFactsOfPagesThatAreMadeOfNoSingleFile() async throws {
    try site.write(
      "{{<base}}{{$content}}{{#treatments}}{{#sessions}}{{.}}{{/sessions}}{{/treatments}}{{/content}}{{/base}}",
      to: "templates/compare-prices.mustache")
    let text = try await page("/prices/")
    #expect(text.contains("\"title\":null,\"files\":[]"), "\(text)")
    let fact = #"{"name":"peel.sessions","label":"Number of sessions","at":["sessions content/"#
    #expect(text.contains(fact), "\(text)")
  }

  @Test func readsMarks() {
    let page = """
      <!--careleaf-value a.b content/x.yaml:2:3-->1<!--careleaf-end-->
      <!--careleaf-value a.b content/x.yaml:2:3-->1<!--careleaf-end--><!--careleaf-at 1:2-->
      <!--careleaf-value c content/y.yaml:4:5--><!--careleaf-value broken--><!--careleaf-value z
      """
    let facts = ShownFact.all(in: Data(page.utf8))
    #expect(facts.map(\.name) == ["a.b", "c"])
    #expect(facts.map(\.mark) == ["a.b content/x.yaml:2:3", "c content/y.yaml:4:5"])
    #expect(facts.map(\.location.path) == ["content/x.yaml", "content/y.yaml"])
    #expect(facts.map(\.location.start?.line) == [2, 4])
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
      let served = try #require(try await preview.text(file.path.text))
      let mark = #/<!--careleaf-((at|fact) \d+:\d+|value \S+ [^:]+:\d+:\d+|end)-->/#
      let plain = served.replacing(mark, with: "")
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
