import Facts
import Testing

@testable import Checks

@Suite struct WaiverTests {
  private func ids(_ body: String, asOf: String = "2026-06-01") async throws -> [String] {
    let files = ["content/articles/a.md": Samples.article(body)]
    return try await Samples.check(files, asOf: CalendarDate(iso: asOf) ?? Samples.day).map(\.id)
      .filter { $0.hasPrefix("claims/") || $0.hasPrefix("waivers/") }
  }

  @Test func allowsTheNextBlockOnly() async throws {
    let comment =
      "<!-- careleaf: allow claims/painless because our lawyer agreed until 2027-01-01 -->"
    #expect(
      try await ids("\(comment)\n\nIt is painless.\n\nIt is painless.") == ["claims/painless"])
    #expect(try await ids("It is painless. \(comment)") == [])
  }

  @Test func needsReasonDateUseAndName() async throws {
    let lines = [
      ("<!-- careleaf: allow claims/painless -->", ["waivers/incomplete", "claims/painless"]),
      (
        "<!-- careleaf: allow claims/painless because x -->",
        ["waivers/incomplete", "claims/painless"]
      ),
      (
        "<!-- careleaf: allow claims/painless because x until 2026-05-31 -->",
        ["waivers/expired", "claims/painless"]
      ),
      (
        "<!-- careleaf: allow claims/painles because x until 2027-01-01 -->",
        ["waivers/unknown-check", "claims/painless"]
      ),
      (
        "<!-- careleaf: allow claims/cure because x until 2027-01-01 -->",
        ["waivers/unused", "claims/painless"]
      ),
    ]
    for (comment, expected) in lines {
      #expect(try await ids("\(comment)\n\nIt is painless.") == expected)
    }
  }

  @Test(
    arguments: [
      ([], []), ([3...5], [3, 4, 5]), ([7...7, 2...3], [2, 3, 7]),
      ([1...9, 2...3, 5...6], Array(1...9)),
      ([2...4, 3...8, 6...6], Array(2...8)), ([0...Int.max, 4...5], Array(0...10)),
    ] as [([ClosedRange<Int>], [Int])])
  func coversTheLinesOfItsRanges(ranges: [ClosedRange<Int>], covered: [Int]) {
    let lines = WaivedLines(ranges)
    #expect((0...10).filter(lines.contains) == (0...10).filter(covered.contains))
  }

  @Test func comparesManyWithManyFindings() async throws {
    let count = 300
    let waiver = "<!-- careleaf: allow claims/painless because x until 2027-01-01 -->\n\n"
    let found = try await ids(
      String(repeating: waiver + "So.\n\n", count: count)
        + String(repeating: "It is painless. ", count: count))
    #expect(found.count { $0 == "waivers/unused" } == count)
    #expect(found.count { $0 == "claims/painless" } == count)
  }

  @Test func worksInYAML() async throws {
    let files = [
      "content/glossary.yaml": """
      trial: A study.
      # careleaf: allow claims/painless because it is a name until 2027-01-01
      test:
        definition: A painless thing.
      other: A painless thing.
      """
    ]
    let found = try await Samples.check(files).filter { $0.severity == .error }
    #expect(found.map { "\($0.id):\($0.location.start?.line ?? 0)" } == ["claims/painless:5"])
  }
}
