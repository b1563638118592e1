import Diagnostics
import Testing

@testable import Checks

/// Clinics that say that their articles hold no numbers of their own.
@Suite struct NumberPolicyTests {
  private static let facts =
    Samples.facts()
    + "\nwaits:\n  driving: { name: Driving, wait: 30 hours, after: the session }\n"

  /// What the checks find in the numbers of a page of a guide.
  private static func found(
    _ body: String, numbers: String? = "facts", path: String = "content/treatments/needling/a.md"
  ) async throws -> [Diagnostic] {
    let line = numbers.map { "\nnumbers: \($0)" } ?? ""
    return try await Samples.check([
      "content/clinic.yaml": Samples.clinic() + line,
      "content/treatments/needling/facts.yaml": facts, path: Samples.article(body),
    ]).filter { $0.id.hasPrefix("numbers/") && $0.severity != .advice }
  }

  @Test func saysWhatIsNearest() async throws {
    let found = try await Self.found("Our cat sleeps for 31 hours.")
    #expect(
      found.map(\.message) == [
        "no fact on this and no source says '31 hours'; the nearest fact is waits.driving, 30 hours"
      ])
    #expect(found.first?.severity == .error && found.first?.id == "numbers/unsupported")
    #expect(found.first?.help?.hasPrefix("write {{ waits.driving }} if it is that, ") == true)
    #expect(found.first?.notes.count == 1)
  }

  /// A time that is near none in number, of which the words tell nothing, is near nothing.
  @Test func namesNoFactThatHasNothingToDoWithIt() async throws {
    let found = try await Self.found("Our cat sleeps for 300 hours.")
    #expect(found.map(\.message) == ["no fact on this and no source says '300 hours'"])
  }

  @Test func saysSoWhereNoFactCanBeCompared() async throws {
    let found = try await Self.found("The house is 30 km away.")
    #expect(found.map(\.message) == ["no fact on this and no source says '30 km'"])
  }

  @Test(arguments: [
    "You wait {{ waits.driving }} before you drive.", "Do not drive for 30 hours.",
    "Our cat sleeps for 20 hours [@trial-a].", "In one study it took 3 hours [@trial-a].",
    "Our cat has four legs.", "We are open from 8 am to 6 pm on Mondays.",
    "She has been a nurse for 20 years.", "Dr Lee has worked here for 12 years.",
    "You can call us 24 hours a day.", "Nothing is 100 % safe.", "You may wash every day.",
  ])
  func takesWhatHasSupport(text: String) async throws {
    #expect(try await Self.found(text).map(\.message) == [])
  }

  @Test(arguments: [
    "Our cat gets 5 mg of it.", "One in nine cats likes it.", "It costs our cat $90.",
    "Cats come three times a month.", "He or she rests for 20 hours.",
    "It takes 3 weeks until cats see a difference.",
  ])
  func takesNothingElse(text: String) async throws {
    let found = try await Self.found(text)
    #expect(found.contains { $0.severity == .error }, "\(found)")
  }

  @Test func aSourceExcusesNoContradiction() async throws {
    let text = "Do not drive for 48 hours after the session [@trial-a]."
    #expect(try await Self.found(text).map(\.id) == ["numbers/disagrees"])
  }

  /// Without the line, and in pages that belong to no guide, nothing changes.
  @Test func isOnlyForGuidesOfSitesThatSaySo() async throws {
    let text = "Our cat sleeps for 20 hours."
    for numbers in [nil, "checked"] {
      let found = try await Self.found(text, numbers: numbers)
      #expect(found.map(\.id) == ["numbers/uncovered"])
    }
    let article = try await Self.found(text, path: "content/articles/a.md")
    #expect(article.map(\.id) == ["numbers/uncovered"])
  }

  @Test func aWaiverAllowsOne() async throws {
    let text =
      "<!-- careleaf: allow numbers/unsupported because it is a cat until 2027-01-01 -->\n"
      + "Our cat sleeps for 20 hours."
    #expect(try await Self.found(text).map(\.id) == [])
  }
}
