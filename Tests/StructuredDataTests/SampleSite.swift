import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Site

@testable import Foundations

/// Sites built with the theme of this repository.
enum SampleSite {
  /// This repository.
  private static let disk = SiteFolder.disk(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path)

  /// The pages of the site whose `content/` this repository holds, by path.
  static func repository() async throws -> [String: String] { try await pages(disk) }

  /// The pages of a small site with the given `clinic.yaml` lines, treatment's name and prices.
  static func small(
    clinic: String = "", name: String = "Demo",
    prices: String = "{ per: course, valid_until: 2027-12-31, "
      + "areas: { arms: { name: Arms, price: 99.50 } } }"
  ) async throws -> [String: String] {
    var files: [String: String] = [:]
    files["content/clinic.yaml"] = """
      name: Clinic
      base_url: https://clinic.example/health/
      region: US
      locale: en-US
      currency: USD
      phone: +1 541 555 0142
      emergency_number: "911"
      reviewers: [{ id: kim, name: Dr. Kim, role: Dermatologist }]
      \(clinic)
      """
    files["content/sources.yaml"] = "one: { title: One, kind: review, publisher: P, year: 2001 }"
    files["content/treatments/demo/facts.yaml"] = """
      name: \(name)
      other_names: [Demonstration]
      summary: A treatment.
      review: { by: kim, on: 2026-05-01, due: 2028-05-01 }
      what_it_is: A treatment.
      sessions: 4
      injected_into: [dermis]
      who_should_not_have_it: [you are pregnant]
      before: [ask questions]
      prices: \(prices)
      risks: { common: [Redness], serious: [Infection] }
      evidence: { known: [], not_known: [whether it works] }
      aftercare: { phases: [{ name: First day, days: 1, do: [rest], do_not: [run] }] }
      get_help: { emergency: [you faint], urgent: [you see pus], routine: [a bruise stays] }
      alternatives: { doing_nothing: You can wait. }
      """
    let content = SiteFolder.memory(files.mapValues { Array($0.utf8) })
    return try await pages(
      SiteFolder(
        files: { folder throws(FileProblem) in
          try folder == "templates" ? disk.files(folder) : content.files(folder)
        },
        read: { path throws(FileProblem) in
          try path.isBelow("templates") ? disk.read(path) : content.read(path)
        }))
  }

  /// The JSON-LD of a page.
  static func data(of page: String) -> String? {
    guard let start = page.firstRange(of: "<script type=\"application/ld+json\">"),
      let end = page[start.upperBound...].firstRange(of: "</script>")
    else { return nil }
    return String(page[start.upperBound..<end.lowerBound])
  }

  private static func pages(_ folder: SiteFolder) async throws -> [String: String] {
    guard let day = CalendarDate(iso: "2026-09-01") else { return [:] }
    let build = try await SiteBuild.prepare(folder, options: BuildOptions(asOf: day))
    guard let plan = build.plan else {
      throw Problem(
        text: build.diagnostics.map { "\($0.message) \($0.location.path)" }.joined(separator: "\n")
      )
    }
    var pages: [String: String] = [:]
    for file in plan.stages.joined() where file.path.hasSuffix(".html") {
      pages[file.path.text] = String(decoding: try file.make(), as: UTF8.self)
    }
    return pages
  }

  struct Problem: Error {
    var text: String
  }
}
