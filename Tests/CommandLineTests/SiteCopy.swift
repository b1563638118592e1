import Foundation

/// A copy of a site of `Sites/` in a folder of its own, which goes with the value.
final class SiteCopy {
  /// The folder of this file.
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The copy, without links in its path.
  let url: URL

  /// The repository's own folder.
  static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()

  /// The site `good` with the words of the repository's theme, and with the files of the other
  /// `sites` put over it.
  init(_ sites: [String]) throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "careleaf-\(UUID().uuidString)")
    let words = "templates/i18n"
    try add(Self.repository.appending(path: words), to: words)
    for site in ["good"] + sites { try add(Self.tests.appending(path: "Sites/\(site)")) }
  }

  /// A copy of the site whose `content` and `templates` lie in `folder`.
  init(of folder: URL) throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "careleaf-\(UUID().uuidString)")
    for name in ["content", "templates"] {
      try add(folder.appending(path: name), to: name)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The bytes of every file below the folder `name` by path.
  func files(in name: String) throws -> [String: Data] {
    let folder = url.appending(path: name)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      if !file.hasDirectoryPath, !Self.isFolder(file) { files[path] = try Data(contentsOf: file) }
    }
    return files
  }

  private func add(_ source: URL, to name: String = "") throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted() {
      let (from, to) = (source.appending(path: path), url.appending(path: name + "/" + path))
      guard !Self.isFolder(from) else { continue }
      try FileManager.default.createDirectory(
        at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contentsOf: from).write(to: to)
    }
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
