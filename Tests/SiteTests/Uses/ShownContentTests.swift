import Checks
import Content
import Diagnostics
import Facts
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// What is shown where, held against the pages of the repository's own site.
@Suite struct ShownContentTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let facts: RelativePath = "content/treatments/mesotherapy/facts.yaml"

  private static func options() throws -> BuildOptions {
    BuildOptions(asOf: try #require(CalendarDate(iso: "2026-06-01")), workers: 2)
  }

  /// The repository's site with `text` in the place of the facts of mesotherapy.
  private static func folder(facts text: String? = nil) -> SiteFolder {
    let disk = SiteFolder.disk(root)
    return SiteFolder(
      files: disk.files,
      read: { path throws(FileProblem) in
        guard let text, path == facts else { return try disk.read(path) }
        return Array(text.utf8)
      }, readParts: disk.readParts)
  }

  private static func uses() async throws -> ShownContent {
    var memory = SiteMemory(isKept: false)
    let build = try await SiteBuild.prepare(
      folder(), options: options(), memory: &memory, making: .onRequest(marksPlaces: true))
    return try #require(try await ShownContent(build, findings: CheckReport(), workers: 2))
  }

  private static func pages(_ folder: SiteFolder) async throws -> [RelativePath: [UInt8]] {
    let build = try await SiteBuild.prepare(folder, options: try options())
    let plan = try #require(build.plan, "\(build.diagnostics)")
    let files = plan.stages.joined().filter { $0.path.hasSuffix(".html") }
    return Dictionary(uniqueKeysWithValues: try files.map { ($0.path, try $0.make()) })
  }

  private static func fact(_ name: String, _ uses: ShownContent) throws -> FactAnswer {
    let answers = try uses.answers(to: "mesotherapy.\(name)")
    guard case .fact(let fact) = try #require(answers.first), answers.count == 1 else {
      throw CocoaError(.featureUnsupported)
    }
    return fact
  }

  /// The pages that a change of the file really changes. The search page names the index, which every
  /// change of a page changes.
  private static func changed(
    _ old: String, _ new: String, before: [RelativePath: [UInt8]]
  ) async throws -> [PagePath] {
    let text = String(decoding: try SiteFolder.disk(root).read(facts), as: UTF8.self)
    #expect(text.ranges(of: old).count == 1, "'\(old)' must stand in the file once")
    let after = try await pages(folder(facts: text.replacing(old, with: new)))
    #expect(before.keys == after.keys)
    return before.filter { after[$0.key] != $0.value && $0.key != "search/index.html" }
      .map { PagePath(file: $0.key) }.sorted()
  }

  /// For each fact a change of it, and the pages that `why` says it touches. Nothing of the program
  /// finds out by itself what a change changes; the pages do.
  @Test func aChangeTouchesThePagesThatItIsSaidToTouch() async throws {
    let uses = try await Self.uses()
    let before = try await Self.pages(Self.folder())
    for (name, old, new) in [
      ("sessions", "value: 8 to 15\n", "value: 8 to 14\n"),
      ("interval", "value: 1 to 2 weeks", "value: 1 to 3 weeks"),
      ("needle_length", "value: about 4 to 6 mm", "value: about 4 to 7 mm"),
      (
        "prices.thighs", "thighs: { name: Thighs, price: 250 to 400",
        "thighs: { name: Thighs, price: 250 to 420"
      ),
      ("risks.swelling", "      lasts: 1 to 7 days", "      lasts: 1 to 6 days"),
      ("what_it_is", "Here it is offered for\n", "Here it is given for\n"),
    ] {
      let fact = try Self.fact(name, uses)
      let changed = try await Self.changed(old, new, before: before)
      #expect(!changed.isEmpty, "\(name)")
      #expect(Set(changed).isSubset(of: fact.touched), "\(name)")
      #expect(changed.count > 0 && fact.touched.count < before.count / 2, "\(name)")
    }
  }

  @Test func aFactIsFoundInTextTableAndPicture() async throws {
    let uses = try await Self.uses()
    let price = try Self.fact("prices.thighs", uses)
    #expect(Set(price.shown.map(\.form)).isSuperset(of: ["text", "table"]))
    let swelling = try Self.fact("risks.swelling", uses)
    #expect(swelling.shown.contains { $0.form == "picture" })
    let sessions = try Self.fact("sessions", uses)
    #expect(sessions.computed.contains { $0.name == "mesotherapy.course_total.thighs" })
    #expect(!sessions.references.isEmpty && sessions.provenance.reported.count == 4)
    #expect(price.computed.map(\.name) == ["mesotherapy.course_total.thighs"])
  }

  @Test(arguments: [
    ("mesotherapy.sesions", "mesotherapy.sessions"),
    ("/treatments/mesotherapy/price/", "/treatments/mesotherapy/prices/"),
    ("park-208", "park-2008"),
    ("content/articles/what-it-cost.md", "content/articles/what-it-costs.md"),
  ])
  func anUnknownNameHasANearestOne(name: String, nearest: String) async throws {
    let uses = try await Self.uses()
    #expect(throws: WhyRefusal.unknown(nearest: nearest)) { try uses.answers(to: name) }
  }

  @Test func aNameOfSeveralSubjectsIsNotGuessed() async throws {
    let uses = try await Self.uses()
    #expect(throws: WhyRefusal.self) { try uses.answers(to: "before") }
    #expect(throws: WhyRefusal.unknown(nearest: nil)) { try uses.answers(to: "xyzzy-plugh") }
    #expect(throws: WhyRefusal.unknown(nearest: nil)) { try uses.answers(to: "") }
  }

  @Test func aPageIsNamedInFourWays() async throws {
    let uses = try await Self.uses()
    let base = uses.content.clinic.baseURL.value
    for name in [
      "/articles/what-it-costs/", "/articles/what-it-costs", base + "articles/what-it-costs/",
      "content/articles/what-it-costs.md", "articles/what-it-costs.md",
    ] {
      guard case .page(let page) = try #require(try uses.answers(to: name).first) else {
        Issue.record("'\(name)' is no page")
        continue
      }
      #expect(page.path.description == "articles/what-it-costs/")
      #expect(page.facts.contains { $0.name == "mesotherapy.sessions" })
    }
  }

  @Test func aSourceTellsWhatRestsOnIt() async throws {
    let uses = try await Self.uses()
    guard case .source(let source) = try #require(try uses.answers(to: "consumer-d").first) else {
      Issue.record("consumer-d is no source")
      return
    }
    #expect(source.facts.contains { $0.name == "mesotherapy.interval" })
    let sessions = source.reports.first { $0.fact == "mesotherapy.sessions" }
    #expect(sessions?.value?.hasPrefix("10 to 25") == true)
    #expect(sessions?.published?.hasPrefix("8 to 15") == true)
  }
}

@Suite struct PageMarkReaderTests {
  private func marks(_ html: String) -> [PageMark] { PageMarkReader.marks(in: Array(html.utf8)) }

  @Test func marksKnowWhatIsAroundThem() {
    let found = marks(
      """
      <h2 id="a">A &amp; <!--careleaf-at 1:2-->b</h2><p title="<table>">
      <!--careleaf-value x.y content/f.yaml:3:4-->1<!--careleaf-end-->
      <table><tr><td><!--careleaf-fact 5:6-->2<!--careleaf-end--></td></tr></table>
      <h3>C</h3><figure><!--careleaf-picture z content/a b.yaml:7:8--><svg></svg></figure>
      <!--careleaf-text item content/f.yaml:9:1-->t
      """)
    #expect(found.map(\.kind) == [.value, .reference, .picture, .text])
    #expect(found.map(\.surroundings) == [.text, .table, .picture, .text])
    #expect(found.map(\.heading) == ["A & b", "A & b", "C", "C"])
    #expect(found.map(\.anchor) == ["a", "a", "", ""])
    #expect(found.map(\.path) == ["content/f.yaml", nil, "content/a b.yaml", "content/f.yaml"])
    #expect(found.map(\.start.line) == [3, 5, 7, 9])
  }

  @Test(arguments: [
    "<!--careleaf-value-->", "<!--careleaf-value x-->", "<!--careleaf-value x y:1-->",
    "<!--careleaf-other x y:1:2-->", "<!--", "<", "<p title=\"", "<!--careleaf-value x y:1:z-->",
  ])
  func otherCommentsAreNone(html: String) { #expect(marks(html) == []) }
}
