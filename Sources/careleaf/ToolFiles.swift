import Foundations

/// Files for other tools, in a folder that the user names.
enum ToolFiles {
  /// Writes `files` below `folder`, each in one step. The folder itself may be a link, because the
  /// user chose it; no link in it is followed, and one in the place of a file is replaced.
  static func write(
    _ files: [(path: RelativePath, text: String)], to folder: String
  ) throws(FileProblem) {
    try write(files.map { (path: $0.path, bytes: Array($0.text.utf8)) }, to: folder)
  }

  /// The same of files that need not be text.
  static func write(
    _ files: [(path: RelativePath, bytes: [UInt8])], to folder: String
  ) throws(FileProblem) {
    let disk = DiskFolder(folder)
    for (path, bytes) in files {
      try disk.makeFolder(path.parent)
      let temporary = path.parent.appending(".careleaf-\(path.name)")
      var file = try disk.create(temporary, for: path)
      try file.write(bytes)
      try file.finish()
      try disk.move(temporary, to: path)
    }
  }
}
