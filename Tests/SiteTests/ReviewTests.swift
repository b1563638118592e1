import Testing

@Suite struct ReviewTests {
  private let template = """
    {{#page.shows_review}}{{#page.review}}{{by}}, {{role}}, {{on}} to {{due}}{{/page.review}}\
    {{^page.review}}not reviewed{{/page.review}}{{/page.shows_review}}\
    {{$content}}{{/content}}
    """

  private func review(_ on: String) -> String {
    "review: { by: dr-lee, on: \(on), due: 2028-01-01 }"
  }

  private func site(_ facts: String) throws -> SiteFixture {
    let site = try SiteFixture(["templates/layouts/base.mustache": template])
    for name in ["compare-prices", "prices"] {
      site.files["templates/\(name).mustache"] = "{{<base}}{{/base}}"
    }
    site.files["content/treatments/peel/facts.yaml", default: ""] += facts + "\n"
    return site
  }

  private func words(_ month: Int, _ year: Int = 2026) -> String {
    "Dr. Lee, Doctor, 1 dates.months.\(month) \(year) to 1 dates.months.1 2028"
  }

  @Test func saysThatNobodyReviewed() async throws {
    let site = try site("")
    site.files["content/articles/a.md"] = article("A")
    site.files["content/pages/b.md"] = article("B")
    let pages = [
      "prices/index.html", "aftercare/index.html", "treatments/peel/index.html",
      "treatments/peel/prices/index.html",
    ]
    for path in pages { #expect(try await site.page(path) == "not reviewed") }
    #expect(try await site.page("articles/a/index.html") == "not reviewed<p>Text.</p>\n")
    #expect(try await site.page("b/index.html") == "<p>Text.</p>\n")
    #expect(try await site.page("articles/index.html") == "/articles/a/;")
  }

  @Test func showsTheReviewOfTheFacts() async throws {
    let site = try site(review("2026-05-01"))
    for path in ["prices/index.html", "treatments/peel/prices/index.html"] {
      #expect(try await site.page(path) == words(5))
    }
  }

  @Test func showsTheOldestReviewOfAllFacts() async throws {
    let site = try site(review("2026-05-01"))
    site.files["content/treatments/wax/facts.yaml"] =
      MinimalSite.facts(named: "Wax") + review("2026-03-01") + "\n"
    #expect(try await site.page("prices/index.html") == words(3))
    site.files["content/treatments/ice/facts.yaml"] = MinimalSite.facts(named: "Ice")
    #expect(try await site.page("prices/index.html") == "not reviewed")
  }

  @Test func wantsProseAndFactsReviewed() async throws {
    let site = try site(review("2026-05-01"))
    let prose = "content/treatments/peel/prices.md"
    let page = "treatments/peel/prices/index.html"
    site.files[prose] = article("P")
    #expect(try await site.page(page) == "not reviewed")
    site.files[prose] = article("P", review("2026-04-01"))
    #expect(try await site.page(page) == words(4))
    site.files[prose] = article("P", review("2026-06-01"))
    #expect(try await site.page(page) == words(5))
  }
}
