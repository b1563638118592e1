#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An ordinary file that is open for reading until the value goes.
public struct DiskFile: ~Copyable {
  private let descriptor: Int32
  private let name: String
  /// How many bytes it had when it was opened.
  public let size: Int

  /// Opens the file at `path`, which messages call `name`. A link is not followed, and a pipe not
  /// waited for.
  public init(_ path: String, shownAs name: String) throws(FileProblem) {
    self.name = name
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: name, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileProblem(path: name, reason: "Not an ordinary file")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The next `count` bytes; fewer at the end of the file.
  public func read(_ count: Int) throws(FileProblem) -> [UInt8] {
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = systemRead(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { problem = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    guard problem == 0 else {
      throw FileProblem(path: name, reason: String(cString: strerror(problem)))
    }
    return bytes
  }
}

/// The system's `read`, whose name `DiskFile` has for its own.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

/// Finds what lies below folders of a site on disk. Names that begin with a dot are left out, and
/// links not followed.
public struct DiskWalk {
  public struct File {
    /// The path in the site's folder.
    public let path: String
    public let isSymbolicLink: Bool
    /// Nil when the file has gone meanwhile.
    public let stamp: FileStamp?
    /// Whether `stamp` also tells the file from one that is changed from now on.
    public let isSettled: Bool
  }

  /// The folders that could be read, each before what is in it.
  public private(set) var folders: [String] = []
  public private(set) var files: [File] = []
  /// What kept folders from being read.
  public private(set) var problems: [FileProblem] = []

  private let root: String
  private let start: timespec

  /// How long before now a file must have been changed last, in seconds, for its time to tell it
  /// from a later change: file systems keep time less exactly than the clock.
  private static let resolution = 2

  /// A walk through the site's folder at `root` that begins now.
  public init(root: String) {
    self.root = root
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    start = now
  }

  /// Adds what is in `folder` and below; nothing when there is no such folder.
  public mutating func visit(_ folder: String) { visit(folder, depth: 0) }

  private mutating func visit(_ folder: String, depth: Int) {
    guard depth < 64 else {
      return fail(folder, "Folders are nested more than 64 deep")
    }
    guard let stream = opendir(root + "/" + folder) else {
      return errno == ENOENT ? () : fail(folder, String(cString: strerror(errno)))
    }
    let names = Self.names(in: stream)
    closedir(stream)
    folders.append(folder)
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      let isThere = lstat(root + "/" + path, &status) == 0
      if isThere, status.st_mode & S_IFMT == S_IFDIR {
        visit(path, depth: depth + 1)
      } else {
        files.append(file(path, isThere ? status : nil))
      }
    }
  }

  private mutating func fail(_ folder: String, _ reason: String) {
    problems.append(FileProblem(path: folder, reason: reason))
  }

  private static func names(in stream: OpaquePointer) -> [String] {
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  private func file(_ path: String, _ status: stat?) -> File {
    guard let status else {
      return File(path: path, isSymbolicLink: false, stamp: nil, isSettled: false)
    }
    #if canImport(Darwin)
      let changed = status.st_ctimespec
    #else
      let changed = status.st_ctim
    #endif
    return File(
      path: path, isSymbolicLink: status.st_mode & S_IFMT == S_IFLNK,
      stamp: FileStamp(
        inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: Int(changed.tv_sec),
        nanoseconds: Int(changed.tv_nsec)),
      isSettled: start.tv_sec - changed.tv_sec >= Self.resolution)
  }
}
