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

/// Finds the files below a site's folder on disk.
public struct DiskWalk {
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

  /// Adds the files below `folder` to `entries`.
  ///
  /// - Throws: `FileProblem` when a folder cannot be read.
  public func collect(
    _ folder: String, depth: Int, into entries: inout [SiteFolder.Entry]
  ) throws(FileProblem) {
    guard depth < 64 else {
      throw FileProblem(path: folder, reason: "Folders are nested more than 64 deep")
    }
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(root + "/" + path, &status) == 0 else {
        entries.append(SiteFolder.Entry(path: path))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try collect(path, depth: depth + 1, into: &entries)
      case S_IFLNK: entries.append(SiteFolder.Entry(path: path, isSymbolicLink: true))
      default: entries.append(SiteFolder.Entry(path: path, stamp: stamp(status)))
      }
    }
  }

  /// No folder is one without files.
  private func names(in folder: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(root + "/" + folder) else {
      if errno == ENOENT { return [] }
      throw FileProblem(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  private func stamp(_ status: stat) -> FileStamp? {
    #if canImport(Darwin)
      let changed = status.st_ctimespec
    #else
      let changed = status.st_ctim
    #endif
    guard start.tv_sec - changed.tv_sec >= Self.resolution else { return nil }
    return FileStamp(
      inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: Int(changed.tv_sec),
      nanoseconds: Int(changed.tv_nsec))
  }
}
