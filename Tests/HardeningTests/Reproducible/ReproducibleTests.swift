import Chance
import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// The same content gives the same bytes, whatever machine builds it. Time zones and locales are
/// for the tests of the command line.
@Suite struct ReproducibleTests {
  private func build(
    workers: Int, order: @escaping @Sendable ([SiteFolder.Entry]) -> [SiteFolder.Entry] = { $0 }
  ) async throws -> [String: [UInt8]] {
    let disk = SiteFolder.disk(InjectionSite.root)
    let folder = SiteFolder(
      files: { path throws(FileProblem) in order(try disk.files(path)) }, read: disk.read)
    let asOf = try #require(CalendarDate(iso: "2026-06-01"))
    let prepared = try await SiteBuild.prepare(
      folder, options: BuildOptions(asOf: asOf, workers: workers))
    return try #require(prepared.plan).made()
  }

  @Test func threadsMakeNoDifference() async throws {
    let one = try await build(workers: 1)
    #expect(one.count > 50)
    for workers in [2, 7, 64] { #expect(try await build(workers: workers) == one) }
  }

  @Test func theOrderOfFilesMakesNoDifference() async throws {
    let sorted = try await build(workers: 2)
    #expect(try await build(workers: 2) { $0.reversed() } == sorted)
    for seed in 1...3 {
      let shuffled = try await build(workers: 2) { entries in
        var chance = SplitMix64(seed: UInt64(seed))
        return entries.shuffled(using: &chance)
      }
      #expect(shuffled == sorted)
    }
  }

  @Test func theOrderOfFilesMakesNoDifferenceToMessages() async throws {
    var site = try InjectionSite()
    for path in site.files.keys where path.hasSuffix(".md") { site.files[path]?.append(0x5B) }
    site.files["content/sources.yaml"] = Array("a: {}\nb: {}\n".utf8)
    let memory = SiteFolder.memory(site.files)
    var told: Set<String> = []
    for seed in 0...3 {
      let folder = SiteFolder(
        files: { path throws(FileProblem) in
          var chance = SplitMix64(seed: UInt64(seed))
          return try memory.files(path).shuffled(using: &chance)
        }, read: memory.read)
      let asOf = try #require(CalendarDate(iso: "2026-06-01"))
      let prepared = try await SiteBuild.prepare(
        folder, options: BuildOptions(asOf: asOf, workers: seed + 1))
      told.insert(site.console(prepared.diagnostics))
    }
    #expect(told.count == 1)
  }
}
