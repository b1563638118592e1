import Testing

@testable import Checks

/// Every fact about safety stands on a page, or an error names it.
@Suite struct UnseenSafetyTests {
  private static let blocks = [
    "alternatives", "get-help", "risks", "who-should-not", "statements",
  ]

  private func unseen(_ body: String, facts: String) async throws -> [String] {
    try await Samples.guide(body, facts: facts)
      .filter { $0.contains("safety/unseen") }
      .map { $0.replacing("error safety/unseen: no page of Needling shows ", with: "") }
      .sorted()
  }

  /// Leaves out each set of blocks in turn. The page about preparation and the sheet show some of
  /// the facts anyway.
  @Test(arguments: 0..<32) func namesWhatNoBlockShows(set: Int) async throws {
    let shown = Self.blocks.enumerated().filter { set & 1 << $0.offset != 0 }.map(\.element)
    let body = shown.map { "{{> \($0) }}" }.joined(separator: "\n\n") + "\n\nText."
    let facts = Samples.facts() + "\npain: It can sting.\nsafety: It is not free of risk.\n"
    var expected: [String] = []
    if !shown.contains("alternatives") { expected.append("'alternatives'") }
    if !shown.contains("risks") { expected.append("'risks'") }
    if !shown.contains("statements") { expected.append("'safety', 'pain'") }
    #expect(try await unseen(body, facts: facts) == expected.sorted())
  }

  @Test func isContentWithAReference() async throws {
    let blocks = "{{> alternatives }}\n\n{{> risks }}\n\n"
    let facts = Samples.facts() + "\npain: It can sting.\n"
    #expect(try await unseen(blocks + "You may ask. {{ pain }}", facts: facts) == [])
  }

  @Test func asksForNothingThatTheClinicDoesNotSay() async throws {
    let facts = Samples.facts() + "\npain: ask_clinic\n"
    let body = "{{> alternatives }}\n\n{{> risks }}\n\nText."
    #expect(try await unseen(body, facts: facts) == [])
  }

  /// One line names all facts that a guide has and shows nowhere.
  @Test(arguments: [
    ("Text.", true), ("{{> statements }}", false),
    ("{{ sessions }}, {{ interval }}, {{ session_length }}, {{ what_it_is }}", false),
  ])
  func namesFactsThatNoPageShows(body: String, isNamed: Bool) async throws {
    let found = try await Samples.guide(body, facts: Samples.facts())
      .filter { $0.contains("facts/unshown") }
    #expect(found.count == (isNamed ? 1 : 0), "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("advice") && $0.contains("'sessions'") })
  }

  @Test func asksAgainWhenAReasonIsTooOld() async throws {
    let facts =
      Samples.facts().replacing("sessions: { value: 8 to 15, sources: [trial-a] }", with: "")
      + "\nabsent: { sessions: { because: it is one visit, until: 2026-06-01 } }\n"
    func found(_ day: String) async throws -> [String] {
      try await Samples.guide("Text.", facts: facts, asOf: day)
        .filter { $0.contains("absence-expired") }
    }
    #expect(try await found("2026-05-31") == [])
    #expect(
      try await found("2026-06-01") == [
        "error facts/absence-expired: 'sessions' was left out until 2026-06-01"
      ])
  }
}
