import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// The site of this repository itself.
@Suite struct SampleSiteTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private func build(
    _ folder: SiteFolder = .disk(root), baseURL: String? = nil
  ) async throws -> [String: [UInt8]] {
    let asOf = try #require(CalendarDate(iso: "2026-06-01"))
    let options = BuildOptions(asOf: asOf, baseURL: baseURL, workers: 2)
    let prepared = try await SiteBuild.prepare(folder, options: options)
    let console = ConsoleRenderer { folder.shownFile($0) }
    let plan = try #require(prepared.plan, "\(console.render(prepared.diagnostics))")
    #expect(console.render(prepared.diagnostics) == "")
    var files: [String: [UInt8]] = [:]
    for file in plan.stages.joined() { files[file.path.text] = try file.make() }
    return files
  }

  @Test func everyLinkLeadsSomewhere() async throws {
    let built = BuiltSite(try await build())
    #expect(built.problems == [])
    #expect(built.linkCount > 500)
  }

  @Test func aSiteInAFolderHasOnlyLinksBelowIt() async throws {
    let files = try await build(baseURL: "https://host.example/clinic/")
    #expect(BuiltSite(files, basePath: "/clinic/").problems == [])
  }

  @Test func everyPageIsAWholeDocument() async throws {
    for (path, bytes) in try await build() where path.hasSuffix(".html") {
      let html = String(decoding: bytes, as: UTF8.self)
      #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-US\""), "\(path)")
      #expect(html.contains("</html>"), "\(path)")
      #expect(html.ranges(of: "<h1").count == 1, "\(path)")
      #expect(!html.contains("{{"), "\(path)")
    }
  }

  @Test func everyPageSaysThatItIsASample() async throws {
    for (path, bytes) in try await build() where path.hasSuffix("index.html") {
      #expect(String(decoding: bytes, as: UTF8.self).contains("sample-notice"), "\(path)")
    }
  }

  @Test func aPriceChangesOnlyThePagesThatShowIt() async throws {
    let path: RelativePath = "content/treatments/mesotherapy/facts.yaml"
    let disk = SiteFolder.disk(Self.root)
    let facts = String(decoding: try disk.read(path), as: UTF8.self)
    let changed = facts.replacing("Thighs, price: 250 to", with: "Thighs, price: 260 to")
    #expect(changed != facts)
    let folder = SiteFolder(
      files: disk.files,
      read: { file throws(FileProblem) in
        if file == path { return Array(changed.utf8) }
        return try disk.read(file)
      })
    let (before, after) = (try await build(), try await build(folder))
    // The names of the files of the index change with what they hold, and so does the page that
    // leads to them.
    let isOfSearch = { (path: String) in path.hasPrefix("search/") }
    let pages = after.filter { before[$0.key] != $0.value }.keys.filter { !isOfSearch($0) }
      .sorted()
    #expect(
      before.keys.filter { !isOfSearch($0) }.sorted()
        == after.keys.filter { !isOfSearch($0) }.sorted())
    #expect(pages.contains("prices/index.html"))
    #expect(pages.contains("treatments/mesotherapy/prices/index.html"))
    for page in pages {
      #expect(String(decoding: after[page] ?? [], as: UTF8.self).contains("260"), "\(page)")
    }
    #expect(pages.count < 10)
  }
}
