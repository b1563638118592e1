import BuiltIn
import Content
import Diagnostics
import Facts
import Fixtures
import Foundations
import Presentation
import Site
import Testing

@testable import Starter

@Suite struct NewPageTests {
  private func page(_ word: String, _ name: String, id: String? = nil) throws -> NewPage {
    let kind = try #require(NewPage.Kind.all.first { $0.word == word })
    return try #require(NewPage(kind, name: name, id: id))
  }

  /// A site that begins, with `pages`.
  private func site(_ pages: NewPage...) throws -> [RelativePath: [UInt8]] {
    let answers = try Interview(given: [
      .name: "Elm", .region: "US", .phone: "+1 541 555 0100", .kind: "skin",
    ]).answers(ask: nil)
    let files = StarterSite.files(answers) + pages.map { ($0.path, $0.text) }
    return Dictionary(uniqueKeysWithValues: files.map { ($0.0, Array($0.1.utf8)) })
  }

  private func prepare(
    _ files: [RelativePath: [UInt8]], showsGaps: Bool, drafts: Bool = false
  ) async throws -> SiteBuild {
    let options = BuildOptions(
      asOf: try #require(CalendarDate(iso: "2026-06-01")), includesDrafts: drafts,
      showsGaps: showsGaps, theme: BaseTheme(BuiltIn.theme))
    return try await SiteBuild.prepare(.memory(files), options: options)
  }

  private func pages(_ build: SiteBuild) throws -> Set<String> {
    let plan = try #require(
      build.plan, "\(ConsoleRenderer { _ in nil }.render(build.diagnostics))")
    return Set(plan.stages.joined().map(\.path.text))
  }

  @Test(arguments: NewPage.Kind.all.map(\.word))
  func hasNothingButGaps(word: String) async throws {
    let new = try page(word, "Light: therapy")
    let build = try await prepare(try site(new), showsGaps: false)
    let here = build.diagnostics.filter { $0.location.path == new.path }
    #expect(!here.isEmpty)
    #expect(here.allSatisfy { $0.id == "content/gap" && $0.severity == .warning })
    // Each has a place of its own.
    #expect(Set(here.map(\.location)).count == here.count)
    #expect(here.count == new.text.ranges(of: "TODO: ").count)
  }

  /// A kind that the site declares asks for what it requires, its own facts among them.
  @Test(arguments: ["operation", "operations", "exercise programme", "programmes", "device"])
  func beginsKindsOfTheSite(word: String) async throws {
    let kinds = """
      kinds:
        operations:
          like: procedure
          one: operation
          other: operations
          require: [what_it_is, timeline, visit, waits, risks, get_help, zones, helpers]
        programmes:
          like: treatment
          one: exercise programme
          other: exercise programmes
          require: [what_it_is, exercises, stages, dose, schedule, thresholds]
        devices: { like: treatment, one: device, other: devices }
      facts:
        zones: { label: Zones, type: quantity, unit: zones }
        helpers: { label: Helpers, type: list }
      units:
        zone: { one: zone, other: zones }

      """
    let all = NewPage.Kind.all(of: KindCatalog(reading: Array(kinds.utf8)))
    let kind = try #require(all.first { $0.isCalled(word) })
    let new = try #require(NewPage(kind, name: "Own: one", id: nil))
    var files = try site(new)
    files["content/kinds.yaml"] = Array(kinds.utf8)
    let build = try await prepare(files, showsGaps: false)
    let here = build.diagnostics.filter { $0.location.path == new.path }
    #expect(!here.isEmpty && here.allSatisfy { $0.id == "content/gap" }, "\(here)")
    #expect(here.count == new.text.ranges(of: "TODO: ").count)
  }

  /// What a file offers beside its gaps fits the kind; what is required is never left out.
  @Test(arguments: [
    ("medicine", "storage", "needle_length"), ("vaccine", "eligibility", "sessions"),
    ("test", "thresholds", "injected_into"), ("condition", "outlook", "who_should_not_have_it"),
    ("procedure", "anaesthesia", "what_is_injected"), ("treatment", "sessions", "storage"),
  ])
  func offersOnlyWhatFitsTheKind(word: String, fit: String, other: String) throws {
    let lines = try page(word, "X").text.split(separator: "\n")
    func has(_ key: String) -> Bool {
      lines.contains { $0.hasPrefix("# \(key):") || $0.hasPrefix("\(key):") }
    }
    #expect(has(fit) && !has(other))
  }

  /// Every key that is said to be usual for some kinds is one of the facts file.
  @Test func knowsTheKeysThatItLeavesOut() {
    let schema = ContentSchemas.facts(of: SubjectKind(.treatment), in: KindCatalog())
    let known = Set(
      schema.skeleton([:]).matches(of: #/(?m)^(# )?(\w+):/#).map { String($0.output.2) })
    for kind in BuiltInKind.allCases {
      #expect(kind.unusualFacts.isSubset(of: known))
      #expect(kind.unusualFacts.isDisjoint(with: SubjectKind(kind).requirements.flatMap(\.keys)))
    }
  }

  @Test(arguments: [
    (
      "test", "name: A\nnavigation: [treatments, prices]\n", 2,
      "write navigation: [treatments, tests, prices]"
    ),
    (
      "test", "navigation:\n  - treatments\n  - prices\n", 1,
      "add the line '- tests' to those under 'navigation'"
    ),
    (
      "test", "navigation: [treatments, { title: A, url: \"https://a.example/\" }]\n", 1,
      "add 'tests' to 'navigation'"
    ),
    ("vaccine", "name: A\n", 1, "write navigation: [vaccines]"),
  ])
  func saysWhatTheMenuLacks(word: String, clinic: String, line: Int, help: String) throws {
    let file = SourceFile(path: "content/clinic.yaml", text: clinic)
    let entry = try #require(MenuEntry(for: try page(word, "X"), clinic: file))
    #expect(entry.help == help && entry.location.start?.line == line)
  }

  @Test(arguments: [
    ("test", "navigation: [tests]\n"), ("article", "navigation: [tests]\n"), ("test", "a: [\n"),
  ])
  func saysNothingOfMenusThatLackNothing(word: String, clinic: String) throws {
    let file = SourceFile(path: "content/clinic.yaml", text: clinic)
    #expect(MenuEntry(for: try page(word, "X"), clinic: file) == nil)
  }

  @Test func takesNoKindOfAnotherSite() {
    #expect(!NewPage.Kind.all.contains { $0.isCalled("operation") })
    // What cannot be read is for a check to tell.
    #expect(KindCatalog(reading: Array("kinds: [".utf8)) == KindCatalog())
  }

  @Test(arguments: [false, true]) func nothingWithAGapIsPublished(drafts: Bool) async throws {
    let before = try pages(try await prepare(try site(), showsGaps: false, drafts: drafts))
    let new = try site(
      page("treatment", "Laser"), page("article", "Costs"), page("page", "Team"))
    let after = try pages(try await prepare(new, showsGaps: false, drafts: drafts))
    #expect(before == after)
  }

  @Test func thePreviewShowsPagesWithTheirGaps() async throws {
    let files = try site(
      page("treatment", "Laser"), page("article", "Costs"), page("page", "Team"))
    let build = try await prepare(files, showsGaps: true)
    let shown = try pages(build)
    for path in ["treatments/laser/index.html", "articles/costs/index.html", "team/index.html"] {
      #expect(shown.contains(path), "\(path) of \(shown.sorted())")
    }
    for path: RelativePath in [
      "treatments/laser/index.html", "treatments/laser/aftercare/index.html",
    ] {
      let file = try #require(build.plan?.file(at: path))
      let html = String(decoding: try file.make(), as: UTF8.self)
      #expect(html.contains("TODO: "), "\(path)")
    }
  }

  /// Whoever fills one gap after the other never meets another mistake on the way.
  @Test func fillingTheGapsMakesAPage() async throws {
    let new = try page("treatment", "Laser")
    var text = new.text.replacing("sessions: ", with: "sessions: 3\n# was: ")
      .replacing("prices: ", with: "prices: on_request\n# was: ")
      .replacing("days: ", with: "days: 1\n      # was: ")
    text = text.replacing(#/"TODO: [^"\n]*"|TODO: [^\n]*/#) { _ in "a short text" }
    var files = try site()
    files[new.path] = Array(text.utf8)
    let build = try await prepare(files, showsGaps: false)
    #expect(build.diagnostics.filter { $0.severity == .error } == [])
    #expect(try pages(build).contains("treatments/laser/index.html"))
  }

  /// No page may lean on what is not published.
  @Test func referencesToAGuideWithGapsAreErrors() async throws {
    var files = try site(page("treatment", "Laser"))
    let article =
      "---\ntitle: T\nsummary: S.\n---\n{{ laser.sessions }}, [x](../treatments/laser/index.md)\n"
    files["content/articles/t.md"] = Array(article.utf8)
    let build = try await prepare(files, showsGaps: false)
    #expect(build.plan == nil)
    let here = build.diagnostics.filter { $0.location.path == "content/articles/t.md" }
    #expect(here.map(\.id).sorted() == ["facts/unknown-reference", "links/unknown-page"])
    #expect(try await prepare(files, showsGaps: true).plan != nil)
  }

  @Test func pagesOfAGuideWithGapsWaitForIt() async throws {
    var files = try site(page("treatment", "Laser"))
    files["content/treatments/laser/what-to-expect.md"] = Array(
      "---\ntitle: T\nsummary: S.\n---\n{{ sessions }}, {{> prices }}\n".utf8)
    let build = try await prepare(files, showsGaps: false)
    #expect(try !pages(build).contains { $0.contains("laser") })
  }

  @Test func theClinicCannotWait() async throws {
    var files = try site()
    files["content/clinic.yaml"] = Array(
      String(decoding: files["content/clinic.yaml"] ?? [], as: UTF8.self)
        .replacing("name: Elm", with: "name: \"TODO: the name\"").utf8)
    let build = try await prepare(files, showsGaps: false)
    #expect(build.plan == nil)
    #expect(
      build.diagnostics.filter { $0.severity == .error }.map(\.message) == [
        "'name' is still to be written"
      ])
  }

  @Test(arguments: [
    ("Light peel", "light-peel"), ("  Botox® (A) ", "botox-a"), ("PRP", "prp"),
  ])
  func makesTheAddressOfTheName(name: String, id: String) throws {
    #expect(try page("treatment", name).id == id)
  }

  @Test(
    arguments: [("漢字", nil), ("x", "A b"), ("", nil), ("x", "../y"), ("x", "-")]
      as [(String, String?)])
  func refusesWhatCanBeNoAddress(name: String, id: String?) {
    for kind in NewPage.Kind.all { #expect(NewPage(kind, name: name, id: id) == nil) }
  }
}
