import Foundations

/// The folder that the site is written to, by paths within it.
struct OutputFolder: Sendable {
  /// The folder in which files are written before they are moved to their place.
  static let temporaryFolder: RelativePath = ".careleaf-tmp"

  private(set) var disk: DiskFolder
  /// Whether `sync` waits for the disk.
  private let isSynced: Bool

  /// The folder at `root`, which need not exist yet.
  init(root: String, isSynced: Bool = true) {
    disk = DiskFolder(root)
    self.isSynced = isSynced
  }

  /// The same folder, kept open while the value lives.
  func heldOpen() throws(FileProblem) -> OutputFolder {
    var folder = self
    folder.disk = try disk.heldOpen()
    return folder
  }

  /// What stands at `path`; symbolic links are not followed.
  func kind(_ path: RelativePath) throws(FileProblem) -> DiskFolder.Kind {
    try disk.look(at: path).kind
  }

  func read(_ path: RelativePath) throws(FileProblem) -> [UInt8] {
    let file = try disk.open(path)
    return try file.read(file.size)
  }

  /// Whether the file at `path` holds just `bytes`.
  func holds(_ bytes: [UInt8], at path: RelativePath) -> Bool {
    guard let found = try? disk.look(at: path), found == (.file, bytes.count) else { return false }
    return (try? read(path))?.isSame(as: bytes) ?? false
  }

  /// Whether the file at `path` is an ordinary one and has this digest.
  func holds(_ digest: FileDigest, at path: RelativePath) -> Bool {
    (try? read(path)).map { FileDigest(of: $0) == digest } ?? false
  }

  /// Every path below the folder at `path` that is not a folder with something in it.
  func leaves(below path: RelativePath, depth: Int = 0) throws(FileProblem) -> [RelativePath] {
    guard depth < 256 else {
      throw FileProblem(
        path: disk.shown(path), reason: "Folders are nested more than 256 deep")
    }
    var found: [RelativePath] = []
    for name in try disk.names(in: path) {
      let inner = path.appending(name)
      let isFolder = try kind(inner) == .folder
      let below = isFolder ? try self.leaves(below: inner, depth: depth + 1) : []
      found += below.isEmpty ? [inner] : below
    }
    return found
  }

  /// Returns when the disk has what is at `paths`, so that it is there after a loss of power.
  func sync(_ paths: some Collection<RelativePath>) throws(FileProblem) {
    if isSynced { try disk.synchronize(paths) }
  }

  /// Removes the folder at `path` and the folders above it as long as they are empty.
  func removeEmptyFolders(_ path: RelativePath) {
    var path = path
    while !path.isEmpty, disk.removeFolder(path) { path = path.parent }
  }
}

// MARK: - Temporary files

extension OutputFolder {
  /// Writes the new `bytes` of the file at `path` to a temporary file; `moveTemporary` puts it
  /// there.
  func writeTemporary(
    _ name: String, for path: RelativePath, _ bytes: [UInt8]
  ) throws(FileProblem) {
    var file = try disk.create(Self.temporary(name), for: path)
    try file.write(bytes)
    try file.finish()
  }

  /// Moves a temporary file to `path` in one step: whoever reads sees the old file or the new one.
  func moveTemporary(_ name: String, to path: RelativePath) throws(FileProblem) {
    try disk.move(Self.temporary(name), to: path)
  }

  /// Makes the temporary folder, emptied of what an interrupted build left in it.
  func prepareTemporaryFolder() throws(FileProblem) {
    switch try kind(Self.temporaryFolder) {
    case .nothing, .folder: break
    case .file, .link, .other:
      throw FileProblem(path: disk.shown(Self.temporaryFolder), reason: "Not a folder")
    }
    removeTemporaryFolder()
    try disk.makeFolder(Self.temporaryFolder)
    if let other = try disk.names(in: Self.temporaryFolder).first {
      throw FileProblem(
        path: disk.shown(Self.temporary(other)),
        reason: "No build made this folder, which is in its way; move it elsewhere")
    }
  }

  func removeTemporaryFolder() {
    for name in (try? disk.names(in: Self.temporaryFolder)) ?? [] {
      try? disk.remove(Self.temporary(name))
    }
    _ = disk.removeFolder(Self.temporaryFolder)
  }

  static func temporary(_ name: String) -> RelativePath { temporaryFolder.appending(name) }
}
