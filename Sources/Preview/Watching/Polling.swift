import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds changes by looking at all sources again and again, where the system has no other way.
struct Polling: ChangeSource {
  let descriptor: Int32? = nil
  private let root: String
  private var last: FolderScan

  /// Begins to watch the sources in the site's folder at `root`.
  init(root: String) {
    self.root = root
    last = FolderScan(root: root)
  }

  func end() {}

  mutating func changes() -> SiteChange {
    let scan = FolderScan(root: root)
    defer { last = scan }
    return SiteChange(scan.difference(from: last))
  }
}

/// The files and folders of a site's sources at one moment. Names that begin with a dot are left
/// out, and symbolic links below the site's folder are not followed, as the loader does.
struct FolderScan: Sendable {
  /// What differs between two states of a file.
  struct Stamp: Sendable, Hashable {
    fileprivate let inode: UInt64
    fileprivate let size: Int64
    fileprivate let seconds: Int
    fileprivate let nanoseconds: Int
  }

  /// The folders in the site's folder that hold sources.
  static let sources = ["content", "templates"]

  /// The folders, as paths in the site's folder.
  private(set) var folders: [String] = []
  /// The files by their path in the site's folder.
  private(set) var files: [String: Stamp] = [:]

  /// The sources in the site's folder at `root`.
  init(root: String) {
    for source in Self.sources { add(source, in: root, depth: 0) }
  }

  /// What lies below the folder at `path` in the site's folder at `root`.
  init(_ path: String, in root: String) { add(path, in: root, depth: 0) }

  private mutating func add(_ folder: String, in root: String, depth: Int) {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)
    guard depth < 64, let names else { return }
    folders.append(folder)
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(root + "/" + path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        add(path, in: root, depth: depth + 1)
      } else {
        files[path] = Stamp(status)
      }
    }
  }

  /// The paths of what differs from `other`.
  func difference(from other: FolderScan) -> Set<String> {
    var paths = Set(folders).symmetricDifference(other.folders)
    for (path, stamp) in files where other.files[path] != stamp { paths.insert(path) }
    for path in other.files.keys where files[path] == nil { paths.insert(path) }
    return paths
  }
}

extension FolderScan.Stamp {
  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
      let changed = status.st_ctimespec
    #else
      let changed = status.st_ctim
    #endif
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = Int(changed.tv_sec)
    nanoseconds = Int(changed.tv_nsec)
  }
}
