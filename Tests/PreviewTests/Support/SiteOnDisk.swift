import Content
import Facts
import Foundation
import Foundations
import Site
import Testing

@testable import Preview

/// The smallest site of the tests in a folder of its own, which goes with the value.
final class SiteOnDisk: Sendable {
  /// The folder, without links in its path.
  let path: String

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// An article's page in it.
  static let article = "content/articles/costs.md"

  init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "careleaf-preview-\(UUID().uuidString)").path
    let repository = Self.tests.deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: Self.tests.appending(path: "CommandLineTests/Sites/good"), to: URL(filePath: path))
    try FileManager.default.copyItem(
      at: repository.appending(path: "templates/i18n"),
      to: URL(filePath: path + "/templates/i18n"))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes `text` to the file `name`.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  /// Replaces a text that the file `name` must hold.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8)
    try #require(text.contains(old))
    try write(text.replacing(old, with: new), to: name)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path + "/" + name, toPath: path + "/" + other)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// A preview of the site that has not been built yet.
  func preview(
    check: @escaping SiteCheck = { _ in SiteFindings() }
  ) throws -> PreviewSite {
    let day = try #require(CalendarDate(iso: "2026-06-01"))
    let options = BuildOptions(
      asOf: day, includesDrafts: true, baseURL: "http://localhost/", workers: 2)
    return PreviewSite(
      folder: .disk(path), options: options, session: "abc",
      editor: EditorLink(root: path),
      save: { [path] name, bytes throws(FileProblem) in
        let file = URL(filePath: path + "/" + name.text)
        guard (try? Data(bytes).write(to: file)) != nil else {
          throw FileProblem(path: name.text, reason: "No")
        }
      }, check: check)
  }
}

extension PreviewSite {
  /// What the page or file at `path` holds.
  func text(_ path: String) async throws -> String? {
    try await file(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
