import Content
import Diagnostics
import Facts
import Foundation
import Testing

@testable import Checks
@testable import Foundations

/// A site of tests with one number of its articles changed at a time.
struct SeededSite {
  /// A number of an article with what contradicts the facts in its place.
  struct Seed {
    let group: String
    let article: String
    let kind: String
    let honest: String
    let wrong: String

    /// The folder of the subject: `medicines/methotrexate`.
    var subject: String { String(article[..<(article.lastIndex(of: "/") ?? article.endIndex)]) }
  }

  /// What was found of the seeds of a group.
  struct Score {
    var count = 0
    var errors = 0
    /// The seeds that nothing is said of, beyond that no source supports them.
    var missed: [String] = []
    /// The seeds that are no errors.
    var passed: [String] = []
    var errorsByKind: [String: (errors: Int, count: Int)] = [:]

    var summary: String {
      let kinds = errorsByKind.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value.errors)/\($0.value.count)" }
      return "\(errors) of \(count) are errors, \(missed.count) are missed; "
        + kinds.joined(separator: ", ")
    }
  }

  static let tests = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The texts of the site's files by their paths.
  var files: [String: String]

  /// The site in the folder `content` below `folder`.
  init(in folder: URL) throws {
    let content = folder.appending(path: "content")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: content.path)
      .filter { $0.hasSuffix(".md") || $0.hasSuffix(".yaml") }
      .filter { !$0.hasSuffix("README.md") }
    files = Dictionary(
      uniqueKeysWithValues: try paths.map { path in
        ("content/\(path)", try String(contentsOf: content.appending(path: path), encoding: .utf8))
      })
  }

  /// A site of `Tests/Sites`.
  init(_ name: String) throws { try self.init(in: Self.tests.appending(path: "Sites/\(name)")) }

  /// Says in the clinic file where numbers come from.
  mutating func takeNumbers(from policy: NumberPolicy) {
    let clinic = files["content/clinic.yaml", default: ""]
    let lines = clinic.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("numbers:") }
    files["content/clinic.yaml"] =
      lines.joined(separator: "\n") + "\nnumbers: \(policy.rawValue)\n"
  }

  /// The lines of a table beside this file, without remarks.
  static func rows(_ table: String) throws -> [[String]] {
    try String(
      contentsOf: tests.appending(path: "ChecksTests/Contradictions/\(table)"), encoding: .utf8
    ).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  static func seeds(_ table: String) throws -> [Seed] {
    try rows(table).map { cells in
      try #require(cells.count == 5, "not five cells: \(cells)")
      return Seed(
        group: cells[0], article: cells[1], kind: cells[2], honest: cells[3], wrong: cells[4])
    }
  }

  /// What the number check finds, by the path of the article.
  func findings() async throws -> [String: [Diagnostic]] {
    let blocks = try FileManager.default.contentsOfDirectory(
      atPath: Self.tests.deletingLastPathComponent().appending(path: "templates/blocks").path
    ).map { String($0.prefix { $0 != "." }) }
    let folder = SiteFolder.memory(files.mapValues { Array($0.utf8) })
    let options = LoadOptions(asOf: Samples.day, blockNames: Set(blocks))
    var problems: [Diagnostic] = []
    let loader = ContentLoader(folder: folder, options: options)
    let content = try #require(try await loader.load(&problems))
    let site = CheckedSite(content: content, asOf: Samples.day, language: .english)
    let lexicon = ClaimLexicon(rules: [], language: .english)
    let knowledge = WordKnowledge(
      language: .english, symbols: lexicon.symbols, glossary: content.glossary,
      quantities: site.quantities)
    var reader = PageReader(site: site, lexicon: lexicon, knowledge: knowledge) { _ in nil }
    var found: [String: [Diagnostic]] = [:]
    for article in content.articles {
      let page = reader.page(article)
      NumbersCheck().check(page, &found["\(article.file.path)", default: []])
      reader.takeBack(page)
    }
    return found
  }

  /// What is found at the place of each of the `seeds`, by their groups.
  func scores(_ seeds: [Seed]) async throws -> [String: Score] {
    var changed = self
    var places: [Place] = []
    for (index, seed) in seeds.enumerated() {
      let text = try #require(files["content/\(seed.article)"])
      let range = try #require(text.range(of: seed.honest), "\(seed) is not there")
      #expect(text[range.upperBound...].range(of: seed.honest) == nil, "\(seed) is there twice")
      let path = "content/\(seed.subject)/seed-\(index).md"
      changed.files[path] = text.replacingCharacters(in: range, with: seed.wrong)
      places.append(Place(path, text[..<range.lowerBound], seed.wrong))
    }
    let found = try await changed.findings()
    var scores: [String: Score] = [:]
    for (seed, place) in zip(seeds, places) {
      let near = (found[place.path] ?? []).filter(place.touches)
      scores[seed.group, default: Score()].add(seed, near)
    }
    return scores
  }

  private struct Place {
    let path: String
    let start: SourcePosition
    let end: SourcePosition

    init(_ path: String, _ before: Substring, _ text: String) {
      self.path = path
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      start = SourcePosition(line: lines.count, column: (lines.last?.count ?? 0) + 1)
      end = SourcePosition(line: start.line, column: start.column + text.count)
    }

    func touches(_ finding: Diagnostic) -> Bool {
      guard let first = finding.location.start, let last = finding.location.end else {
        return false
      }
      return first <= end && start <= last
    }
  }
}

extension SeededSite.Score {
  fileprivate mutating func add(_ seed: SeededSite.Seed, _ near: [Diagnostic]) {
    let isError = near.contains { $0.severity == .error }
    count += 1
    errorsByKind[seed.kind, default: (0, 0)].count += 1
    let note = near.map { "\($0.severity.rawValue): \($0.message)" }.joined(separator: "; ")
    let text = "\(seed.subject): '\(seed.honest)' → '\(seed.wrong)' [\(note)]"
    if isError {
      errors += 1
      errorsByKind[seed.kind, default: (0, 0)].errors += 1
    } else {
      passed.append(text)
      if !near.contains(where: { $0.id.hasSuffix("disagree") }) { missed.append(text) }
    }
  }
}
