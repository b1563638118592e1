import Content
import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Checks

/// What is offered as a fix of prose leaves nothing to report, and the words around it as they are.
@Suite struct FindingFixTests {
  private static let path = "content/treatments/needling/index.md"

  private func findings(_ article: String) async throws -> [Diagnostic] {
    let files = ["content/treatments/needling/facts.yaml": Samples.facts(), Self.path: article]
    return try await Samples.check(files)
      .filter { ["numbers/typed", "plain/contraction"].contains($0.id) }
  }

  private func fixed(_ body: String) async throws -> String {
    let article = Samples.article(body)
    let fixes = try await findings(article).compactMap(\.fixes.first)
    return SourceFile(path: RelativePath(Self.path), text: article).applying(fixes).text
  }

  @Test func fixesNumbersAndContractions() async throws {
    let text = try await fixed("Don't hurry: *é* a course is 8 to 15 sessions.\n\nYou can't lose.")
    #expect(
      text
        == Samples.article(
          "Do not hurry: *é* a course is {{ sessions }}.\n\nYou cannot lose."))
    #expect(try await findings(text) == [])
  }

  /// Where marks stand among the words, a fix would leave half of them behind.
  @Test(arguments: [
    "A course is **8 to 15** sessions.", "A course is 8 to 15\nsessions.",
    "A course is 8 *to* 15 sessions.",
  ])
  func offersNothingAmongMarks(body: String) async throws {
    let found = try await findings(Samples.article(body))
    #expect(found.map(\.id) == ["numbers/typed"])
    #expect(found.flatMap(\.fixes) == [])
  }

  @Test func offersNoReferenceInATitle() async throws {
    let article = Samples.article("Text.", title: "A course is 8 to 15 sessions")
    #expect(try await findings(article).flatMap(\.fixes) == [])
  }
}
