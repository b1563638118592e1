import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Search
import Testing

@testable import Foundations
@testable import Site

@Suite struct SiteSearchTests {
  private func indexFiles(_ site: SiteFixture) async throws -> [String: [UInt8]] {
    let files = try await site.plan().stages.joined().filter { $0.path.hasSuffix(".json") }
    return try Dictionary(uniqueKeysWithValues: files.map { ($0.path.text, try $0.make()) })
  }

  @Test func findsPagesFactsAndWords() async throws {
    let index = try await SiteFixture().plan().search.index
    let addresses = { (query: String) in index.search(query).results.map(\.address) }
    #expect(addresses("peel").first == "treatments/peel/")
    #expect(addresses("scars").contains { $0.hasPrefix("treatments/peel/") })
    #expect(addresses("dermis").contains("glossary/#term-dermis"))
    #expect(addresses("hands 80").contains { $0.hasPrefix("treatments/peel/prices/") })
    #expect(index.search("i faint").isDanger)
  }

  @Test func findsWhatPatientsCallASubject() async throws {
    let site = try SiteFixture()
    let path = "content/treatments/peel/facts.yaml"
    site.files[path, default: ""] += "lay_names: [Face sanding]\n"
    let plan = try await site.plan()
    #expect(plan.search.index.search("face sanding").results.first?.entry.title == "Peel")
    let page = try #require(plan.file(at: "search/index.html"))
    #expect(String(decoding: try page.make(), as: UTF8.self).contains("F;"))
  }

  @Test func tellsWhichOwnWordsNoPageAnswers() async throws {
    let site = try SiteFixture([
      "content/synonyms.yaml": "sandpaper: peel\nwig: hairpiece, toupee\n"
    ])
    let console = try await site.build().console
    #expect(
      console.hasPrefix(
        """
        advice: no page answers 'wig'  [search/unanswered-word]
          --> content/synonyms.yaml:2:1

        """), "\(console)")
    #expect(!console.contains("sandpaper"))
    #expect(
      try await site.plan().search.index.search("sandpaper").results.first?.entry.title == "Peel")
  }

  /// A check makes no index, and tells the same as a build: of words on the first pages and on the last
  /// one, of the name of a page, and of two words that stand on different pages.
  @Test func tellsOfUnansweredWordsWithoutAnIndex() async throws {
    let words = """
      first: shade
      last: zigzags
      name: number 300
      apart: shade zigzags
      half: shade gizmo
      none: gizmo
      gizmo: zilch

      """
    let site = try SiteFixture(["content/synonyms.yaml": words])
    for number in 100...300 {
      let text = number == 300 ? "Zigzags." : "Shade."
      site.files["content/articles/a\(number).md"] = article("Number \(number)", text: text)
    }
    let checked = try await SitePipeline(folder: site.folder, options: site.options).check()
    let said = checked.findings.filter { $0.id == "search/unanswered-word" }
    #expect(said.map { $0.location.start?.line } == [5, 6, 7])
    let plan = try await site.plan()
    #expect(plan.search.index.unanswered.map(\.word) == ["half", "none", "gizmo"])
  }

  @Test func leavesTheFilesOfOtherWordsAlone() async throws {
    let site = try SiteFixture(["content/articles/b.md": article("Zebra", text: "Stripes.")])
    for number in 0..<40 {
      site.files["content/articles/a\(number).md"] = article("Sunburn \(number)", text: "Shade.")
    }
    let before = try await indexFiles(site)
    site.files["content/articles/b.md"] = article("Zebra", text: "Stripes and zigzags.")
    let after = try await indexFiles(site)
    let new = Set(after.keys).subtracting(before.keys)
    #expect(before.count > 15)
    // The words of the article, how they are spelled, what results show of it, and the directory.
    #expect(new.count <= 6, "\(new)")
  }

  @Test func aPreviewMakesTheSameFilesWhenTheyAreAskedFor() async throws {
    let site = try SiteFixture()
    let built = try await indexFiles(site)
    var memory = SiteMemory()
    let build = try await SiteBuild.prepare(
      site.folder, options: site.options, memory: &memory, making: .onRequest(marksPlaces: true))
    let plan = try #require(build.plan)
    #expect(
      plan.stages.joined().allSatisfy { !$0.path.isBelow("search") || !$0.path.hasSuffix(".json") }
    )
    for (path, bytes) in built {
      #expect(try plan.file(at: RelativePath(path))?.make() == bytes, "\(path)")
    }
    #expect(plan.file(at: "search/other.json") == nil)
  }
}

/// The queries of `Tests/Search` on the sample site. `make search-report` tells more.
@Suite struct SampleSearchTests {
  private struct Query {
    let kind: String
    let text: String
    let answers: Set<String>
    /// Whether nobody looked at it while the ranking was made.
    let isHeldOut: Bool
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func queries() throws -> [Query] {
    let file = root.appending(path: "Tests/Search/queries.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { line in
        let parts = line.split(separator: "\t").map(String.init)
        let first = try #require(
          UInt8(FileDigest(of: Array(parts[1].utf8)).hex.prefix(2), radix: 16))
        return Query(
          kind: parts[0], text: parts[1],
          answers: Set(parts[2].split(separator: " ").map(String.init)),
          isHeldOut: first & 1 == 1)
      }
  }

  private func index() async throws -> SearchIndex {
    let options = BuildOptions(asOf: try #require(CalendarDate(iso: "2026-06-01")), workers: 2)
    let build = try await SiteBuild.prepare(.disk(Self.root.path), options: options)
    return try #require(build.plan).search.index
  }

  /// The place of the first right answer among ten; nil when there is none.
  private func rank(_ query: Query, _ index: SearchIndex) -> Int? {
    let results = index.search(query.text).results.prefix(10)
    return results.firstIndex { result in
      query.answers.contains(String(result.address.prefix { $0 != "#" }))
    }
  }

  @Test func answersMostQueriesFirst() async throws {
    let (index, queries) = (try await index(), try Self.queries())
    #expect(queries.count >= 150)
    for isHeldOut in [false, true] {
      let half = queries.filter { $0.isHeldOut == isHeldOut && $0.kind != "emergency" }
      let ranks = half.map { rank($0, index) }
      let hits = Double(ranks.filter { $0 == 0 }.count) / Double(half.count)
      let reciprocal = ranks.reduce(0) { $0 + ($1.map { 1 / Double($0 + 1) } ?? 0) }
      #expect(hits >= 0.8, "held out: \(isHeldOut)")
      #expect(reciprocal / Double(half.count) >= 0.87, "held out: \(isHeldOut)")
      #expect(half.allSatisfy { !index.search($0.text).results.isEmpty })
    }
  }

  @Test func showsTheHelpCardForEmergenciesOnly() async throws {
    let (index, queries) = (try await index(), try Self.queries())
    for query in queries {
      #expect(index.search(query.text).isDanger == (query.kind == "emergency"), "\(query.text)")
    }
  }
}
