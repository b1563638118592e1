import Content
import Crypto
import Foundations

#if os(Linux)
  import CLinux
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that the site is written to, by paths within it.
struct OutputFolder: Sendable {
  /// What stands at a path.
  enum Kind {
    case nothing
    case file
    case folder
    case other
  }

  /// The folder in which files are written before they are moved to their place.
  static let temporaryFolder = ".careleaf-tmp"

  /// The folder's own path.
  let root: String
  /// Whether `sync` waits for the disk.
  var isSynced = true

  /// Whether an ordinary file stands at `path`, and only ordinary folders above it: a link could
  /// lead to a file elsewhere.
  func holdsFile(_ path: String) throws(FileProblem) -> Bool {
    for above in Self.folders(above: path) where try kind(above) != .folder { return false }
    return try kind(path) == .file
  }

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    try SiteFolder.disk(root).read(path)
  }

  /// Whether the file at `path` holds just `bytes`.
  func holds(_ bytes: [UInt8], at path: String) -> Bool {
    guard size(path) == bytes.count else { return false }
    return (try? read(path)) == bytes
  }

  /// The digest of `parts` when the file at `path` holds just them; nil when it does not.
  func digest(ofSame parts: FileParts, at path: String) throws -> FileDigest? {
    guard let file = try? DiskFile(absolute(path), shownAs: path) else { return nil }
    var hash = SHA256()
    var isSame = true
    try parts { part in
      isSame = (try? file.read(part.count)) == part
      if isSame { hash.update(data: part) }
      return isSame
    }
    guard isSame, (try? file.read(1)) == [] else { return nil }
    return FileDigest(hash)
  }

  /// Writes the new `bytes` of the file at `path` to a temporary file; `moveTemporary` puts it
  /// there.
  func writeTemporary(_ name: String, for path: String, _ bytes: [UInt8]) throws(FileProblem) {
    var file = try NewFile(absolute(Self.temporary(name)), shownAs: absolute(path))
    try file.write(bytes)
    try file.finish()
  }

  /// The same with `parts`; returns the digest of what was written.
  func writeTemporary(_ name: String, for path: String, _ parts: FileParts) throws -> FileDigest {
    var file = try NewFile(absolute(Self.temporary(name)), shownAs: absolute(path))
    var hash = SHA256()
    try parts { part in
      hash.update(data: part)
      try file.write(part)
      return true
    }
    try file.finish()
    return FileDigest(hash)
  }

  /// Makes the temporary folder, emptied of what an interrupted build left in it.
  func prepareTemporaryFolder() throws(FileProblem) {
    switch try kind(Self.temporaryFolder) {
    case .nothing, .folder: break
    case .file, .other:
      throw FileProblem(path: absolute(Self.temporaryFolder), reason: "Not a folder")
    }
    removeTemporaryFolder()
    try makeFolder(Self.temporaryFolder)
  }

  /// Every path below the folder at `path` that is not a folder with something in it.
  func leaves(below path: String, depth: Int = 0) throws(FileProblem) -> [String] {
    guard depth < 256 else {
      throw FileProblem(path: absolute(path), reason: "Folders are nested more than 256 deep")
    }
    var found: [String] = []
    for name in try names(in: path) {
      let inner = path + "/" + name
      let isFolder = try kind(inner) == .folder
      let below = isFolder ? try self.leaves(below: inner, depth: depth + 1) : []
      found += below.isEmpty ? [inner] : below
    }
    return found
  }

  /// The path without its last component; empty when it has only one.
  static func parent(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// The folders above `path` within the output folder, the outermost first.
  static func folders(above path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  static func temporary(_ name: String) -> String { temporaryFolder + "/" + name }

  private func absolute(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }
}

// All that asks the system.
extension OutputFolder {
  /// What stands at `path`; symbolic links are not followed.
  func kind(_ path: String) throws(FileProblem) -> Kind {
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .nothing }
      throw problem(path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  private func size(_ path: String) -> Int? {
    var status = stat()
    return lstat(absolute(path), &status) == 0 ? Int(status.st_size) : nil
  }

  private func names(in path: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(absolute(path)) else { throw problem(path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes the folder at `path` and those above it; the empty path is the output folder itself.
  func makeFolder(_ path: String) throws(FileProblem) {
    try Self.makeFolder(at: absolute(path))
  }

  private static func makeFolder(at path: String) throws(FileProblem) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let above = parent(of: path)
    guard errno == ENOENT, !above.isEmpty else {
      throw FileProblem(path: path, reason: .lastRefusal)
    }
    try makeFolder(at: above)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileProblem(path: path, reason: .lastRefusal)
    }
  }

  /// Moves a temporary file to `path` in one step: whoever reads sees the old file or the new one.
  func moveTemporary(_ name: String, to path: String) throws(FileProblem) {
    guard rename(absolute(Self.temporary(name)), absolute(path)) == 0 else { throw problem(path) }
  }

  /// Removes the file at `path`; a file that is gone already is no problem.
  func remove(_ path: String) throws(FileProblem) {
    guard unlink(absolute(path)) == 0 || errno == ENOENT else { throw problem(path) }
  }

  /// Removes the folder at `path` and the folders above it as long as they are empty.
  func removeEmptyFolders(_ path: String) {
    var path = path
    while !path.isEmpty, rmdir(absolute(path)) == 0 { path = Self.parent(of: path) }
  }

  /// Removes the temporary folder with all in it.
  func removeTemporaryFolder() {
    for name in (try? names(in: Self.temporaryFolder)) ?? [] {
      _ = unlink(absolute(Self.temporary(name)))
    }
    _ = rmdir(absolute(Self.temporaryFolder))
  }

  /// Returns when the disk has what the files at `paths` hold, and what the folders among them
  /// list, so that it is there after a loss of power.
  func sync(_ paths: some Collection<String>) throws(FileProblem) {
    guard isSynced, !paths.isEmpty else { return }
    #if os(Linux)
      // For many files, one call for the whole file system takes a fraction of the time.
      if paths.count > 16 { return try withDescriptor("") { syncfs($0) } }
    #endif
    for path in paths { try withDescriptor(path) { fsync($0) } }
    #if canImport(Darwin)
      // `fsync` leaves data in the memory of the disk, which this empties.
      try withDescriptor("") { fcntl($0, F_FULLFSYNC) }
    #endif
  }

  /// Some file systems cannot sync folders, which is no problem of the site's.
  private func withDescriptor(
    _ path: String, _ sync: (Int32) -> Int32
  ) throws(FileProblem) {
    let descriptor = open(absolute(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    guard sync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw problem(path)
    }
  }

  private func problem(_ path: String) -> FileProblem {
    FileProblem(path: absolute(path), reason: .lastRefusal)
  }
}

/// A file that is being written.
struct NewFile: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var isOpen = true

  /// Makes the file at `path`, which messages call `name`.
  init(_ path: String, shownAs name: String) throws(FileProblem) {
    self.name = name
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileProblem(path: name, reason: .lastRefusal) }
  }

  deinit { if isOpen { close(descriptor) } }

  func write(_ bytes: [UInt8]) throws(FileProblem) {
    try Self.writeAll(bytes, shownAs: name) { systemWrite(descriptor, $0, $1) }
  }

  /// Writes all of `bytes` by `write`, which returns how many it took, as the system's does.
  static func writeAll(
    _ bytes: [UInt8], shownAs name: String, _ write: (UnsafeRawPointer?, Int) -> Int
  ) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count != 0 else { throw FileProblem(path: name, reason: "No byte could be written") }
      guard count > 0 else { throw FileProblem(path: name, reason: .lastRefusal) }
      written += count
    }
  }

  /// Closes the file, with which some file systems first say that they have no room.
  mutating func finish() throws(FileProblem) {
    isOpen = false
    guard close(descriptor) == 0 else { throw FileProblem(path: name, reason: .lastRefusal) }
  }
}

/// The system's `write`, whose name `NewFile` has for its own.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

extension String {
  /// What the system says about its last refusal.
  fileprivate static var lastRefusal: String { String(cString: strerror(errno)) }
}

/// Keeps a second build out of the output folder while one writes to it. The system lifts the
/// lock when the program ends, however it ends.
struct OutputLock: ~Copyable {
  private let descriptor: Int32

  /// Locks `folder`, which must exist; throws when another build holds it.
  init(folder: String) throws(FileProblem) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: folder, reason: .lastRefusal)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isBusy = errno == EWOULDBLOCK
      let reason = isBusy ? "Another build is writing to it" : String.lastRefusal
      close(descriptor)
      throw FileProblem(path: folder, reason: reason)
    }
  }

  deinit { close(descriptor) }
}
