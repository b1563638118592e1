#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SiteFolder {
  /// The folder at `root` on disk.
  public static func disk(_ root: String) -> SiteFolder {
    SiteFolder(
      files: { folder throws(FileProblem) in
        var entries: [Entry] = []
        try collect(folder, in: root, depth: 0, into: &entries)
        return entries.sorted { $0.path < $1.path }
      },
      read: { path throws(FileProblem) in try readFile(root + "/" + path, shownAs: path) })
  }

  private static func collect(
    _ folder: String, in root: String, depth: Int, into entries: inout [Entry]
  ) throws(FileProblem) {
    guard depth < 64 else {
      throw FileProblem(path: folder, reason: "Folders are nested more than 64 deep")
    }
    guard let names = try names(in: root + "/" + folder, shownAs: folder) else { return }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      switch kind(root + "/" + path) {
      case S_IFDIR: try collect(path, in: root, depth: depth + 1, into: &entries)
      case S_IFLNK: entries.append(Entry(path: path, isSymbolicLink: true))
      default: entries.append(Entry(path: path))
      }
    }
  }

  private static func names(
    in folder: String, shownAs shown: String
  ) throws(FileProblem) -> [String]? {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return nil }
      throw FileProblem(path: shown, reason: String(cString: strerror(errno)))
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

  private static func kind(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func readFile(
    _ path: String, shownAs shown: String
  ) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: shown, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileProblem(path: shown, reason: "Not an ordinary file")
    }
    let size = Int(status.st_size)
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { problem = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if problem != 0 { throw FileProblem(path: shown, reason: String(cString: strerror(problem))) }
    return bytes
  }
}

/// The system's `read`, whose name `SiteFolder` has for its own.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
