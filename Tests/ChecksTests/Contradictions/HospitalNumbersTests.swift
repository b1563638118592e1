import Content
import Diagnostics
import Foundation
import Testing

@testable import Checks
@testable import Foundations

/// The number check on the prose of whole sites, as it is written and with one number of it changed
/// at a time: where numbers may come from anywhere, and where the clinic says that they come from
/// the facts or a source.
@Suite struct HospitalNumbersTests {
  private static func site(_ name: String, numbers: NumberPolicy) throws -> SeededSite {
    var site = try SeededSite(name)
    site.takeNumbers(from: numbers)
    return site
  }

  /// The sample site, with pages that say in prose what its facts do.
  private static func sample(numbers: NumberPolicy) throws -> SeededSite {
    var site = try SeededSite(in: SeededSite.tests.deletingLastPathComponent())
    let folder = SeededSite.tests.appending(path: "ChecksTests/Contradictions/sample")
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".md") {
      site.files["content/\(path)"] = try String(
        contentsOf: folder.appending(path: path), encoding: .utf8)
    }
    site.takeNumbers(from: numbers)
    return site
  }

  private static func texts(
    _ found: [String: [Diagnostic]], where isMeant: (Diagnostic) -> Bool
  ) -> [String] {
    found.values.joined().filter(isMeant)
      .map { "\($0.severity.rawValue) \($0.location): \($0.message)" }.sorted()
  }

  // MARK: As it is written

  @Test(arguments: NumberPolicy.allCases)
  func takesTheProseAsItIs(policy: NumberPolicy) async throws {
    for site in [
      try Self.site("hospital", numbers: policy), try Self.sample(numbers: policy),
    ] {
      let blamed = Self.texts(try await site.findings()) { $0.severity != .advice }
      #expect(blamed.isEmpty, "\(blamed.joined(separator: "\n"))")
    }
  }

  /// Guides of kinds of care that the rules were not made for: all that they say is right. The rules
  /// were changed until they found no error in them, so this measures nothing.
  @Test func findsNoErrorInGuidesOfOtherKindsOfCare() async throws {
    let found = try await Self.site("guides", numbers: .checked).findings()
    let blamed = Self.texts(found) { $0.severity == .error }
    #expect(blamed.isEmpty, "\(blamed.joined(separator: "\n"))")
    // What was measured.
    let doubted = found.values.joined().count { $0.id == "numbers/may-disagree" }
    #expect(doubted <= 20, "\(doubted)")
    #expect(found.values.joined().contains { $0.message.contains("'100 units/ml' is typed") })
  }

  /// Honest sentences with numbers about something else, in words of the facts.
  @Test func blamesFewNumbersAboutOtherThings() async throws {
    let rows = try SeededSite.rows("other-numbers.tsv")
    let blamed = try await Self.blamed(rows, numbers: .checked)
    #expect(rows.count > 90)
    // Of the risks and stages that these name, the sentences tell something else than the facts.
    #expect(blamed == rows.filter { $0.count == 3 }.map { $0[1] })
  }

  /// Where numbers must be facts, those that nobody decides by are left alone.
  @Test(arguments: NumberPolicy.allCases)
  func leavesNumbersOfEverydayLifeAlone(policy: NumberPolicy) async throws {
    let rows = try SeededSite.rows("everyday-numbers.tsv")
    #expect(rows.count > 40)
    #expect(try await Self.blamed(rows, numbers: policy) == [])
  }

  /// The sentences, each on a page of its subject, that have an error.
  private static func blamed(
    _ rows: [[String]], numbers: NumberPolicy
  ) async throws -> [String] {
    var site = try Self.site("hospital", numbers: numbers)
    for (index, row) in rows.enumerated() {
      try #require(row.count == 2 || row.count == 3 && row[2] == "known", "\(row)")
      site.files["content/\(row[0])/other-\(index).md"] = Samples.article(row[1])
    }
    let found = try await site.findings()
    return rows.indices.filter { index in
      let findings = found["content/\(rows[index][0])/other-\(index).md"] ?? []
      return findings.contains { $0.severity == .error }
    }.map { rows[$0][1] }
  }

  // MARK: With one number changed

  @Test(arguments: [
    // What was measured; the aim is that 98 in 100 are errors.
    (NumberPolicy.checked, ["tuned": (202, 10), "untouched": (200, 20)]),
    (NumberPolicy.facts, ["tuned": (296, 0), "untouched": (289, 4)]),
  ])
  func findsWhatContradictsTheFacts(
    policy: NumberPolicy, bounds: [String: (errors: Int, missed: Int)]
  ) async throws {
    let scores = try await Self.site("hospital", numbers: policy)
      .scores(SeededSite.seeds("hospital.tsv"))
    try Self.expect(bounds, scores, policy)
  }

  /// Seeds that were made before the rules they measure. Their totals were seen while these were made,
  /// and some of those of the guides; none was tuned by.
  @Test(arguments: [
    (NumberPolicy.checked, (318, 102), (58, 5)), (NumberPolicy.facts, (482, 29), (70, 0)),
  ])
  func findsWhatContradictsTheFactsOfOtherSites(
    policy: NumberPolicy, inGuides: (errors: Int, missed: Int),
    inSample: (errors: Int, missed: Int)
  ) async throws {
    let guides = try await Self.site("guides", numbers: policy)
      .scores(SeededSite.seeds("guides.tsv"))
    try Self.expect(["guides": inGuides], guides, policy)
    let sample = try await Self.sample(numbers: policy).scores(SeededSite.seeds("sample.tsv"))
    try Self.expect(["sample": inSample], sample, policy)
  }

  private static func expect(
    _ bounds: [String: (errors: Int, missed: Int)], _ scores: [String: SeededSite.Score],
    _ policy: NumberPolicy
  ) throws {
    for (group, bound) in bounds.sorted(by: { $0.key < $1.key }) {
      let score = try #require(scores[group])
      print("numbers: \(policy.rawValue), \(group): \(score.summary)")
      let texts = score.passed.joined(separator: "\n")
      #expect(score.errors >= bound.errors, "\(group): \(score.errors) errors\n\(texts)")
      #expect(score.missed.count <= bound.missed, "\(group): \(score.missed.count)\n\(texts)")
    }
  }
}
