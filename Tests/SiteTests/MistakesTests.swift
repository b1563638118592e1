import Testing

@Suite struct MistakesTests {
  @Test func reportsEveryMistakeInOneRun() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", "publish_on: 2026-02-30\naliases: [/prices/]"),
      "content/articles/b.md": article("B", text: "You need {{ peel.sesions }} or [more](c.md)."),
      "content/pages/prices.md": article("Prices", "titel: Costs"),
      "templates/article.mustache": "{{page.titel}}",
    ])
    let facts = "content/treatments/peel/facts.yaml"
    site.files[facts] = site.files[facts]?
      .replacing("risks: { common: [Redness], serious: [Scars] }\n", with: "")
      .replacing("what_it_is", with: "interal: 2 weeks\nwhat_it_is")
    try await site.expectProblems(Self.everyMistake)
  }

  private static let everyMistake = """
    error: '2026-02-30' is not a day  [article/bad-date]
      --> content/articles/a.md:4:13
       |
     4 | publish_on: 2026-02-30
       |             ^^^^^^^^^^ check the month and the day

    error: two things want the path 'prices/index.html'  [site/same-path]
      --> content/articles/a.md:5:11
       |
     5 | aliases: [/prices/]
       |           ^^^^^^^^ rename one of the two
    note: the other one is here
      --> templates/compare-prices.mustache

    error: 'peel.sesions' is not a fact  [facts/unknown-reference]
      --> content/articles/b.md:5:13
       |
     5 | You need {{ peel.sesions }} or [more](c.md).
       |             ^^^^^^^^^^^^ did you mean 'peel.sessions'?

    error: there is no page 'c.md'  [links/unknown-page]
      --> content/articles/b.md:5:39
       |
     5 | You need {{ peel.sesions }} or [more](c.md).
       |                                       ^^^^ did you mean 'a.md'?

    error: two things want the path 'prices/index.html'  [site/same-path]
      --> content/pages/prices.md:2:8
       |
     2 | title: Prices
       |        ^^^^^^ rename one of the two
    note: the other one is here
      --> templates/compare-prices.mustache

    error: 'titel' is not a key of the front matter  [article/unknown-key]
      --> content/pages/prices.md:4:1
       |
     4 | titel: Costs
       | ^^^^^ did you mean 'title'?

    error: the facts file has no 'risks'  [facts/missing-key]
      --> content/treatments/peel/facts.yaml:1:1
       |
     1 | name: Peel
       | ^ add 'risks': what can go wrong: 'common' and 'serious'

    error: 'interal' is not a key of the facts file  [facts/unknown-key]
      --> content/treatments/peel/facts.yaml:4:1
       |
     4 | interal: 2 weeks
       | ^^^^^^^ did you mean 'interval'?
       = Or: declare a fact of your own once in content/kinds.yaml, or put it under 'other_facts'.

    error: there is no part of 'page' called 'titel'  [template/unknown-name]
      --> templates/article.mustache:1:8
       |
     1 | {{page.titel}}
       |        ^^^^^ did you mean 'title'?

    """

  @Test func reportsAMissingTextAmongOtherMistakes() async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", text: "{{ peel.sesions }}")])
    let words = "templates/i18n/en.yaml"
    site.files[words] = site.files[words]?.replacing("feed.title: \"News of {site}\"\n", with: "")
    let console = try await site.build().console
    #expect(console.contains("[facts/unknown-reference]"))
    #expect(console.contains("error: the text 'feed.title' is missing  [words/missing]"))
  }

  @Test func reportsThatThereIsNoClinic() async throws {
    try await SiteFixture(["content/clinic.yaml": nil]).expectProblems(
      """
      error: the file content/clinic.yaml is missing  [clinic/missing-file]
        --> content/clinic.yaml
         = help: it says who publishes the site; see content/README.md

      """)
  }

  @Test func leavesTheSiteAsItWas() async throws {
    let site = try SiteFixture()
    #expect(try await site.build().console == "")
    site.files["content/articles/a.md"] = "no front matter"
    try await site.expectProblems(
      """
      error: the article has no front matter  [article/no-front-matter]
        --> content/articles/a.md:1:1
         |
       1 | no front matter
         | ^^^^^^^^^^^^^^^ begin with a line '---', then title and summary, then a line '---'

      """)
  }
}
