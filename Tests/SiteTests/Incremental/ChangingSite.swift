import Content
import Diagnostics
import Fixtures

@testable import Foundations

/// The files of a site that change, with stamps as a disk gives them.
struct ChangingSite {
  private struct File {
    var bytes: [UInt8]
    var stamp: FileStamp?
  }

  private var files: [String: File] = [:]
  private var time = 0

  init(_ texts: [String: String]) {
    for (path, text) in texts { write(Array(text.utf8), to: path) }
  }

  /// The paths of the files that `isWanted` holds for, in order.
  func paths(where isWanted: (String) -> Bool = { _ in true }) -> [String] {
    files.keys.filter(isWanted).sorted()
  }

  func bytes(_ path: String) -> [UInt8]? { files[path]?.bytes }

  func text(_ path: String) -> String { String(decoding: bytes(path) ?? [], as: UTF8.self) }

  /// Writes a file; a disk does not always tell its time exactly enough for a stamp.
  mutating func write(_ bytes: [UInt8], to path: String, isStamped: Bool = true) {
    time += 1
    let moment = FileStamp.Moment(seconds: time, nanoseconds: 0)
    let stamp = FileStamp(
      inode: 1, size: Int64(bytes.count), modified: moment, changed: moment)
    files[path] = File(bytes: bytes, stamp: isStamped ? stamp : nil)
  }

  mutating func write(_ text: String, to path: String, isStamped: Bool = true) {
    write(Array(text.utf8), to: path, isStamped: isStamped)
  }

  mutating func remove(_ path: String) { files[path] = nil }

  /// Moves the file at `path` with everything, its stamp too.
  mutating func move(_ path: String, to other: String) {
    files[other] = files.removeValue(forKey: path)
  }

  /// All files, to be read from scratch.
  var snapshot: SiteFolder { .memory(files.mapValues(\.bytes)) }

  /// All files, with their stamps.
  var folder: SiteFolder { folder() }

  /// All files, those at `unreadable` to be listed only.
  func folder(unreadable: Set<String> = []) -> SiteFolder {
    SiteFolder(
      files: { [files] folder throws(FileProblem) in
        files.filter { RelativePath($0.key).isBelow(folder) }.sorted { $0.key < $1.key }
          .map { SiteFolder.Entry(path: RelativePath($0.key), stamp: $0.value.stamp) }
      },
      read: { [files] path throws(FileProblem) in
        guard let file = files[path.text], !unreadable.contains(path.text) else {
          throw FileProblem(path: path.text, reason: "No such file or directory")
        }
        return file.bytes
      })
  }
}
