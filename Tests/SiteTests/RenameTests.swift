import Content
import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

@Suite struct RenameTests {
  private func site() throws -> SiteFixture {
    let fixture = try SiteFixture([
      "content/articles/costs.md": article(
        "Costs", text: "[me](costs.md#x)\n\n## X {#x}\n\nText."),
      "content/articles/b.md": article(
        "B",
        text:
          "é [a](costs.md), [b](<costs.md#x>), [c](../articles/costs.md \"t\") [d].\n\n[d]: b.md"),
      "content/articles/draft.md": article("D", "draft: true", text: "[a](costs.md)"),
      "content/articles/later.md": article("L", "publish_on: 2027-01-01", text: "[a](costs.md)"),
      "content/pages/about.md": article("About", text: "[a](../articles/costs.md)"),
      "content/treatments/peel/before.md": article(
        "Before", "aliases: [/one/, /two/]", text: "[a](../../articles/costs.md)"),
    ])
    fixture.options.includesDrafts = true
    fixture.files["content/clinic.yaml"]? += "navigation: [treatments, about.md]\n"
    return fixture
  }

  private func rename(
    _ fixture: SiteFixture, _ path: RelativePath, to name: String
  ) async throws -> Result<PageRename, PageRename.Refusal> {
    let build = try await SiteBuild.prepare(fixture.folder, options: fixture.options)
    #expect(
      !build.diagnostics.hasErrors, "\(ConsoleRenderer { _ in nil }.render(build.diagnostics))")
    let content = try #require(build.content)
    let clinic = build.files.texts("content/clinic.yaml")
    return Result { () throws(PageRename.Refusal) in
      try PageRename(path, to: name, in: content, clinic: clinic)
    }
  }

  /// The site after the rename, which must have no error.
  private func apply(_ rename: PageRename, to fixture: SiteFixture) async throws -> SitePlan {
    fixture.files[rename.old.text] = nil
    for (path, text) in rename.change.texts { fixture.files[path.text] = text }
    return try await fixture.plan()
  }

  @Test func everyLinkLeadsToTheNewName() async throws {
    let fixture = try site()
    let result = try await rename(fixture, "content/articles/costs.md", to: "prices-explained")
      .get()
    #expect(result.linksToChange == [])
    let changed = [
      "articles/b", "articles/draft", "articles/later", "articles/prices-explained",
      "pages/about", "treatments/peel/before",
    ].map { "content/\($0).md" }
    #expect(result.change.texts.keys.map(\.text).sorted() == changed)
    #expect(
      result.change.texts["content/articles/b.md"]?.contains(
        "é [a](prices-explained.md), [b](<prices-explained.md#x>), [c](prices-explained.md \"t\") [d]."
      ) == true)
    let plan = try await apply(result, to: fixture)
    let old = try #require(plan.file(at: "articles/costs/index.html"))
    #expect(
      String(decoding: try old.make(), as: UTF8.self) == "Moved to /articles/prices-explained/")
    #expect(plan.file(at: "articles/prices-explained/index.html") != nil)
  }

  @Test func theMenuFollows() async throws {
    let fixture = try site()
    let result = try await rename(fixture, "content/pages/about.md", to: "us").get()
    #expect(
      result.change.texts["content/clinic.yaml"]?.hasSuffix("navigation: [treatments, us.md]\n")
        == true)
    let plan = try await apply(result, to: fixture)
    #expect(plan.file(at: "about/index.html") != nil && plan.file(at: "us/index.html") != nil)
  }

  @Test(arguments: [
    "aliases: [/one/, /two/]", "aliases:\n  - /one/\n  - /two/", "aliases: [ \"/one/\" ]",
  ])
  func olderAliasesStay(aliases: String) async throws {
    let fixture = try site()
    fixture.files["content/treatments/peel/before.md"] = article("Before", aliases)
    let result = try await rename(fixture, "content/treatments/peel/before.md", to: "first").get()
    let plan = try await apply(result, to: fixture)
    for path: RelativePath in ["one/index.html", "treatments/peel/before/index.html"] {
      let page = try #require(plan.file(at: path))
      #expect(
        String(decoding: try page.make(), as: UTF8.self) == "Moved to /treatments/peel/first/")
    }
  }

  @Test func linksWithTheirAddressElsewhereFollow() async throws {
    let fixture = try site()
    let result = try await rename(fixture, "content/articles/b.md", to: "bee").get()
    #expect(result.linksToChange == [])
    #expect(
      result.change.texts["content/articles/bee.md"]?.hasSuffix("\n\n[d]: bee.md\n") == true)
    _ = try await apply(result, to: fixture)
  }

  @Test func addressesFromTheRootFollow() async throws {
    let fixture = try site()
    fixture.files["content/pages/about.md"] = article("About", text: "[a](/articles/costs/#x)")
    let result = try await rename(fixture, "content/articles/costs.md", to: "x").get()
    #expect(
      result.change.texts["content/pages/about.md"]?.hasSuffix("[a](/articles/x/#x)\n") == true)
    _ = try await apply(result, to: fixture)
  }

  @Test func theWayBackMakesNoAddressTwice() async throws {
    let fixture = try site()
    _ = try await apply(
      try await rename(fixture, "content/articles/costs.md", to: "x").get(), to: fixture)
    let back = try await rename(fixture, "content/articles/x.md", to: "costs").get()
    #expect(
      back.change.texts["content/articles/costs.md"]?.contains("aliases: [/articles/x/]\n") == true
    )
    _ = try await apply(back, to: fixture)
  }

  @Test(
    arguments: [
      ("content/articles/cost.md", "x", .unknown(nearest: "content/articles/costs.md")),
      ("content/treatments/peel/facts.yaml", "x", .unknown(nearest: nil)),
      ("content/articles/costs.md", "A", .badName),
      ("content/articles/costs.md", "../x", .badName),
      ("content/articles/costs.md", "b", .taken("content/articles/b.md")),
      (
        "content/treatments/peel/before.md", "prices", .taken("content/treatments/peel/prices.md")
      ),
    ] as [(RelativePath, String, PageRename.Refusal)])
  func refusesWhatWouldBreakTheSite(
    path: RelativePath, name: String, refusal: PageRename.Refusal
  ) async throws {
    let result = try await rename(try site(), path, to: name)
    #expect(throws: refusal) { try result.get() }
  }

  @Test func namesThatSayWhatAPageIsStay() async throws {
    let fixture = try site()
    fixture.files["content/treatments/peel/prices.md"] = article("Prices")
    fixture.files["content/pages/index.md"] = article("Home")
    for path: RelativePath in ["content/treatments/peel/prices.md", "content/pages/index.md"] {
      let result = try await rename(fixture, path, to: "x")
      #expect(throws: PageRename.Refusal.fixedName) { try result.get() }
    }
  }
}
