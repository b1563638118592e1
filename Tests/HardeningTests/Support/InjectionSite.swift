import Content
import Diagnostics
import Facts
import Fixtures
import Foundation

@testable import Foundations
@testable import Site

/// The site of this repository with other files put over it.
struct InjectionSite {
  /// The folder that holds `content/` and `templates/`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Every file of the sources by its path.
  var files: [String: [UInt8]]

  /// The sources as they are in the repository.
  init() throws {
    let disk = SiteFolder.disk(Self.root)
    files = [:]
    for folder: RelativePath in ["content", "templates"] {
      for entry in try disk.files(folder) { files[entry.path.text] = try disk.read(entry.path) }
    }
  }

  /// The file at `path` as text.
  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  /// The site read and checked.
  func prepare() async throws -> SiteBuild {
    try await SiteBuild.prepare(.memory(files), options: try Self.options())
  }

  /// How the site is built, always for the same day.
  static func options(workers: Int = 2) throws -> BuildOptions {
    guard let asOf = CalendarDate(iso: "2026-06-01") else { throw NoSuchDay() }
    return BuildOptions(asOf: asOf, workers: workers)
  }

  private struct NoSuchDay: Error {}

  /// The problems of the site as a console shows them.
  func console(_ diagnostics: [Diagnostic]) -> String {
    ConsoleRenderer { SiteFolder.memory(files).shownFile($0) }.render(diagnostics)
  }
}

extension SitePlan {
  /// The bytes of every file by its path.
  func made() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in stages.joined() { files[file.path.text] = try file.make() }
    return files
  }
}
