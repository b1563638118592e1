import Checks
import Content
import Diagnostics
import Facts
import Foundation
import Synchronization
import Testing

@testable import Foundations
@testable import Site

/// What a build takes over from the one before makes no difference to what comes out.
///
/// The suite makes the same few hundred edits every time. To make others for an hour, run
///
///     CARELEAF_FUZZ_SECONDS=3600 swift test --filter IncrementalTests
@Suite struct IncrementalTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["CARELEAF_FUZZ_SECONDS"].flatMap(Double.init)
  private let options: BuildOptions
  /// By the rules that come with Careleaf: the edits make none.
  private let checker: Checker

  init() throws {
    var problems: [Diagnostic] = []
    checker = Checker(rules: try ClaimRules(folder: nil, &problems)) { _ in nil }
    options = BuildOptions(
      asOf: try #require(CalendarDate(iso: "2026-06-01")), includesDrafts: false, workers: 2)
  }

  @Test func everyEditGivesWhatAFullBuildGives() async throws {
    let start = ContinuousClock.now
    let seed = Self.seconds == nil ? 1 : UInt64(Date().timeIntervalSince1970)
    var editor = SiteEditor(Self.files, seed: seed)
    var memory = SiteMemory()
    var checks = CheckMemory()
    var plans = 0
    var steps: [String] = []
    while isGoing(steps.count, since: start) {
      steps.append(editor.edit())
      let build = try await SiteBuild.prepare(
        editor.site.folder, options: options, memory: &memory,
        making: .onRequest(marksPlaces: false))
      let full = try await SiteBuild.prepare(editor.site.snapshot, options: options)
      let story = "seed \(seed), step \(steps.count): \(steps.suffix(20).joined(separator: "; "))"
      try #require(
        DiagnosticList(build.diagnostics) == DiagnosticList(full.diagnostics), "\(story)")
      try #require(try Self.made(build.plan) == Self.made(full.plan), "\(story)")
      if full.plan != nil { plans += 1 }
      if steps.count.isMultiple(of: 3), let content = full.content {
        try await expectSameFindings(content, in: editor.site, &checks, story)
      }
    }
    // Edits that always break the site would prove nothing about its pages.
    #expect(plans * 10 > steps.count, "\(plans) of \(steps.count)")
    if Self.seconds != nil { print("\(steps.count) edits, \(plans) of a good site, seed \(seed)") }
  }

  private func expectSameFindings(
    _ content: SiteContent, in site: ChangingSite, _ memory: inout CheckMemory, _ story: String
  ) async throws {
    let folder = site.snapshot
    var checker = checker
    checker.texts = { folder.shownFile($0) }
    let full = await checker.check(content, asOf: options.asOf, workers: 2)
    let found = await checker.check(content, asOf: options.asOf, workers: 2, memory: &memory)
    let findings = try #require(found).diagnostics
    try #require(DiagnosticList(findings) == DiagnosticList(full.diagnostics), "\(story)")
    try #require(found?.pages.map(\.path) == full.pages.map(\.path), "\(story)")
    try #require(found?.pages.map(\.scores) == full.pages.map(\.scores), "\(story)")
  }

  private func isGoing(_ count: Int, since start: ContinuousClock.Instant) -> Bool {
    guard let seconds = Self.seconds else { return count < 250 }
    return ContinuousClock.now - start < .seconds(seconds)
  }

  @Test func readsOnlyWhatHasChanged() async throws {
    var site = ChangingSite(Self.files)
    var memory = SiteMemory()
    _ = try await SiteBuild.prepare(site.folder, options: options, memory: &memory)
    site.write(article("New words", text: "## Part"), to: "content/articles/costs.md")
    let others = Set(site.paths()).subtracting(["content/articles/costs.md"])
    let build = try await SiteBuild.prepare(
      site.folder(unreadable: others), options: options, memory: &memory,
      making: .onRequest(marksPlaces: false))
    #expect(build.diagnostics == [])
    let page = build.plan?.file(at: "articles/costs/index.html")
    #expect(
      try page.map { String(decoding: try $0.make(), as: UTF8.self) }?
        .contains("New words") == true)
  }

  /// Facts are much to check, and most saves are of articles, or of the facts of one subject.
  @Test func checksFactsOnlyWhenTheyHaveChanged() async throws {
    let facts: RelativePath = "content/treatments/peel/facts.yaml"
    let others: RelativePath = "content/treatments/scrub/facts.yaml"
    let text = try #require(Self.files[facts.text])
    var site = ChangingSite(
      Self.files.merging([others.text: text.replacing("peel", with: "scrub")]) { $1 })
    var memory = CheckMemory()
    /// How often the text of each file is looked at in a check of the site as it is.
    func looks() async throws -> [RelativePath: Int] {
      let counts = Mutex<[RelativePath: Int]>([:])
      let folder = site.snapshot
      var checker = checker
      checker.texts = { path in
        counts.withLock { $0[path, default: 0] += 1 }
        return folder.shownFile(path)
      }
      let content = try await SiteBuild.prepare(site.folder, options: options).content
      _ = await checker.check(
        try #require(content), asOf: options.asOf, workers: 1, memory: &memory)
      return counts.withLock { $0 }
    }
    let first = try await looks()
    site.write(article("New words", text: "## Part"), to: "content/articles/costs.md")
    let afterArticle = try await looks()
    site.write(text + "# More.\n", to: facts.text)
    let afterFacts = try await looks()
    #expect([facts, others].allSatisfy { afterArticle[$0] ?? 0 < first[$0] ?? 0 })
    #expect(afterFacts[facts] == first[facts])
    #expect(afterFacts[others] == afterArticle[others])
  }

  /// Two ways to write one address, of which the second must not be taken for the first.
  @Test func noticesAnAliasThatIsWrittenWithOtherBytes() async throws {
    var site = ChangingSite(Self.files)
    var memory = SiteMemory()
    for alias in ["caf\u{E9}", "cafe\u{301}", "caf\u{E9}"] {
      site.write(
        article("Costs", "aliases: [\"/\(alias)/\"]", text: "## Part"),
        to: "content/articles/costs.md")
      let build = try await SiteBuild.prepare(site.folder, options: options, memory: &memory)
      let full = try await SiteBuild.prepare(site.folder, options: options)
      #expect(build.plan?.file(at: RelativePath("\(alias)/index.html")) != nil)
      #expect(build.plan?.stages.joined().map(\.path) == full.plan?.stages.joined().map(\.path))
    }
  }

  @Test func readsAgainWhatItIsToldTo() async throws {
    var site = ChangingSite(Self.files)
    var memory = SiteMemory()
    let path = "content/articles/costs.md"
    _ = try await SiteBuild.prepare(site.folder, options: options, memory: &memory)
    // A file system that forgets to change the time: the stamp stays as it was.
    site.move(path, to: "content/articles/kept.md")
    let stamped = site.folder
    site.write(article("New words", text: "## Part"), to: path)
    let folder = SiteFolder(
      files: { folder throws(FileProblem) in
        let stamps = Dictionary(
          uniqueKeysWithValues: try stamped.files(folder).map { ($0.path, $0.stamp) })
        return try stamped.files(folder).map { entry in
          entry.path == "content/articles/kept.md"
            ? SiteFolder.Entry(path: RelativePath(path), stamp: stamps[entry.path] ?? nil) : entry
        }
      }, read: site.folder.read)
    let blind = try await SiteBuild.prepare(folder, options: options, memory: &memory)
    memory.forgetStamps(of: [RelativePath(path)])
    let told = try await SiteBuild.prepare(folder, options: options, memory: &memory)
    #expect(try Self.made(blind.plan) != Self.made(told.plan))
    #expect(try Self.made(told.plan)?["articles/costs/index.html"]?.contains("New words") == true)
  }

  /// The text of every file of a plan.
  private static func made(_ plan: SitePlan?) throws -> [String: String]? {
    guard let plan else { return nil }
    var files: [String: String] = [:]
    // Those of the search are made on request too where nothing else is.
    for file in plan.stages.joined() + plan.search.plannedFiles {
      files[file.path.text] = String(decoding: try file.make(), as: UTF8.self)
    }
    return files
  }

  private static let picture =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"></svg>"

  /// A site that has something of everything.
  static let files = MinimalSite.files.merging([
    "content/treatments/peel/index.md": article(
      "Peel",
      text: "## Part\n\nYou need {{ sessions }} [@trial]. [Costs](../../articles/costs.md#part)."),
    "content/treatments/peel/more.md": article(
      "More", "order: 2", text: "{{> prices }}\n\n[Dermis] and [next](index.md#part).\n"),
    "content/treatments/peel/prices.md": article("Prices", text: "In short {{ prices.face }}."),
    "content/articles/costs.md": article(
      "Costs", "topics: [skin]",
      text: "## Part\n\n{{ peel.prices.face.low }} [@survey], [Peel](../treatments/peel/index.md)."
    ),
    "content/articles/winter.md": article(
      "Winter", "topics: [skin]\naliases: [/old/]", text: "![A face](face.svg)\n\n> [!NOTE] Text."),
    "content/articles/face.svg": picture,
    "content/pages/about.md": article("About", text: "Call {{ clinic.phone }}."),
    "content/pages/index.md": article("Home", text: "[About](about.md)."),
    "templates/blocks/prices.mustache":
      "{{#treatment.prices.rows}}<p>{{area}}: {{price}}</p>{{/treatment.prices.rows}}",
    "templates/assets/site.css": "p { color: green; }",
  ]) { $1 }
}
