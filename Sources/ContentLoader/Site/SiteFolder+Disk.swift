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
        while true {
          let part = try file.read(partSize)
          guard !part.isEmpty, try take(part), part.count == partSize else { return }
        }
      })
  }
}
