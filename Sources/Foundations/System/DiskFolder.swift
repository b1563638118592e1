import Essentials

#if os(Linux)
  import CLinux
#endif

/// A folder on disk and what lies below it.
///
/// No link is followed on the way to a path or at its end, so that nothing outside the folder is ever
/// read, written or removed. `root` itself may be a link: whoever runs the program chose it.
public struct DiskFolder: Sendable {
  /// What stands at a path.
  public enum Kind: Sendable {
    case nothing, file, folder, link, other
  }

  /// The folder's own path on the machine.
  public let root: String

  /// Whether problems name paths below the folder, as content does, not paths on the machine.
  private let namesRelatively: Bool
  private var held: HeldFolder?

  /// The folder at `root`, which need not exist yet.
  public init(_ root: String, namesRelatively: Bool = false) {
    self.root = root
    self.namesRelatively = namesRelatively
  }

  /// What problems call the file or folder at `path`.
  public func shown(_ path: RelativePath) -> String {
    if path.isEmpty { return root }
    return namesRelatively ? path.text : root + "/" + path.text
  }
}

extension DiskFolder {
  /// The same folder, kept open while the value lives: what lies below is reached faster, and it
  /// stays the same folder should another take its place.
  public func heldOpen() throws(FileProblem) -> DiskFolder {
    var folder = self
    folder.held = HeldFolder(descriptor: try openFolder(.empty, flags: Self.walking))
    return folder
  }

  private final class HeldFolder: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }
}

// MARK: - Looking

extension DiskFolder {
  /// What stands at `path`, and how many bytes it has if it is a file.
  public func look(at path: RelativePath) throws(FileProblem) -> (kind: Kind, size: Int) {
    guard let status = try status(path) else { return (.nothing, 0) }
    return (Kind(status), Int(status.st_size))
  }

  /// The names in the folder at `path`, in no order.
  public func names(in path: RelativePath) throws(FileProblem) -> [String] {
    try entries(in: path) { _, name, _ in name }
  }

  /// What `entry` returns for the open folder at `path` and each name in it, with what that is where
  /// the file system tells it with the name.
  func entries<Entry>(
    in path: RelativePath, _ entry: (_ folder: Int32, _ name: String, _ kind: Kind?) -> Entry
  ) throws(FileProblem) -> [Entry] {
    let descriptor = try openFolder(path, flags: O_RDONLY)
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      throw problem(path)
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let next = readdir(stream) {
      let name = withUnsafePointer(to: &next.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." {
        entries.append(entry(descriptor, name, Kind(listedAs: next.pointee.d_type)))
      }
    }
    return entries
  }

  /// What `body` returns for the open folder at `path`.
  func withFolder<Result>(
    _ path: RelativePath, _ body: (_ folder: Int32) -> Result
  ) throws(FileProblem) -> Result {
    let folder = try openFolder(path, flags: Self.walking)
    defer { close(folder) }
    return body(folder)
  }

  private func status(_ path: RelativePath) throws(FileProblem) -> stat? {
    let status = try withParent(of: path) { parent, name in stat(name, in: parent) }
    if let status = status.flatMap(\.self) { return status }
    guard errno == ENOENT || errno == ENOTDIR || errno == ELOOP else { throw problem(path) }
    return nil
  }
}

// MARK: - Files

extension DiskFolder {
  /// Opens the ordinary file at `path` for reading.
  public func open(_ path: RelativePath) throws(FileProblem) -> OpenFile {
    try OpenFile(
      openDescriptor(path, O_RDONLY | O_NONBLOCK), shown(path))
  }

  /// Makes an empty file at `path`, in the place of what it held, and opens it for writing.
  /// Problems with what is written name `target`, where the file will be moved to.
  public func create(
    _ path: RelativePath, for target: RelativePath
  ) throws(FileProblem) -> OpenFile {
    try OpenFile(
      openDescriptor(path, O_WRONLY | O_CREAT | O_TRUNC), shown(target))
  }

  /// Moves the file at `source` to `target` in one step, over what was there.
  public func move(_ source: RelativePath, to target: RelativePath) throws(FileProblem) {
    let result = try withParent(of: source) { from, sourceName throws(FileProblem) in
      try withParent(of: target) { to, targetName in
        renameat(from, sourceName, to, targetName)
      }
    }
    guard result == 0 else { throw problem(target) }
  }

  /// Removes the file or link at `path`; one that is gone already is no problem.
  public func remove(_ path: RelativePath) throws(FileProblem) {
    let result = try withParent(of: path) { parent, name in unlinkat(parent, name, 0) }
    guard result == nil || result == 0 || errno == ENOENT else { throw problem(path) }
  }

  private func openDescriptor(_ path: RelativePath, _ flags: Int32) throws(FileProblem) -> Int32 {
    guard let descriptor = opened(path, flags) else { throw problem(path) }
    return descriptor
  }
}

// MARK: - Folders

extension DiskFolder {
  /// Makes the folder at `path` and those above it, `root` among them.
  public func makeFolder(_ path: RelativePath) throws(FileProblem) {
    if path.isEmpty { return try Self.make(root) }
    if try makes(path) { return }
    try makeFolder(path.parent)
    guard try makes(path) else { throw problem(path) }
  }

  /// Whether the folder at `path` is there now; it cannot be when the one above it is missing.
  private func makes(_ path: RelativePath) throws(FileProblem) -> Bool {
    let result = try withParent(of: path) { parent, name in mkdirat(parent, name, 0o777) }
    if result == 0 || result != nil && errno == EEXIST { return true }
    guard errno == ENOENT else { throw problem(path) }
    return false
  }

  /// Removes the folder at `path`, and returns whether it was empty and is gone.
  public func removeFolder(_ path: RelativePath) -> Bool {
    let result = try? withParent(of: path) { parent, name in
      unlinkat(parent, name, AT_REMOVEDIR)
    }
    return result == 0
  }

  /// Returns when the disk has what the files at `paths` hold, and what the folders among them
  /// list, so that it is there after a loss of power.
  public func synchronize(_ paths: some Collection<RelativePath>) throws(FileProblem) {
    guard !paths.isEmpty else { return }
    #if os(Linux)
      // For many files, one call for the whole file system takes a fraction of the time.
      if paths.count > 16 { return try withDescriptor(.empty) { syncfs($0) } }
    #endif
    for path in paths { try withDescriptor(path) { fsync($0) } }
    #if canImport(Darwin)
      // `fsync` leaves data in the memory of the disk, which this empties.
      try withDescriptor(.empty) { fcntl($0, F_FULLFSYNC) }
    #endif
  }

  /// Some file systems cannot sync folders, which is no problem of the site's.
  private func withDescriptor(
    _ path: RelativePath, _ sync: (Int32) -> Int32
  ) throws(FileProblem) {
    let descriptor =
      path.isEmpty
      ? try openFolder(.empty, flags: O_RDONLY)
      : try openDescriptor(path, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    guard sync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw problem(path)
    }
  }

  /// Locks the folder, which must exist, until the lock is let go or the program ends.
  public func lock() throws(FileProblem) -> FolderLock {
    try FolderLock(openFolder(.empty, flags: O_RDONLY), root)
  }

  private static func make(_ path: String) throws(FileProblem) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let problem = FileProblem(path: path, reason: reason(errno))
    guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
      slash != path.utf8.startIndex
    else { throw problem }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileProblem(path: path, reason: reason(errno))
    }
  }
}

// MARK: - Walking

extension DiskFolder {
  #if os(Linux)
    /// `O_PATH` of <asm-generic/fcntl.h>, which Swift does not see: enough to walk on, even where
    /// a folder may not be listed.
    private static let walking: Int32 = 0o10_000_000
  #else
    private static let walking = O_RDONLY
  #endif

  /// What `body` returns for the open folder above `path` and the last component; nil with `errno`
  /// set where a folder on the way is missing or no folder.
  private func withParent<Result>(
    of path: RelativePath,
    _ body: (_ parent: Int32, _ name: String) throws(FileProblem) -> Result
  ) throws(FileProblem) -> Result? {
    let (folder, name) = (path.parent, path.isEmpty ? "." : String(path.name))
    if folder.isEmpty, let held { return try body(held.descriptor, name) }
    guard let parent = opened(folder, Self.walking | O_DIRECTORY) else {
      guard errno == ENOENT || errno == ENOTDIR || errno == ELOOP else { throw problem(path) }
      return nil
    }
    defer { Self.closeQuietly(parent) }
    return try body(parent, name)
  }

  private func openFolder(_ path: RelativePath, flags: Int32) throws(FileProblem) -> Int32 {
    guard let descriptor = opened(path, flags | O_DIRECTORY) else { throw problem(path) }
    return descriptor
  }

  /// What is at `path`, opened without following a link; nil with `errno` set when it cannot be.
  private func opened(_ path: RelativePath, _ flags: Int32) -> Int32? {
    let (flags, way) = (flags | O_CLOEXEC, Self.walking | O_DIRECTORY | O_CLOEXEC)
    if path.isEmpty {
      let folder = openat(AT_FDCWD, root, flags)
      return folder < 0 ? nil : folder
    }
    let folder = held?.descriptor ?? openat(AT_FDCWD, root, way)
    guard folder >= 0 else { return nil }
    defer { if held == nil { Self.closeQuietly(folder) } }
    #if os(Linux)
      // One call for the whole path, where the system has it.
      let found = open_beneath(folder, path.text, flags, flags & O_CREAT == 0 ? 0 : 0o666)
      if found >= 0 { return found }
      if errno != ENOSYS && errno != EPERM { return nil }
    #endif
    return Self.walk(path.components, from: folder, flags, way)
  }

  /// The same, component by component from the open `start`.
  static func walk(
    _ components: [Substring], from start: Int32, _ flags: Int32, _ way: Int32
  ) -> Int32? {
    var folder = start
    for (index, component) in components.enumerated() {
      let flags = (index == components.count - 1 ? flags : way) | O_NOFOLLOW
      let leadsOut = component.utf8.elementsEqual("..".utf8)
      let next = leadsOut ? -1 : openat(folder, String(component), flags, 0o666)
      if leadsOut { errno = EXDEV }
      if folder != start { closeQuietly(folder) }
      guard next >= 0 else { return nil }
      folder = next
    }
    return folder
  }

  private static func closeQuietly(_ descriptor: Int32) {
    let reason = errno
    close(descriptor)
    errno = reason
  }

  /// What the system said about its last refusal.
  private func problem(_ path: RelativePath) -> FileProblem {
    FileProblem(path: shown(path), reason: Self.reason(errno))
  }

  static func reason(_ number: Int32) -> String {
    number == ELOOP
      ? "A symbolic link, which is not followed" : String(cString: strerror(number))
  }
}

extension stat {
  /// What the system knows of `name` in the open `folder`; nil with `errno` set when it has none.
  init?(_ name: String, in folder: Int32) {
    self.init()
    guard fstatat(folder, name, &self, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
  }
}

extension DiskFolder.Kind {
  /// What a folder lists as `type` (readdir(3)); nil where that may be anything.
  init?(listedAs type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    default: return nil
    }
  }

  init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
  }
}

/// An ordinary file that is open until the value goes.
public struct OpenFile: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var isOpen = true
  /// How many bytes it had when it was opened.
  public let size: Int

  fileprivate init(_ descriptor: Int32, _ name: String) throws(FileProblem) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileProblem(path: name, reason: "Not an ordinary file")
    }
    self.descriptor = descriptor
    self.name = name
    size = Int(status.st_size)
  }

  deinit { if isOpen { close(descriptor) } }

  /// The next `count` bytes; fewer at the end of the file.
  public func read(_ count: Int) throws(FileProblem) -> [UInt8] {
    // An array without room is one that all threads share, and its count would be written here.
    guard count > 0 else { return [] }
    var reason: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = systemRead(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { reason = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    guard reason == 0 else { throw problem(reason) }
    return bytes
  }

  /// Writes all of `bytes` behind what was written before.
  public func write(_ bytes: [UInt8]) throws(FileProblem) {
    try Self.writeAll(bytes, to: name) { systemWrite(descriptor, $0, $1) }
  }

  /// Writes all of `bytes` by `write`, which returns how many it took, as the system's does.
  static func writeAll(
    _ bytes: [UInt8], to name: String, _ write: (UnsafeRawPointer?, Int) -> Int
  ) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count != 0 else { throw FileProblem(path: name, reason: "No byte could be written") }
      guard count > 0 else {
        throw FileProblem(path: name, reason: DiskFolder.reason(errno))
      }
      written += count
    }
  }

  /// Closes the file, with which some file systems first say that they have no room.
  public mutating func finish() throws(FileProblem) {
    isOpen = false
    guard close(descriptor) == 0 else { throw problem(errno) }
  }

  private func problem(_ reason: Int32) -> FileProblem {
    FileProblem(path: name, reason: DiskFolder.reason(reason))
  }
}

/// Keeps others out of a folder. The system lifts the lock when the program ends, however it ends.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  fileprivate init(_ descriptor: Int32, _ folder: String) throws(FileProblem) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isBusy = errno == EWOULDBLOCK
      let reason = isBusy ? "Another build is writing to it" : DiskFolder.reason(errno)
      close(descriptor)
      throw FileProblem(path: folder, reason: reason)
    }
    self.descriptor = descriptor
  }

  deinit {
    // A program that is just being started may have a copy of the descriptor, which would keep the
    // lock.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

/// The system's functions whose names `OpenFile` has for its own.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int { read(descriptor, buffer, count) }

private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int { write(descriptor, buffer, count) }
