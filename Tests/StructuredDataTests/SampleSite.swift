import ContentLoader
import Diagnostics
import Foundation
import SiteBuilder
import TreatmentFacts

@testable import TemplateRenderer

/// Sites built with a theme that shows plainly what its pages are given.
enum SampleSite {
  /// The pages of the site whose `content/` this repository holds, by path.
  static func repository() async throws -> [String: String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let disk = SiteFolder.disk(root)
    return try await pages(
      SiteFolder(
        files: { folder throws(FileProblem) in
          try folder == "templates" ? theme.files(folder) : disk.files(folder)
        },
        read: { path throws(FileProblem) in
          try path.hasPrefix("templates/") ? theme.read(path) : disk.read(path)
        }))
  }

  /// The pages of a small site with the given `clinic.yaml` lines and treatment's name.
  static func small(clinic: String = "", name: String = "Demo") async throws -> [String: String] {
    var files = themeFiles
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
      prices: { per: course, valid_until: 2027-12-31, areas: { arms: { name: Arms, price: 99.50 } } }
      risks: { common: [Redness], serious: [Infection] }
      evidence: { known: [], not_known: [whether it works] }
      aftercare: { phases: [{ name: First day, days: 1, do: [rest], do_not: [run] }] }
      get_help: { emergency: [you faint], urgent: [you see pus], routine: [a bruise stays] }
      alternatives: { doing_nothing: You can wait. }
      """
    return try await pages(.memory(files.mapValues { Array($0.utf8) }))
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
      pages[file.path] = String(decoding: try file.make(), as: UTF8.self)
    }
    return pages
  }

  struct Problem: Error {
    var text: String
  }

  private static var theme: SiteFolder { .memory(themeFiles.mapValues { Array($0.utf8) }) }

  private static let head = """
    <head>{{#page.structured_data}}<script type="application/ld+json">{{{.}}}</script>\
    {{/page.structured_data}}</head><h1>{{page.title}}</h1><p>{{page.description}}</p>
    """

  private static var themeFiles: [String: String] {
    let blocks = [
      "prices": """
      {{#treatment}}{{#prices}}{{#rows}}<p>{{area}}: {{price}} {{per}}</p>{{/rows}}\
      {{#valid_until}}<p>{{.}}</p>{{/valid_until}}{{/prices}}{{/treatment}}
      """,
      "who-should-not": """
      {{#treatment}}{{#who_should_not_have_it}}{{#items}}<li>{{text}}</li>{{/items}}\
      {{/who_should_not_have_it}}{{/treatment}}
      """,
      "risks": """
      {{#treatment}}{{#risks}}{{#common}}<li>{{name}} {{text}}</li>{{/common}}\
      {{#serious}}<li>{{name}} {{text}}</li>{{/serious}}{{/risks}}{{/treatment}}
      """,
      "before":
        "{{#treatment}}{{#before}}{{#items}}<li>{{text}}</li>{{/items}}{{/before}}{{/treatment}}",
      "aftercare": """
      {{#treatment}}{{#aftercare}}{{#phases}}<h2>{{name}}</h2>{{#do_items}}<li>{{text}}</li>\
      {{/do_items}}{{#do_not_items}}<li>{{text}}</li>{{/do_not_items}}{{/phases}}{{/aftercare}}\
      {{/treatment}}
      """,
    ]
    var files: [String: String] = [:]
    for name in ArticleTemplate.allCases.map(\.rawValue) {
      files["templates/\(name).mustache"] = head + "{{{body}}}"
    }
    for name in ListTemplate.allCases.map(\.rawValue) + SourcesTemplate.allCases.map(\.rawValue) {
      files["templates/\(name).mustache"] = head
    }
    for name in FragmentTemplate.allCases { files["templates/\(name.rawValue).mustache"] = "" }
    for name in RedirectTemplate.allCases { files["templates/\(name.rawValue).mustache"] = "" }
    for name in GuideTemplate.allCases.map(\.rawValue) {
      let own = blocks[name].map { _ in "{{>\(name)}}" } ?? ""
      files["templates/\(name).mustache"] = head + "{{#body}}{{{.}}}{{/body}}" + own
    }
    files["templates/overview.mustache"] =
      head + "{{#body}}{{{.}}}{{/body}}{{^body}}{{>who-should-not}}{{>risks}}{{/body}}"
    for (name, text) in blocks {
      files["templates/blocks/\(name).mustache"] = text
      files["templates/partials/\(name).mustache"] = text
    }
    for name in [
      "key-facts", "get-help", "sources-differ", "course-estimate", "alternatives", "evidence",
    ] {
      files["templates/blocks/\(name).mustache"] = ""
    }
    files["templates/i18n/en.yaml"] =
      StringKeys.required
      .map { "\"\($0)\": \"\(patterns[$0] ?? $0)\"" }.joined(separator: "\n")
      + "\n\"money.symbols.USD\": \"$\"\n"
    return files
  }

  private static let patterns = [
    "numbers.group": "", "numbers.decimal": ".", "money.with_symbol": "{symbol}{number}",
    "money.with_code": "{code} {number}", "quantities.range": "{low} to {high}",
    "callouts.do_not": "do not",
  ]
}
