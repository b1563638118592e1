import Testing

@testable import Checks

/// Where a claim stands must not matter, and denials must be understood everywhere.
@Suite struct ScopeTests {
  static let places = [
    "## Completely safe", "- Completely safe", "1. Completely safe",
    "| A | B |\n|---|---|\n| x | Completely safe |", "| Completely safe |\n|---|\n| x |",
    "> [!NOTE] Completely safe\n> Text.", "> [!TIP]\n> It is completely safe.",
    "> It is completely safe.", "It is *completely* **safe**.", "[Completely safe](s0.md)",
    "It is completely\nsafe.", "It is &#99;ompletely safe.",
  ]

  @Test(arguments: places) func reportsInEveryPlace(_ body: String) async throws {
    let found = try await Samples.check(["content/articles/s0.md": Samples.article(body)])
    #expect(found.map(\.id).filter { $0.hasPrefix("claims/") } == ["claims/absolute-safety"])
  }

  @Test func reportsInFrontMatterAndGlossary() async throws {
    let found = try await Samples.check([
      "content/articles/a.md": Samples.article(
        "Text.", title: "Completely safe", summary: "It is painless."),
      "content/glossary.yaml":
        "trial:\n  definition: >-\n    A study that is\n    completely safe.\n",
    ])
    let claims = found.filter { $0.id.hasPrefix("claims/") }
    #expect(
      claims.map { "\($0.id) \($0.location.path):\($0.location.start?.line ?? 0)" } == [
        "claims/absolute-safety content/articles/a.md:2",
        "claims/painless content/articles/a.md:3",
        "claims/absolute-safety content/glossary.yaml:4",
      ])
  }

  static let silent = [
    "`completely safe`", "```\ncompletely safe\n```",
    "[A page](https://x.example/completely-safe)",
    "<!-- completely safe -->", "> [!DONT] Do not believe\n> - it is completely safe",
    "Do not trust anyone who says:\n\n- it is completely safe\n- it is painless",
    "Some say it is \"completely safe\". This is not true.",
    "Is it completely safe?", "If anyone tells you that it is completely safe, walk away.",
    "It is not painless, lasting or completely safe.",
  ]

  @Test(arguments: silent) func staysSilent(_ body: String) async throws {
    let found = try await Samples.check(["content/articles/s0.md": Samples.article(body)])
    #expect(found.map(\.id).filter { $0.hasPrefix("claims/") } == [])
  }

  static let loud = [
    "It is not only quick but completely safe.", "Do not worry: it is completely safe.",
    "It does not hurt much, and it is completely safe.", "Ready for a completely safe treatment?",
    "\"It is completely safe\", says our doctor.", "No doubt it is completely safe.",
  ]

  @Test(arguments: loud) func seesThroughFalseDenials(_ body: String) async throws {
    let found = try await Samples.check(["content/articles/s0.md": Samples.article(body)])
    #expect(found.contains { $0.id == "claims/absolute-safety" })
  }

  @Test func regionsDecide() async throws {
    let sentence = ["Botox for your forehead."]
    #expect(try await Samples.claims(in: sentence, region: "GB") == [["claims/prescription-only"]])
    #expect(try await Samples.claims(in: sentence, region: "US") == [[]])
  }
}
