import Facts
import Foundations
import Testing

@Suite struct PublicationTests {
  private let home = "articles/a/index.html"

  private func isPublished(
    _ front: String, asOf: String = "2026-06-01", drafts: Bool = false
  ) async throws -> Bool {
    let site = try SiteFixture(["content/articles/a.md": article("A", front)], asOf: asOf)
    site.options.includesDrafts = drafts
    return try await site.plan().file(at: RelativePath(home)) != nil
  }

  @Test(arguments: [
    ("", true), ("draft: false", true), ("draft: true", false),
    ("publish_on: 2026-05-31", true), ("publish_on: 2026-06-01", true),
    ("publish_on: 2026-06-02", false), ("expires_on: 2026-05-31", false),
    ("expires_on: 2026-06-01", false), ("expires_on: 2026-06-02", true),
    ("publish_on: 2026-06-01\nexpires_on: 2026-06-02", true),
    ("publish_on: 2026-06-02\nexpires_on: 2026-06-03", false),
  ])
  func followsTheDates(front: String, expected: Bool) async throws {
    #expect(try await isPublished(front) == expected)
  }

  @Test func showsDraftsWhenAskedFor() async throws {
    #expect(try await isPublished("draft: true", drafts: true))
    #expect(try await !isPublished("draft: true\npublish_on: 2026-06-02", drafts: true))
    #expect(try await !isPublished("draft: true\nexpires_on: 2026-06-01", drafts: true))
  }

  @Test func followsTheDayItIsBuiltFor() async throws {
    let front = "publish_on: 2027-01-01\nexpires_on: 2028-01-01"
    for (day, expected) in [
      ("2026-12-31", false), ("2027-01-01", true), ("2027-12-31", true), ("2028-01-01", false),
    ] {
      #expect(try await isPublished(front, asOf: day) == expected)
    }
  }

  @Test func removesAPageThatHasExpired() async throws {
    let site = try SiteFixture(
      ["content/articles/a.md": article("A", "expires_on: 2026-06-02\naliases: [/old/]")])
    try await site.expectOutput(
      adding: [home: "<h1>A</h1>\n<p>Text.</p>\n", "old/index.html": "Moved to /articles/a/"])
    site.options.asOf = try #require(CalendarDate(iso: "2026-06-02"))
    try await site.expectOutput()
    #expect(try !site.output.folders().contains("articles/a"))
    #expect(try !site.output.folders().contains("old"))
  }

  @Test func reportsLinksToWhatIsNotPublished() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", text: "See [b](b.md)."),
      "content/articles/b.md": article("B", "publish_on: 2026-07-01"),
    ])
    try await site.expectProblems(
      """
      error: 'B' is not published  [links/unpublished]
        --> content/articles/a.md:5:9
         |
       5 | See [b](b.md).
         |         ^^^^ it is a draft, not published yet or expired: remove the link or publish it

      """)
  }
}
