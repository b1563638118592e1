import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// A whole small site for a test: the minimal one with other files, and an output folder of its
/// own, which goes with the fixture.
final class SiteFixture {
  /// The text of every source file by its path.
  var files: [String: String]
  /// Files that are no text, such as pictures.
  var binaries: [String: [UInt8]] = [:]
  /// How the site is built.
  var options: BuildOptions
  /// Where it is built to.
  let output = TemporaryFolder()

  /// The minimal site with `changes`; a nil removes a file.
  init(_ changes: [String: String?] = [:], asOf: String = "2026-06-01") throws {
    files = MinimalSite.files
    options = BuildOptions(asOf: try #require(CalendarDate(iso: asOf)))
    for (path, text) in changes { files[path] = text }
  }

  /// The sources as the builder reads them.
  var folder: SiteFolder {
    .memory(files.mapValues { Array($0.utf8) }.merging(binaries) { $1 })
  }

  /// Builds the site and tells what there is to say, as a console shows it.
  func build() async throws -> (counts: WriteCounts, console: String) {
    let prepared = try await SiteBuild.prepare(folder, options: options)
    guard let plan = prepared.plan else { return (WriteCounts(), console(prepared.diagnostics)) }
    let written = try await SiteWriter(root: output.path, isSynced: false)
      .write(plan.stages, workers: options.workers)
    return (written.counts, console(prepared.diagnostics + written.diagnostics))
  }

  /// The plan of the site, which must have no problem.
  func plan() async throws -> SitePlan {
    let prepared = try await SiteBuild.prepare(folder, options: options)
    return try #require(prepared.plan, "\(console(prepared.diagnostics))")
  }

  /// What the file of the plan at `path` holds.
  func page(_ path: String) async throws -> String {
    let file = try #require(try await plan().file(at: RelativePath(path)))
    return String(decoding: try file.make(), as: UTF8.self)
  }

  private func console(_ diagnostics: [Diagnostic]) -> String {
    ConsoleRenderer { [folder] in folder.shownFile($0) }.render(diagnostics)
  }
}

extension SiteFixture {
  /// Builds the site and expects it to be the minimal one with the files `adding`, each with its
  /// text, and without those at the paths `removing`. Any other file, and any that is not there,
  /// fails, and so does any problem.
  func expectOutput(
    adding added: [String: String] = [:], removing removed: Set<String> = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let console = try await build().console
    #expect(console == "", sourceLocation: sourceLocation)
    // The names of the files of the index tell their content, which other tests look at.
    let found = try output.files().filter { path, _ in
      !path.hasPrefix("search/") || !path.hasSuffix(".json")
    }
    let wanted = MinimalSite.paths.subtracting(removed).union(added.keys)
      .union([".careleaf-manifest"])
    let unexpected = Set(found.keys).subtracting(wanted).sorted()
    let missing = wanted.subtracting(found.keys).sorted()
    #expect(unexpected == [], "unexpected files", sourceLocation: sourceLocation)
    #expect(missing == [], "missing files", sourceLocation: sourceLocation)
    for (path, text) in added.sorted(by: { $0.key < $1.key }) {
      let bytes = found[path] ?? []
      #expect(
        String(decoding: bytes, as: UTF8.self) == text, "\(path)", sourceLocation: sourceLocation)
    }
  }

  /// Builds the site and expects just these problems, as a console shows them, and that nothing
  /// has been written.
  func expectProblems(
    _ expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let before = try output.snapshot()
    let console = try await build().console
    #expect(console == expected, sourceLocation: sourceLocation)
    #expect(try output.snapshot() == before, sourceLocation: sourceLocation)
  }
}

/// An article with a title, further front matter and text.
func article(_ title: String, _ more: String = "", text: String = "Text.") -> String {
  "---\ntitle: \(title)\nsummary: About \(title)\n\(more)\(more.isEmpty ? "" : "\n")---\n\(text)\n"
}
