public import Foundations

/// The folder of an old site. Nothing in it is trusted: links are not followed, names that lead out
/// of it mean nothing, and no file is read that is larger than a page can be.
public struct ImportFolder: Sendable {
  /// The sizes of its files, by their paths.
  public let sizes: [RelativePath: Int]
  /// The symbolic links in it.
  public let links: [RelativePath]
  let read: @Sendable (RelativePath) throws(FileProblem) -> [UInt8]

  /// The largest page that is read, in bytes.
  static let pageLimit = 4 << 20
  /// How many files there may be.
  public static let fileLimit = 200_000

  public init(
    sizes: [RelativePath: Int], links: [RelativePath] = [],
    read: @escaping @Sendable (RelativePath) throws(FileProblem) -> [UInt8]
  ) {
    self.sizes = sizes
    self.links = links
    self.read = read
  }

  /// A folder of `files` in memory.
  public static func memory(
    _ files: [RelativePath: [UInt8]], links: [RelativePath] = []
  ) -> ImportFolder {
    ImportFolder(sizes: files.mapValues(\.count), links: links) { path throws(FileProblem) in
      guard let bytes = files[path] else {
        throw FileProblem(path: path.text, reason: "No such file or directory")
      }
      return bytes
    }
  }

  /// The folder at `root`.
  /// - Throws: `FileProblem` when it cannot be read.
  public static func disk(_ root: String) throws(FileProblem) -> ImportFolder {
    let disk = DiskFolder(root, namesRelatively: true)
    guard try disk.look(at: .empty).kind == .folder else {
      throw FileProblem(path: root, reason: "There is no such folder")
    }
    var walk = DiskWalk(root: root)
    walk.visit(.empty)
    if let problem = walk.problems.first { throw problem }
    guard walk.files.count <= fileLimit else {
      throw FileProblem(path: root, reason: "It has more than \(fileLimit) files")
    }
    var sizes: [RelativePath: Int] = [:]
    for file in walk.files where !file.isSymbolicLink {
      let found = try disk.look(at: file.path)
      if found.kind == .file { sizes[file.path] = found.size }
    }
    let links = walk.files.filter(\.isSymbolicLink).map(\.path).sorted()
    return ImportFolder(sizes: sizes, links: links) { path throws(FileProblem) in
      let file = try disk.open(path)
      return try file.read(file.size)
    }
  }

  /// The bytes of a picture of a result.
  /// - Throws: `FileProblem` when it cannot be read.
  public func bytes(_ picture: ImportedPicture) throws(FileProblem) -> [UInt8] {
    try read(picture.source)
  }

  /// Its files, ordered by path.
  var paths: [RelativePath] { sizes.keys.sorted() }

  func contains(_ path: RelativePath) -> Bool { sizes[path] != nil }

  /// The text of the page at `path`; nil with a note where it is none.
  func text(_ path: RelativePath, _ notes: inout [ImportNote]) throws(FileProblem) -> String? {
    guard let size = sizes[path] else { return nil }
    guard size <= Self.pageLimit else {
      notes.append(
        ImportNote(
          .file, path.text, "left out: a page may have \(Self.pageLimit >> 20) MB", in: path))
      return nil
    }
    var bytes = try read(path)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      notes.append(
        ImportNote(.file, path.text, "left out: save it as UTF-8 and import again", in: path))
      return nil
    }
    return text.replacing("\0", with: "\u{FFFD}").replacing("\r\n", with: "\n")
      .replacing("\r", with: "\n")
  }
}
