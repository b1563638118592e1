import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

/// What tools are offered as a fix is one: applied to the files, it leaves a site without errors.
@Suite struct FixTests {
  private static let articles = [
    "content/articles/a.md": """
    ---
    title: A
    summary: About it
    topics: [skn]
    image: "photo.pgn"
    ---
    Text ➊ é {{ peel.sesions }} and [dermsi], {{ peel.prices.hand }}.

    ## A part

    > [!IMPORTENT]
    > [Prices](<../treatments/peel/price.md>), [more](../articles/c.md#a-prat) and [that].

    ![A hand](photo.jgp)

    {{> peel.pricse }}

    [that]: b.md

    """,
    "content/articles/b.md": """
    ---
    titel: B
    summary: About: B
    ---
    ## A part

    Text [@trail].

    """,
    "content/articles/c.md": article("C", text: "## A part\n\nText."),
    "content/treatments/peel/facts.yaml": MinimalSite.facts(named: "Peel")
      .replacing("before:", with: "befor:").replacing(
        "sessions: 2 to 3", with: "\"sesions\": 2 to 3"),
  ]

  private static let fixed: Set<String> = [
    "article/unknown-key", "article/unknown-source", "article/unknown-topic", "blocks/unknown",
    "facts/unknown-key", "facts/unknown-reference", "glossary/unknown-term", "images/missing",
    "links/unknown-anchor", "links/unknown-page", "markdown/unknown-callout", "sources/bad-choice",
    "yaml/syntax",
    "template/unknown-name", "template/wrong-end",
  ]

  /// One cause can hide another: the fixes of a run may bring further ones to light.
  @Test func leaveNothingToFix() async throws {
    let site = try SiteFixture(Self.articles)
    site.binaries["content/articles/photo.png"] = PNGFile.make()
    site.files["templates/blocks/prices.mustache"] = "Prices"
    let sources = "content/sources.yaml"
    site.files[sources] = site.files[sources]?.replacing("kind: review", with: "kind: reviw")
    let template = "templates/article.mustache"
    let original = try #require(site.files[template])
    site.files[template] = original + "{{page.titel}}{{#page}}{{/pgae}}"
    var seen: Set<String> = []
    for _ in 1...4 {
      let found = try await SiteBuild.prepare(site.folder, options: site.options).diagnostics
      let fixable = found.filter { !$0.fixes.isEmpty }
      seen.formUnion(fixable.map(\.id))
      for (path, text) in site.files {
        let first = fixable.compactMap(\.fixes.first)
        site.files[path] = SourceFile(path: RelativePath(path), text: text).applying(first).text
      }
    }
    let left = try await SiteBuild.prepare(site.folder, options: site.options).diagnostics
    #expect(left.filter { $0.severity == .error }.map { "\($0.location) \($0.id)" } == [])
    #expect(Self.fixed.subtracting(seen).sorted() == [])
    let article = try #require(site.files["content/articles/a.md"])
    #expect(article.contains("Text ➊ é {{ peel.sessions }} and [dermis]"))
    #expect(
      article.contains("[Prices](<../treatments/peel/prices.md>), [more](../articles/c.md#a-part)")
    )
  }

  /// The address of a reference link is written elsewhere, so nothing at the link can be replaced.
  @Test func replaceNoReferenceLink() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", text: "[one][x]\n\n[x]: ../treatments/peel/price.md")
    ])
    let found = try await SiteBuild.prepare(site.folder, options: site.options).diagnostics
    let link = try #require(found.first { $0.id == "links/unknown-page" })
    #expect(link.help == "did you mean '../treatments/peel/prices.md'?" && link.fixes.isEmpty)
  }

  /// The unit that was meant is only a part of what is written.
  @Test func replaceNoQuantityByItsUnit() async throws {
    let facts = MinimalSite.facts(named: "Peel").replacing("2 to 3", with: "2 to 3 sesions")
    let site = try SiteFixture(["content/treatments/peel/facts.yaml": facts])
    let found = try await SiteBuild.prepare(site.folder, options: site.options).diagnostics
    let unit = try #require(found.first { $0.id == "facts/bad-unit" })
    #expect(unit.help == "did you mean 'sessions'?" && unit.fixes.isEmpty)
  }
}
