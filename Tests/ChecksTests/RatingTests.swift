import Diagnostics
import Testing

@testable import Checks

/// Stars and marks by which readers praise a clinic.
@Suite struct RatingTests {
  private func ratings(in text: String, region: String = "US") async throws -> [Diagnostic] {
    let files = ["content/articles/a.md": Samples.article(text)]
    return try await Samples.check(files, region: region).filter { $0.id == "praise/stars" }
  }

  @Test(arguments: [
    ("★★★★★ Jane D.: friendly team.", "★★★★★"),
    ("⭐⭐⭐⭐ by many.", "⭐⭐⭐⭐"),
    ("We are rated 4.9 out of 5 by 312 patients.", "4.9 out of 5"),
    ("4.8/5 on Google.", "4.8/5"),
    ("Our reviews: 9.7 out of 10.", "9.7 out of 10"),
    ("- Reviews: five out of five", "five out of five"),
  ])
  func findsPraise(text: String, words: String) async throws {
    let found = try await ratings(in: text)
    #expect(found.map(\.message) == ["'\(words)' is praise in stars or marks"])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: [
    "Most people rate their pain 4 out of 10.",
    "Pain is rated from 0 to 5 out of 5 by a nurse.",
    "About 3 out of 5 people get a sore arm.",
    "In 4/5 of the trials, it helped.",
    "A review of 12 trials found that about 7 out of 10 people slept better.",
    "Do not trust a mark such as ☎ or ✓.",
  ])
  func passesHonestNumbers(text: String) async throws {
    #expect(try await ratings(in: text) == [])
  }

  /// One cause is reported once: "five stars" is praise in words.
  @Test func leavesWordsToTheRules() async throws {
    let files = ["content/articles/a.md": Samples.article("We have five stars.")]
    let found = try await Samples.check(files).filter { $0.id.hasPrefix("claims/") }
    #expect(found.map(\.id) == ["claims/endorsement"])
  }

  @Test func isForbiddenInAustralia() async throws {
    let found = try await ratings(in: "★★★★★ Jane D.", region: "AU")
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.help == "take it away")
  }

  /// What a reviewer is called stands on every page that they reviewed.
  @Test func readsTheRolesOfReviewers() async throws {
    let clinic = Samples.clinic().replacing("role: Doctor", with: "role: The best surgeon in town")
    let found = try await Samples.check(["content/clinic.yaml": clinic])
    let ids = found.filter { $0.location.path == "content/clinic.yaml" }.map(\.id)
    #expect(ids.contains("claims/superiority"))
  }
}
