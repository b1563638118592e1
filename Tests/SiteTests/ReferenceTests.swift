import Testing

@Suite struct ReferenceTests {
  private func site() throws -> SiteFixture {
    try SiteFixture([
      "templates/article.mustache":
        "{{{body}}}{{#page.references}}{{number}} {{id}}: {{source.label}};{{/page.references}}",
      "content/articles/a.md": article(
        "A", text: "One [@survey]. Two [@trial; @survey]. Again [@survey]."),
      "content/treatments/peel/evidence.md": article("Proof", text: "See [@trial] [@survey]."),
      "content/treatments/wax/facts.yaml": MinimalSite.facts(named: "Wax"),
    ])
  }

  @Test func numbersReferencesByTheirPlaceInTheBibliography() async throws {
    let page = try await site().page("articles/a/index.html")
    #expect(page.hasSuffix("1 trial: A journal 2020;2 survey: Smith 2021;"))
    #expect(page.contains("<a href=\"#ref-survey\" id=\"cite-survey-1\""))
    #expect(page.contains("<a href=\"#ref-survey\" id=\"cite-survey-3\""))
    #expect(page.contains("<a href=\"#ref-trial\" id=\"cite-trial-1\""))
  }

  @Test func namesEachCitingPageOnce() async throws {
    let expected = """
      <h1>pages.sources.title</h1>
      <p id="trial">/treatments/peel/evidence/;/treatments/wax/evidence/;/articles/a/;\
      <p id="survey">/articles/a/;/treatments/peel/evidence/;
      """
    #expect(try await site().page("sources/index.html") == expected)
  }

  @Test func countsAFactPageOncePerSource() async throws {
    let site = try SiteFixture()
    let facts = "content/treatments/peel/facts.yaml"
    site.files[facts] = site.files[facts]?.replacing(
      "not_known: [How long it lasts.]",
      with: "not_known: [{ text: How long., sources: [trial] }], sources: [trial]")
    #expect(
      try await site.page("sources/index.html").contains(
        "<p id=\"trial\">/treatments/peel/evidence/;<p id=\"survey\">"))
  }
}
