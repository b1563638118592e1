import Foundation
import Testing

/// An empty folder that goes when nothing refers to it any more.
final class TemporaryFolder {
  /// A file as it stands on disk.
  struct Entry: Equatable {
    let inode: UInt64
    let modified: Date
    let bytes: [UInt8]
  }

  /// The folder's path, without links.
  let path: String

  /// A new folder.
  init() {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "careleaf-tests-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      Issue.record(error)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The bytes of every file in it by path.
  func files() throws -> [String: [UInt8]] { try snapshot().mapValues(\.bytes) }

  /// Every file in it by path.
  func snapshot() throws -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      entries[name] = Entry(
        inode: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
        modified: attributes[.modificationDate] as? Date ?? .distantPast,
        bytes: Array(try Data(contentsOf: URL(filePath: path + "/" + name))))
    }
    return entries
  }

  /// The paths of the folders in it.
  func folders() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
      return attributes[.type] as? FileAttributeType == .typeDirectory
    }.sorted()
  }

  /// Puts a file with `text` at `name`, with the folders that it takes.
  func put(_ text: String, at name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of the file at `name`.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  /// Makes a symbolic link at `name` to `target`.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }
}
