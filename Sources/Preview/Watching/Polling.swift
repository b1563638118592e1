import Foundations

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

/// The files and folders of a site's sources at one moment. A folder that cannot be read is left
/// out: the loader reports it.
struct FolderScan: Sendable {
  /// The folders in the site's folder that hold sources.
  static let sources: [RelativePath] = ["content", "templates"]

  let folders: [RelativePath]
  let files: [RelativePath: FileStamp]

  /// What lies in the `folders` of the site's folder at `root`.
  init(_ folders: [RelativePath] = sources, root: String) {
    var walk = DiskWalk(root: root)
    for folder in folders { walk.visit(folder) }
    self.folders = walk.folders
    files = Dictionary(walk.files.compactMap { file in file.stamp.map { (file.path, $0) } }) {
      first, _ in first
    }
  }

  /// The paths of what differs from `other`.
  fileprivate func difference(from other: FolderScan) -> Set<RelativePath> {
    var paths = Set(folders).symmetricDifference(other.folders)
    for (path, stamp) in files where other.files[path] != stamp { paths.insert(path) }
    for path in other.files.keys where files[path] == nil { paths.insert(path) }
    return paths
  }
}
