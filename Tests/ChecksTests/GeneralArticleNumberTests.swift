import Content
import Diagnostics
import Testing

@testable import Checks

/// Numbers of articles outside of guides, in paragraphs that are about one subject.
@Suite struct GeneralArticleNumberTests {
  /// What is said of the numbers of an article.
  private static func found(
    _ body: String, path: String = "content/articles/a.md"
  ) async throws -> [Diagnostic] {
    let other = Samples.facts().replacing("name: Needling", with: "name: Light peel")
      .replacing("8 to 15", with: "3 to 4")
    return try await Samples.check([
      "content/clinic.yaml": Samples.clinic() + "\nnumbers: facts",
      "content/treatments/needling/facts.yaml": Samples.facts(),
      "content/treatments/light-peel/facts.yaml": other, path: Samples.article(body),
    ]).filter { $0.id.hasPrefix("numbers/") }
  }

  @Test(arguments: [
    "Needling is given in 20 sessions.",
    // The paragraph names it.
    "Many people ask about needling. It takes 20 sessions.",
    // A fact of it stands there.
    "It costs {{ needling.prices.thighs }}, and you come for 20 sessions.",
    // The sentence tells more than the paragraph.
    "Light peels and others are common. Needling takes 20 sessions.",
    "A light peel takes 8 to 15 sessions.",
  ])
  func holdsThemAgainstTheFactsOfTheSubject(body: String) async throws {
    let found = try await Self.found(body)
    #expect(found.map(\.id) == ["numbers/disagrees"], "\(found.map(\.message))")
  }

  @Test(arguments: [
    "Needling is given in {{ needling.sessions }}.",
    // It may be about either.
    "Needling and light peels are alike. You come for 20 sessions.",
    // Another paragraph.
    "Needling is old.\n\nMost plans have 20 sessions.",
    "Our garden has 20 sessions.",
  ])
  func saysNothingOfFactsElsewhere(body: String) async throws {
    let found = try await Self.found(body).filter { $0.id == "numbers/disagrees" }
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  /// Outside of guides numbers may come from anywhere, and references name the subject.
  @Test func asksForReferencesThatWorkThere() async throws {
    let found = try await Self.found("Needling takes 8 to 15 sessions, in 3 houses.")
    #expect(found.map(\.id) == ["numbers/typed"])
    #expect(found.first?.help == "write {{ needling.sessions }}")
    #expect(found.first?.message.contains("the fact needling.sessions says it too") == true)
  }
}
