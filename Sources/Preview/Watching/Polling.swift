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
