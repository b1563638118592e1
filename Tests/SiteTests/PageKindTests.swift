import Testing

@Suite struct PageKindTests {
  @Test func buildsTheMinimalSite() async throws {
    try await SiteFixture().expectOutput()
  }

  @Test func buildsEveryKindOfPage() async throws {
    let site = try SiteFixture([
      "content/pages/index.md": article("Welcome"), "content/pages/about.md": article("About us"),
      "content/articles/costs.md": article("Costs", "topics: [skin]"),
      "content/treatments/peel/index.md": article("Peel"),
      "content/treatments/peel/risks.md": article("Risks"),
      "content/treatments/peel/prices.md": article("Prices", "aliases: [/old/, /old.html]"),
    ])
    try await site.expectOutput(
      adding: [
        "index.html": "<h1>Welcome</h1>\n<p>Text.</p>\n",
        "about/index.html": "<h1>About us</h1>\n<p>Text.</p>\n",
        "articles/index.html": "<h1>pages.articles.title</h1>\n/articles/costs/;",
        "articles/costs/index.html": "<h1>Costs</h1>\n<p>Text.</p>\n",
        "topics/index.html": "<h1>pages.topics.title</h1>\n/topics/skin/;",
        "topics/skin/index.html": "<h1>Skin</h1>\n",
        "treatments/peel/index.html": "<h1>Peel</h1>\n<p>Text.</p>\n",
        "treatments/peel/risks/index.html": "<h1>Risks: Peel</h1>\n<p>Text.</p>\n",
        "treatments/peel/prices/index.html":
          "<h1>Prices: Peel</h1>\n<p>Text.</p>\nFace: $100 to $150, $200 to $450;Hands: $80, $160 to $240;",
        "old/index.html": "Moved to /treatments/peel/prices/",
        "old.html": "Moved to /treatments/peel/prices/",
      ])
  }

  @Test func makesPagesOfFactsAlone() async throws {
    try await SiteFixture().expectOutput(
      adding: [
        "index.html": "<h1>Elm Clinic</h1>\n", "404.html": "<h1>pages.not_found.title</h1>\n",
        "treatments/index.html": "<h1>kinds.treatment.list.title</h1>\nPeel;",
        "treatments/peel/index.html": "<h1>Peel</h1>\n",
        "treatments/peel/prices/index.html":
          "<h1>Peel: prices</h1>\nFace: $100 to $150, $200 to $450;Hands: $80, $160 to $240;",
        "prices/index.html":
          "<h1>pages.prices.title</h1>\nPeel: $80 to $150 prices.per.area;",
        "glossary/index.html": "<h1>pages.glossary.title</h1>\n<p id=\"term-dermis\">dermis",
      ])
  }

  @Test func countsItsPages() async throws {
    #expect(try await SiteFixture().plan().pageCount == MinimalSite.paths.count - 4)
  }

  @Test func marksTheSectionInTheNavigation() async throws {
    let site = try SiteFixture([
      "templates/fragments/header.mustache":
        "{{#navigation}}{{title}}{{#is_current}}*{{/is_current}};{{/navigation}}",
      "templates/layouts/base.mustache": "{{{header}}}{{$content}}{{/content}}",
      "content/pages/about.md": article("About us"),
      "content/pages/about-you.md": article("About you"),
    ])
    site.files["content/clinic.yaml", default: ""] +=
      "navigation: [treatments, prices, about.md]\n"
    let treatments = "kinds.treatment.list.title"
    let prices = "pages.prices.short"
    try await site.expectOutput(
      adding: [
        "about/index.html": "\(treatments);\(prices);About us*;<p>Text.</p>\n",
        "about-you/index.html": "\(treatments);\(prices);About us;<p>Text.</p>\n",
        "treatments/peel/evidence/index.html": "\(treatments)*;\(prices);About us;",
        "prices/index.html":
          "\(treatments);\(prices)*;About us;Peel: $80 to $150 prices.per.area;",
        "404.html": "\(treatments);\(prices);About us;",
      ])
  }
}
