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
      read: { path throws(FileProblem) in
        let file = try DiskFile(root + "/" + path, shownAs: path)
        return try file.read(file.size)
      },
      readParts: { path, take in
        let file = try DiskFile(root + "/" + path, shownAs: path)
        while true {
          let part = try file.read(partSize)
          guard !part.isEmpty, try take(part), part.count == partSize else { return }
        }
      })
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
}
