import Diagnostics
import Facts
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// A site with the theme of this repository and one treatment, whose prices matter.
enum PriceSite {
  /// The pages of the site with the given facts file, by path.
  static func pages(_ facts: String) async throws -> [String: String] {
    try await pages(files: [
      "content/clinic.yaml": clinic, "content/treatments/demo/facts.yaml": facts,
      "content/treatments/demo/costs.md": article,
    ])
  }

  /// The pages of the site of `files` with the theme of this repository, by path.
  static func pages(files: [String: String]) async throws -> [String: String] {
    let day = try #require(CalendarDate(iso: "2026-09-01"))
    let build = try await SiteBuild.prepare(folder(files), options: BuildOptions(asOf: day))
    let plan = try #require(
      build.plan, "\(build.diagnostics.map { "\($0.id) \($0.message) \($0.location)" })")
    var pages: [String: String] = [:]
    for file in plan.stages.joined() where file.path.hasSuffix(".html") {
      pages[file.path.text] = String(decoding: try file.make(), as: UTF8.self)
    }
    return pages
  }

  /// A facts file with the given prices and number of sessions.
  static func facts(prices: String, sessions: String = "5 to 8") -> String {
    """
    name: Demo
    summary: A treatment.
    what_it_is: A treatment.
    sessions: \(sessions)
    who_should_not_have_it: [you are pregnant]
    before: [ask questions]
    prices: \(prices)
    risks: { common: [Redness], serious: [Infection] }
    evidence: { known: [], not_known: [how long it lasts] }
    aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }
    get_help: { emergency: [you faint], urgent: [you see pus], routine: [a bruise stays] }
    alternatives: { doing_nothing: You can wait. }
    """
  }

  static func folder(_ files: [String: String]) -> SiteFolder {
    let disk = SiteFolder.disk(root)
    let content = SiteFolder.memory(files.mapValues { Array($0.utf8) })
    return SiteFolder(
      files: { folder throws(FileProblem) in
        try folder == "templates" ? disk.files(folder) : content.files(folder)
      },
      read: { path throws(FileProblem) in
        try path.isBelow("templates") ? disk.read(path) : content.read(path)
      })
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let article = """
    ---
    title: Costs
    summary: What it costs.
    ---
    {{> prices }}

    {{> course-estimate }}

    {{> sources-differ }}
    """

  static let clinic = """
    name: Clinic
    base_url: https://clinic.example/
    region: GB
    locale: en-GB
    currency: GBP
    phone: +44 20 7946 0000
    emergency_number: "999"
    payers: { nhs: On the NHS }
    """
}
