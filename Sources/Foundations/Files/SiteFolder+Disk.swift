extension SiteFolder {
  /// The folder at `root` on disk.
  public static func disk(_ root: String) -> SiteFolder {
    SiteFolder(
      files: { folder throws(FileProblem) in
        var entries: [Entry] = []
        let walk = DiskWalk(root: root)
        try walk.collect(folder, depth: 0, into: &entries)
        return entries.sorted { $0.path < $1.path }
      },
      read: { path throws(FileProblem) in
        let file = try DiskFile(root + "/" + path, shownAs: path)
        return try file.read(file.size)
      },
      readParts: { path, take in
        let file = try DiskFile(root + "/" + path, shownAs: path)
        var left = file.size
        while left > 0 {
          let part = try file.read(min(partSize, left))
          guard !part.isEmpty, try take(part) else { return }
          left -= part.count
        }
      })
  }
}
