public import Foundations

/// What a command changes in the files of a site. It can be looked at as a site before anything is
/// written, and is then written as a whole or not at all.
public struct ContentChange: Sendable {
  /// A folder that gets another name with all that is in it.
  public struct Move: Sendable, Hashable {
    public let old: RelativePath
    public let new: RelativePath
  }

  public internal(set) var move: Move?
  /// The new texts of files, by the paths that these have now, or will have if they are new.
  public internal(set) var texts: [RelativePath: String] = [:]
  /// The files that go.
  public internal(set) var removed: [RelativePath] = []

  init() {}

  /// Where the file at `path` lies afterwards.
  public func after(_ path: RelativePath) -> RelativePath {
    guard let move else { return path }
    if path == move.old { return move.new }
    return path.relative(to: move.old).map { move.new.appending($0.text) } ?? path
  }

  private func before(_ path: RelativePath) -> RelativePath {
    guard let move else { return path }
    return path.relative(to: move.new).map { move.old.appending($0.text) } ?? path
  }

  /// The site in `folder` as it is afterwards.
  public func applied(to folder: SiteFolder) -> SiteFolder {
    let texts = Dictionary(texts.map { (after($0.key), Array($0.value.utf8)) }) { first, _ in first
    }
    let gone = Set(removed)
    return SiteFolder(
      files: { [self] path throws(FileProblem) in
        guard path == "content" || path.isBelow("content") else { return try folder.files(path) }
        let kept = try folder.files("content").filter { !gone.contains($0.path) }.map { entry in
          SiteFolder.Entry(path: after(entry.path), isSymbolicLink: entry.isSymbolicLink)
        }
        let known = Set(kept.map(\.path))
        let made = texts.keys.filter { !known.contains($0) }.map { SiteFolder.Entry(path: $0) }
        return (kept + made).filter { $0.path.isBelow(path) }.sorted { $0.path < $1.path }
      },
      read: { [self] path throws(FileProblem) in
        if let text = texts[path] { return text }
        return try folder.read(before(path))
      },
      readParts: { [self] path, take in
        if let text = texts[path] {
          if !text.isEmpty { _ = try take(text) }
        } else {
          try folder.readParts(before(path), take)
        }
      })
  }

  /// What to do with the files of the site's folder.
  public var fileChanges: FileChanges {
    var changes = FileChanges()
    // Files go last: until then no link leads nowhere.
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      changes.write(Array(text.utf8), to: path)
    }
    if let move { changes.move(move.old, to: move.new) }
    for path in removed.sorted() { changes.remove(path) }
    return changes
  }
}
