import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Presentation
@testable import Site

/// What runs of the program take over from each other, which share nothing but the disk, makes no
/// difference to what comes out.
///
/// The suite makes the same edits every time. To make others for an hour, run
///
///     CARELEAF_FUZZ_SECONDS=3600 swift test --filter SeparateRunTests
@Suite struct SeparateRunTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["CARELEAF_FUZZ_SECONDS"].flatMap(Double.init)

  /// What pages look like, and how many edits there is time for.
  enum Look: Int, CaseIterable {
    /// The program's own theme, which shows most.
    case full = 60
    case smallest = 140
  }

  @Test(arguments: Look.allCases)
  func everyEditGivesWhatAFreshBuildGives(look: Look) async throws {
    let start = ContinuousClock.now
    let seed = Self.seconds == nil ? 1 : UInt64(Date().timeIntervalSince1970)
    var editor = SiteEditor(look == .full ? Self.files : Self.plainFiles, seed: seed)
    let disk = DiskRuns()
    var story: [String] = []
    var published = 0
    while isGoing(story.count, look, since: start) {
      story.append(editor.edit())
      let said = try await disk.expectSameAsFresh(
        editor.site, "seed \(seed): \(story.suffix(20).joined(separator: "; "))")
      if said.counts != nil { published += 1 }
    }
    // Edits that always break the site would prove nothing about its pages.
    #expect(published * 10 > story.count, "\(published) of \(story.count)")
    if Self.seconds != nil { print("\(look): \(story.count) edits, \(published) good; \(seed)") }
  }

  private func isGoing(
    _ count: Int, _ look: Look, since start: ContinuousClock.Instant
  ) -> Bool {
    guard let seconds = Self.seconds else { return count < look.rawValue }
    return ContinuousClock.now - start < .seconds(seconds)
  }

  private static let plainFiles = IncrementalTests.files.merging(further) { $1 }.merging(
    ["who-should-not", "risks", "alternatives"].map { name in
      ("templates/blocks/\(name).mustache", "<p>\(name) of {{treatment.name}}</p>")
    }
  ) { $1 }

  /// Sites whose pages show as much of each other as they can, in the theme of the program.
  private static let files: [String: String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = SiteFolder.disk(root.path)
    let theme = (try? folder.files("templates"))?.compactMap { entry in
      (try? folder.read(entry.path)).map {
        (entry.path.text, String(decoding: $0, as: UTF8.self))
      }
    }
    let files = IncrementalTests.files.filter { !$0.key.hasPrefix("templates/") }
      .merging(theme ?? []) { $1 }
    return files.filter { !$0.key.hasSuffix("README.md") }.merging(further) { $1 }
  }()

  /// What the overview of a guide must show.
  private static let safety = "\n\n{{> who-should-not }}\n\n{{> risks }}\n\n{{> alternatives }}\n"

  private static let further = [
    "content/treatments/peel/index.md": article(
      "Peel",
      text: "## Part\n\nYou need {{ sessions }} [@trial]. [Costs](../../articles/costs.md#part)."
        + safety),
    "content/treatments/wrap/facts.yaml": MinimalSite.facts(named: "Wrap")
      .replacing("100 to 150", with: "300"),
    "content/treatments/wrap/index.md": article(
      "Wrap", "image: ../../articles/face.svg",
      text: "## Part\n\nLike [the peel](../peel/index.md), with {{ peel.sessions }}." + safety),
    "content/treatments/wrap/after.md": article(
      "After the wrap", "order: 1",
      text: """
        <!-- careleaf: allow numbers/may-disagree because it is said so until 2027-01-01 -->

        We utilize a wrap for 90 USD.

        {{> peel.prices }}
        """),
    "content/articles/compare.md": article(
      "Compare", "topics: [skin]\nimage: fold.png",
      text: """
        <!-- careleaf: allow plain/uncommon-word because so until 2027-01-01 -->

        ## Part

        Utilize the dermis.

        The wrap costs {{ wrap.prices.face }} and 90 USD. Utilize the dermis.
        """),
  ]

  /// A site that has been built once.
  private func built() async throws -> (ChangingSite, DiskRuns) {
    var site = ChangingSite(Self.files)
    for (path, bytes) in SiteEditor.pictures { site.write(bytes, to: path) }
    let disk = DiskRuns()
    let first = try await disk.expectSameAsFresh(site, "first")
    #expect(first.counts != nil, "\(first.output)")
    return (site, disk)
  }

  /// A build that finds an error writes nothing, and the next one goes on from the one before it.
  @Test func takesUpTheLastGoodBuildAfterAnError() async throws {
    var (site, disk) = try await built()
    let path = "content/articles/compare.md"
    let text = site.text(path)
    site.write(text + "\n{{ no.such }}\n", to: path)
    let bad = try await disk.expectSameAsFresh(site, "bad")
    #expect(bad.output.contains("no.such"))
    #expect(bad.counts == nil)
    site.write(text + "\nMore.\n", to: path)
    let good = try await disk.expectSameAsFresh(site, "good")
    #expect(good.counts != nil)
  }

  /// How many pages are made, by what is done to the site.
  @Test func makesOnlyThePagesThatShowWhatHasChanged() async throws {
    var (site, disk) = try await built()
    func pages(after change: (inout ChangingSite) -> Void) async throws -> Set<String> {
      let before = try disk.output.files()
      change(&site)
      _ = try await disk.expectSameAsFresh(site, "changed")
      let after = try disk.output.files()
      return Set(after.keys.filter { after[$0] != before[$0] && $0.hasSuffix(".html") })
    }
    let ofText = try await pages { site in
      let path = "content/treatments/wrap/after.md"
      site.write(site.text(path) + "\nOne more sentence.\n", to: path)
    }
    #expect(ofText.subtracting(["search/index.html"]) == ["treatments/wrap/after/index.html"])
    let ofPrice = try await pages { site in
      let path = "content/treatments/wrap/facts.yaml"
      site.write(site.text(path).replacing("300", with: "310"), to: path)
    }
    #expect(ofPrice.contains("treatments/wrap/prices/index.html"))
    #expect(ofPrice.contains("articles/compare/index.html"))
    #expect(ofPrice.contains("prices/index.html"))
    #expect(!ofPrice.contains { $0.hasPrefix("treatments/peel/") })
    let ofPicture = try await pages { site in
      let path = "content/articles/face.svg"
      site.write(site.text(path).replacing("width=\"10\"", with: "width=\"30\""), to: path)
    }
    #expect(ofPicture == ["articles/winter/index.html", "index.html", "treatments/index.html"])
  }
}

/// Checks and builds of a site that share a disk, each of which is compared with one that has nothing to
/// take over.
struct DiskRuns {
  let site = TemporaryFolder()
  let output = TemporaryFolder()
  private let elsewhere = TemporaryFolder()
  private let fresh = TemporaryFolder()
  private let asOf = CalendarDate(year: 2026, month: 6, day: 1)

  /// Checks and builds `site` as the next run of the program and, to another folder, as the first.
  func expectSameAsFresh(_ changed: ChangingSite, _ story: String) async throws -> BuildOutcome {
    try #require(
      try await check(changed, over: last(site, output)) == check(changed, over: nil), "\(story)")
    let outcome = try await run(changed, site, output, isFresh: false)
    let expected = try await run(changed, elsewhere, fresh, isFresh: true)
    try #require(outcome.output == expected.output, "\(story)")
    try #require(outcome.errors == expected.errors, "\(story)")
    try #require(outcome.pageCount == expected.pageCount, "\(story)")
    try #require((outcome.counts == nil) == (expected.counts == nil), "\(story)")
    let (files, wanted) = (try output.files(), try fresh.files())
    let different = Set(files.keys).union(wanted.keys).filter { files[$0] != wanted[$0] }
    try #require(different == [], "\(story)")
    return outcome
  }

  private func last(_ site: TemporaryFolder, _ output: TemporaryFolder) -> LastBuild {
    LastBuild(site: site.path, output: output.path, circumstances: ["test"])
  }

  /// What a check finds, and how readable it finds each page.
  private func check(_ changed: ChangingSite, over last: LastBuild?) async throws -> String {
    let source = try await SitePipeline(
      folder: changed.folder, options: BuildOptions(asOf: try #require(asOf), workers: 2)
    ).check(last: last)
    return "\(JSONRenderer().render(source.findings))\n\(source.pages)"
  }

  private func run(
    _ changed: ChangingSite, _ place: TemporaryFolder, _ output: TemporaryFolder, isFresh: Bool
  ) async throws -> BuildOutcome {
    let options = BuildOptions(
      asOf: try #require(asOf), workers: 2,
      pictures: LastBuild.pictures(of: place.path, isFresh: isFresh))
    // Pages have settled for the next run, which knows them by their stamps.
    var writer = SiteWriter(root: output.path, isSynced: false)
    writer.secondsLater = 10
    return try await SitePipeline(folder: changed.folder, options: options).build(
      writer, last: last(place, output), isFresh: isFresh
    ) { findings, texts in
      (ConsoleRenderer(texts: texts).render(findings), JSONRenderer().render(findings))
    }
  }
}
