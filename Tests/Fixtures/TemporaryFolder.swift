public import Foundation
import Foundations

/// An empty folder that goes when nothing refers to it any more.
public final class TemporaryFolder {
  /// A file as it stands on disk.
  public struct Entry: Equatable {
    public let inode: UInt64
    public let modified: Date
    public let bytes: [UInt8]
  }

  /// The folder's path, without links.
  public let path: String

  /// A new folder.
  public init() {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "careleaf-tests-\(UUID().uuidString)").path
    // Whoever writes to a folder that could not be made learns of it then.
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The bytes of every file in it by path.
  public func files() throws -> [String: [UInt8]] { try snapshot().mapValues(\.bytes) }

  /// Every file in it by path.
  public func snapshot() throws -> [String: Entry] {
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
  public func folders() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
      return attributes[.type] as? FileAttributeType == .typeDirectory
    }.sorted()
  }

  /// Puts a file with `text` at `name`, with the folders that it takes.
  public func put(_ text: String, at name: String) throws { try put(Array(text.utf8), at: name) }

  /// The same with bytes that are no text.
  public func put(_ bytes: [UInt8], at name: String) throws {
    let (disk, place) = (DiskFolder(path), RelativePath(name))
    try disk.makeFolder(place.parent)
    var file = try disk.create(place, for: place)
    try file.write(bytes)
    try file.finish()
  }

  /// The text of the file at `name`.
  public func text(_ name: String) throws -> String {
    let file = try DiskFolder(path).open(RelativePath(name))
    return String(decoding: try file.read(file.size), as: UTF8.self)
  }

  /// Makes a symbolic link at `name` to `target`.
  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }
}
