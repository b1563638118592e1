import Content
import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

@Suite struct RemovalTests {
  /// Two articles that link to each other, a page of the menu, and two subjects.
  private func site() throws -> SiteFixture {
    let fixture = try SiteFixture([
      "content/articles/costs.md": article(
        "Costs", "aliases: [/old-costs/]", text: "## X {#x}\n\nText."),
      "content/articles/b.md": article(
        "B", text: "[a](costs.md#x) and [b](/articles/costs/), [c].\n\n[c]: costs.md"),
      "content/articles/draft.md": article("D", "draft: true", text: "Text."),
      "content/pages/about.md": article("About", text: "Text."),
      "content/pages/us.md": article("Us", text: "[a](about.md)"),
      "content/treatments/peel/before.md": article("Before", text: "Text."),
      "content/treatments/peel/leaf.svg":
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
      "content/treatments/laser/facts.yaml": MinimalSite.facts(named: "Laser"),
      "content/treatments/laser/index.md": article("Laser"),
    ])
    fixture.files["content/clinic.yaml"]? += "navigation: [treatments, about.md]\n"
    fixture.options.includesDrafts = true
    return fixture
  }

  private func remove(
    _ path: RelativePath, to target: String? = nil, from fixture: SiteFixture
  ) async throws -> (removal: Removal, needs: [String]) {
    let build = try await SiteBuild.prepare(fixture.folder, options: fixture.options)
    #expect(
      !build.diagnostics.hasErrors, "\(ConsoleRenderer { _ in nil }.render(build.diagnostics))")
    let removal = try Removal(
      path, to: target, from: try #require(build.content),
      files: try fixture.folder.files("content").map(\.path), texts: build.files.texts)
    let needs = try await removal.change.newErrors(in: fixture.folder, build, fixture.options)
    return (removal, needs.map { "\($0.location.path):\($0.location.start?.line ?? 0)" })
  }

  private func apply(_ removal: Removal, to fixture: SiteFixture) {
    for path in removal.change.removed { fixture.files[path.text] = nil }
    for (path, text) in removal.change.texts { fixture.files[path.text] = text }
  }

  @Test func whatLinksToItIsListed() async throws {
    let (removal, needs) = try await remove("content/articles/costs.md", from: try site())
    #expect(needs == Array(repeating: "content/articles/b.md:5", count: 3))
    #expect(removal.change.removed == ["content/articles/costs.md"] && removal.change.texts == [:])
    #expect(removal.addresses.map(\.description) == ["articles/costs/", "old-costs/"])
  }

  @Test func addressesAndLinksLeadToAnotherPage() async throws {
    let fixture = try site()
    let (removal, needs) = try await remove(
      "content/articles/costs.md", to: "/treatments/laser/", from: fixture)
    #expect(needs == [] && removal.redirected.count == 3)
    apply(removal, to: fixture)
    let laser = "../treatments/laser/index.md"
    #expect(
      fixture.files["content/articles/b.md"]?.contains(
        "[a](\(laser)) and [b](\(laser)), [c].\n\n[c]: \(laser)") == true)
    #expect(
      fixture.files["content/treatments/laser/index.md"]?.contains(
        "aliases: [/articles/costs/, /old-costs/]\n---") == true)
    let plan = try await fixture.plan()
    for path: RelativePath in ["articles/costs/index.html", "old-costs/index.html"] {
      let page = try #require(plan.file(at: path))
      #expect(String(decoding: try page.make(), as: UTF8.self) == "Moved to /treatments/laser/")
    }
  }

  @Test func theMenuNamesTheOtherPage() async throws {
    let fixture = try site()
    let (removal, needs) = try await remove(
      "content/pages/about.md", to: "pages/us.md", from: fixture)
    #expect(needs == [])
    apply(removal, to: fixture)
    #expect(
      fixture.files["content/clinic.yaml"]?.hasSuffix("navigation: [treatments, us.md]\n") == true)
    _ = try await fixture.plan()
  }

  @Test func aPageOfTheMenuIsNeeded() async throws {
    let (_, needs) = try await remove(
      "content/pages/about.md", to: "articles/b.md", from: try site())
    #expect(needs.map { $0.prefix(19) } == ["content/clinic.yaml"])
  }

  @Test func aSubjectGoesWithAllOfItsFolder() async throws {
    let fixture = try site()
    let (removal, needs) = try await remove(
      "content/treatments/peel", to: "treatments/laser", from: fixture)
    #expect(needs == [])
    #expect(
      removal.change.removed
        == ["before.md", "facts.yaml", "leaf.svg"].map {
          RelativePath("content/treatments/peel/\($0)")
        })
    apply(removal, to: fixture)
    let plan = try await fixture.plan()
    let pages = ["", "before/", "aftercare/", "evidence/", "preparation/", "prices/"]
    #expect(removal.addresses.map(\.description) == pages.map { "treatments/peel/\($0)" }.sorted())
    for page in pages {
      #expect(plan.file(at: RelativePath("treatments/peel/\(page)index.html")) != nil)
    }
  }

  @Test func whatUsesTheFactsOfASubjectIsListed() async throws {
    let fixture = try site()
    fixture.files["content/articles/b.md"] = article(
      "B", text: "{{ peel.sessions }}\n\n![x](../treatments/peel/leaf.svg)\n\n{{> peel.prices }}")
    fixture.files["content/clinic.yaml"]? += "featured: [peel]\n"
    fixture.files["content/pictures.yaml"] = "treatments/peel/leaf.svg: { credit: Ann Elm }\n"
    fixture.files["templates/blocks/prices.mustache"] = "{{treatment.name}}"
    let (_, needs) = try await remove(
      "content/treatments/peel", to: "treatments/laser", from: fixture)
    #expect(
      needs == [
        "content/articles/b.md:5", "content/articles/b.md:7", "content/articles/b.md:9",
        "content/clinic.yaml:10", "content/pictures.yaml:1",
      ])
  }

  @Test func aDraftHasNoAddressToKeep() async throws {
    let (removal, needs) = try await remove(
      "content/articles/draft.md", to: "articles/b.md", from: try site())
    #expect(removal.addresses == [] && removal.change.texts == [:] && needs == [])
  }

  /// The page stays without its prose, and what it was called before has to be kept elsewhere.
  @Test func aPageOfFactsKeepsItsAddress() async throws {
    let fixture = try site()
    fixture.files["content/treatments/peel/prices.md"] = article("Prices", "aliases: [/costs/]")
    let (removal, needs) = try await remove("content/treatments/peel/prices.md", from: fixture)
    #expect(removal.addresses.map(\.description) == ["costs/"] && needs == [])
  }

  @Test(
    arguments: [
      ("content/articles/cost.md", nil, .unknown(nearest: "content/articles/costs.md")),
      ("content/treatments/peel/facts.yaml", nil, .facts(folder: "content/treatments/peel")),
      ("content/clinic.yaml", nil, .unknown(nearest: nil)),
      ("content/articles/b.md", "/articles/cots/", .unknownTarget(nearest: "/articles/costs/")),
      ("content/articles/b.md", "articles/b.md", .targetGoes(PagePath("articles/b/"))),
      (
        "content/treatments/peel", "treatments/peel/before.md",
        .targetGoes(PagePath("treatments/peel/before/"))
      ),
      (
        "content/articles/b.md", "/treatments/peel/prices/",
        .targetWithoutFile(PagePath("treatments/peel/prices/"))
      ),
      (
        "content/articles/b.md", "treatments/peel",
        .targetWithoutFile(PagePath("treatments/peel/"))
      ),
    ] as [(RelativePath, String?, Removal.Refusal)])
  func refusesWhatCannotBe(
    path: RelativePath, target: String?, refusal: Removal.Refusal
  ) async throws {
    let fixture = try site()
    await #expect(throws: refusal) { _ = try await remove(path, to: target, from: fixture) }
  }
}
