import Content
import Diagnostics
import Facts
import Fixtures
import Foundation

@testable import Checks
@testable import Foundations

/// Sites made of a few lines, for tests.
enum Samples {
  static let day = CalendarDate(iso: "2026-06-01") ?? .distantPast

  static func clinic(region: String = "US") -> String {
    """
    name: Test Clinic
    base_url: https://clinic.example/
    region: \(region)
    locale: en-\(region)
    currency: USD
    phone: +1 541 555 0142
    emergency_number: "911"
    sample_content: true
    reviewers:
      - { id: dr-a, name: Dr. A, role: Doctor }
    """
  }

  static let sources = """
    trial-a:
      title: A trial
      kind: trial
      publisher: A journal
      year: 2020
      url: https://journal.example/a
    magazine-a:
      title: A magazine article
      kind: consumer-article
      publisher: A magazine
      year: 2019
      url: https://magazine.example/a
    """

  static let glossary = """
    trial: A study that tests a treatment on people.
    blood clot:
      definition: Thick blood that blocks a blood vessel.
      forms: [blood clots, blood-clot]
    blood: What the heart moves.

    """

  /// A page with the given Markdown.
  static func article(_ body: String, title: String = "A page", summary: String = "About it.")
    -> String
  {
    "---\ntitle: \(title)\nsummary: \(summary)\n---\n\(body)\n"
  }

  /// What is found of the numbers of a page with the given Markdown beside `facts`, in `folder`, or by
  /// the kinds of finding that begin with `prefix`; its numbers must be facts.
  static func numberFindings(
    of body: String, facts: String, in folder: String, kinds: String? = nil, clinic: String = "",
    startingWith prefix: String = "numbers/"
  ) async throws -> [String] {
    var files = [
      "content/clinic.yaml": Samples.clinic() + "\nnumbers: facts\n\(clinic)",
      "content/\(folder)/facts.yaml": facts,
      "content/\(folder)/plan.md": article(body),
    ]
    files["content/kinds.yaml"] = kinds
    return try await check(files).filter { $0.id.hasPrefix(prefix) }
      .map { "\($0.severity) \($0.id): \($0.message)" }
  }

  /// What `checker` finds in a site with the given further files.
  static func check(
    _ files: [String: String], region: String = "US", asOf: CalendarDate = day
  ) async throws -> [Diagnostic] {
    try await report(files, region: region, asOf: asOf).diagnostics.sorted()
  }

  static func report(
    _ files: [String: String], region: String = "US", asOf: CalendarDate = day, workers: Int = 2
  ) async throws -> CheckReport {
    let folder = folder(files, region: region)
    var problems: [Diagnostic] = []
    var checker =
      files.keys.contains { $0.hasPrefix("content/rules/") }
      ? Checker(rules: try ClaimRules(folder: folder, &problems)) { _ in nil } : try checker.get()
    checker.texts = { folder.shownFile($0) }
    let content = try await content(files, region: region, asOf: asOf)
    return await checker.check(content, asOf: asOf, workers: workers)
  }

  /// A checker by the built-in rules that reads no files, made once.
  static let checker = Result {
    var problems: [Diagnostic] = []
    return Checker(rules: try ClaimRules(folder: nil, &problems)) { _ in nil }
  }

  static let blockNames: Set<String> = [
    "course-estimate",
    "risks", "get-help", "prices", "before", "who-should-not", "alternatives", "statements",
    "missed-dose",
  ]

  /// What a site with the given further files says.
  static func content(
    _ files: [String: String], region: String = "US", asOf: CalendarDate = day
  ) async throws -> SiteContent {
    var problems: [Diagnostic] = []
    let options = LoadOptions(asOf: asOf, blockNames: blockNames)
    let loader = ContentLoader(folder: folder(files, region: region), options: options)
    guard let content = try await loader.load(&problems), !problems.hasErrors else {
      throw LoadFailure(problems: problems.map { "\($0.id): \($0.message) \($0.location)" })
    }
    return content
  }

  static func folder(_ files: [String: String], region: String) -> SiteFolder {
    var all = [
      "content/clinic.yaml": clinic(region: region), "content/sources.yaml": sources,
      "content/glossary.yaml": glossary,
    ]
    all.merge(files) { $1 }
    return SiteFolder.memory(all.mapValues { Array($0.utf8) })
  }

  /// An empty table of English words, with the `symbols` of wordings.
  static func words(_ symbols: SymbolTable = SymbolTable()) -> SharedWords {
    SharedWords(WordKnowledge(language: .english, symbols: symbols))
  }

  /// The ids of claims found in one sentence.
  static func claims(in sentences: [String], region: String = "US") async throws -> [[String]] {
    let files = Dictionary(
      uniqueKeysWithValues: sentences.enumerated().map { index, sentence in
        ("content/articles/s\(index).md", article(sentence))
      })
    let found = Dictionary(grouping: try await check(files, region: region)) { $0.location.path }
    return sentences.indices.map { index in
      (found["content/articles/s\(index).md"] ?? []).map(\.id).filter { $0.hasPrefix("claims/") }
    }
  }
}

/// A sample site that does not load.
struct LoadFailure: Error, CustomStringConvertible {
  let problems: [String]
  var description: String { problems.joined(separator: "\n") }
}
