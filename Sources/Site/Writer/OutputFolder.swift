import Content
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
