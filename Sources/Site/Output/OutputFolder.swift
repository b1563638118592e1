import Content
import Crypto
import Foundations

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

  /// Whether an ordinary file stands at `path`, and only ordinary folders above it: a link could
  /// lead to a file elsewhere.
  func holdsFile(_ path: String) throws(FileProblem) -> Bool {
    for above in Self.folders(above: path) where try kind(above) != .folder { return false }
    return try kind(path) == .file
  }

  /// Makes the folder at `path` and those above it; the empty path is the output folder itself.
  func makeFolder(_ path: String) throws(FileProblem) {
    try Self.makeFolder(at: absolute(path))
  }

  private static func makeFolder(at path: String) throws(FileProblem) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let reason = errno
    let above = parent(of: path)
    guard reason == ENOENT, !above.isEmpty else {
      throw FileProblem(path: path, reason: String(cString: strerror(reason)))
    }
    try makeFolder(at: above)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileProblem(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// The bytes of the file at `path`.
  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    try SiteFolder.disk(root).read(path)
  }

  /// Whether the file at `path` holds just `bytes`.
  func holds(_ bytes: [UInt8], at path: String) -> Bool {
    var status = stat()
    guard lstat(absolute(path), &status) == 0, Int(status.st_size) == bytes.count else {
      return false
    }
    return (try? read(path)) == bytes
  }

  /// Puts `bytes` at `path` in one step: whoever reads sees the old file or the new one.
  ///
  /// - Parameter temporaryName: A name that nothing else is being written under.
  func replace(_ path: String, with bytes: [UInt8], temporaryName: String) throws {
    try replace(path, temporaryName: temporaryName) { try write(bytes, to: $0, of: path) }
  }

  /// Puts what `fill` writes to the descriptor it gets at `path` in one step.
  func replace(
    _ path: String, temporaryName: String, _ fill: (_ descriptor: Int32) throws -> Void
  ) throws {
    let temporary = absolute(Self.temporaryFolder + "/" + temporaryName)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw problem(path) }
    do {
      try fill(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, absolute(path)) == 0 else {
      throw problem(path)
    }
  }

  /// Writes `bytes` to an open file; a problem names `path`, where the file will go.
  func write(_ bytes: [UInt8], to descriptor: Int32, of path: String) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(
          descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw problem(path) }
      written += count
    }
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

  /// The path without its last component; empty when it has only one.
  static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The folders above `path` within the output folder, the outermost first.
  static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  /// The path on the machine of `path`, which is within the folder.
  func absolute(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

  /// What the system says about its last refusal.
  func problem(_ path: String) -> FileProblem {
    FileProblem(path: absolute(path), reason: String(cString: strerror(errno)))
  }
}

/// The system's `write`, whose name `OutputFolder` has for its own.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}

extension OutputFolder {
  /// The digest of `parts` when the file at `path` holds just them; nil when it does not.
  func digest(ofSame parts: FileParts, at path: String) throws -> FileDigest? {
    guard try kind(path) == .file else { return nil }
    let descriptor = open(absolute(path), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash = SHA256()
    var isSame = true
    try parts { part in
      isSame = Self.read(part.count, from: descriptor) == part
      if isSame { hash.update(data: part) }
      return isSame
    }
    guard isSame, Self.read(1, from: descriptor) == [] else { return nil }
    return FileDigest(hash)
  }

  /// Puts `parts` at `path` in one step, and gives the digest of what has been put there.
  ///
  /// - Parameter temporaryName: A name that nothing else is being written under.
  func replace(
    _ path: String, with parts: FileParts, temporaryName: String
  ) throws -> FileDigest {
    var hash = SHA256()
    try replace(path, temporaryName: temporaryName) { descriptor in
      try parts { part in
        hash.update(data: part)
        try write(part, to: descriptor, of: path)
        return true
      }
    }
    return FileDigest(hash)
  }

  /// The next `count` bytes, fewer at the end of the file; nil when they cannot be read.
  private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = systemRead(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        filled += got
      }
    }
    return failed ? nil : bytes
  }
}

/// The system's `read`, whose name `OutputFolder` has for its own.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}

extension OutputFolder {
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

  /// Removes the temporary folder with all in it.
  func removeTemporaryFolder() {
    for name in (try? names(in: Self.temporaryFolder)) ?? [] {
      _ = unlink(absolute(Self.temporaryFolder + "/" + name))
    }
    _ = rmdir(absolute(Self.temporaryFolder))
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
}

/// Keeps a second build out of the output folder while one writes to it. The system lifts the
/// lock when the program ends, however it ends.
struct OutputLock: ~Copyable {
  private let descriptor: Int32

  /// Locks `folder`, which must exist; throws when another build holds it.
  init(folder: String) throws(FileProblem) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: folder, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isBusy = errno == EWOULDBLOCK
      let reason = isBusy ? "Another build is writing to it" : String(cString: strerror(errno))
      close(descriptor)
      throw FileProblem(path: folder, reason: reason)
    }
  }

  deinit { close(descriptor) }
}
