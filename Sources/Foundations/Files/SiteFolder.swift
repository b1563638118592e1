/// A problem of the machine, not of the content: a file that cannot be read or written.
public struct FileProblem: Error, Sendable, Hashable {
  public let path: String
  /// What the system says, such as "Permission denied".
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// A site's folder as the loader sees it: given as functions, so that tests and the preview can
/// put another in its place.
public struct SiteFolder: Sendable {
  /// A file below the site's folder.
  public struct Entry: Sendable, Hashable {
    public let path: RelativePath
    /// Whether it is a symbolic link. Links are not followed: they could lead out of the site.
    public let isSymbolicLink: Bool
    /// Tells whether the file has changed since; nil when only its bytes can.
    public let stamp: FileStamp?

    public init(path: RelativePath, isSymbolicLink: Bool = false, stamp: FileStamp? = nil) {
      self.path = path
      self.isSymbolicLink = isSymbolicLink
      self.stamp = stamp
    }
  }

  /// All files below a folder, ordered by path; none when there is no such folder. Names that
  /// begin with a dot are left out.
  public let files: @Sendable (_ folder: RelativePath) throws(FileProblem) -> [Entry]
  /// The same without stamps, of which most files need none: to ask for one takes as long as to list
  /// ten.
  public let names: @Sendable (_ folder: RelativePath) throws(FileProblem) -> [Entry]
  /// The stamps of the files at `paths` in their order; nil for one that is not there, is no ordinary
  /// file, or may still change unseen.
  public let stamps: @Sendable (_ paths: [RelativePath]) -> [FileStamp?]
  public let read: @Sendable (_ path: RelativePath) throws(FileProblem) -> [UInt8]
  /// Gives the bytes of the file at a path in order, in parts of `partSize` but for the last, as
  /// long as `take` asks for more: a file may be too large to hold. A file without bytes has no
  /// parts. Throws `FileProblem`, and what `take` throws.
  public let readParts: PartReader
  /// The SHA-256 of the file at a path in hexadecimal digits, where it is known without reading it: the
  /// file was read once, and its stamp is still the same.
  public let knownDigest: @Sendable (_ path: RelativePath) -> String?

  public typealias PartReader =
    @Sendable (_ path: RelativePath, _ take: ([UInt8]) throws -> Bool) throws -> Void

  public static let partSize = 1 << 20

  /// A folder made of functions. Without `names` and `stamps`, both are those of `files`; without
  /// `readParts`, files are read whole and then divided; without `knownDigest`, all are read.
  public init(
    files: @escaping @Sendable (RelativePath) throws(FileProblem) -> [Entry],
    names: (@Sendable (RelativePath) throws(FileProblem) -> [Entry])? = nil,
    stamps: (@Sendable ([RelativePath]) -> [FileStamp?])? = nil,
    read: @escaping @Sendable (RelativePath) throws(FileProblem) -> [UInt8],
    readParts: PartReader? = nil,
    knownDigest: @escaping @Sendable (RelativePath) -> String? = { _ in nil }
  ) {
    self.files = files
    self.names = names ?? files
    self.stamps =
      stamps ?? { paths in
        let entries = (try? files(.empty)) ?? []
        let known = Dictionary(entries.map { ($0.path, $0.stamp) }) { first, _ in first }
        return paths.map { known[$0] ?? nil }
      }
    self.read = read
    self.knownDigest = knownDigest
    self.readParts =
      readParts ?? { path, take in
        let bytes = try read(path)
        for start in stride(from: 0, to: bytes.count, by: Self.partSize) {
          let end = min(start + Self.partSize, bytes.count)
          guard try take(Array(bytes[start..<end])) else { return }
        }
      }
  }

  public static func memory(_ files: [RelativePath: [UInt8]]) -> SiteFolder {
    SiteFolder(
      files: { folder throws(FileProblem) in
        files.keys.filter { $0.isBelow(folder) }.sorted().map { Entry(path: $0) }
      },
      read: { path throws(FileProblem) in
        guard let bytes = files[path] else {
          throw FileProblem(path: path.text, reason: "No such file or directory")
        }
        return bytes
      })
  }

  /// The folder at `root`. One that `isHeldOpen` is reached faster, and stays the same folder should
  /// another take its place.
  public static func disk(_ root: String, isHeldOpen: Bool = false) -> SiteFolder {
    var disk = DiskFolder(root, namesRelatively: true)
    if isHeldOpen, let held = try? disk.heldOpen() { disk = held }
    return on(disk, root)
  }

  private static func on(_ disk: DiskFolder, _ root: String) -> SiteFolder {
    SiteFolder(
      files: { folder throws(FileProblem) in try entries(in: folder, DiskWalk(root: root)) },
      names: { folder throws(FileProblem) in
        try entries(in: folder, DiskWalk(root: root, asksForStamps: false))
      },
      stamps: { disk.settledStamps(of: $0) },
      read: { path throws(FileProblem) in
        let file = try disk.open(path)
        return try file.read(file.size)
      },
      readParts: { path, take in
        let file = try disk.open(path)
        var left = file.size
        while left > 0 {
          let part = try file.read(min(partSize, left))
          guard !part.isEmpty, try take(part) else { return }
          left -= part.count
        }
      })
  }

  private static func entries(
    in folder: RelativePath, _ walk: consuming DiskWalk
  ) throws(FileProblem) -> [Entry] {
    var walk = walk
    walk.visit(folder)
    if let problem = walk.problems.first { throw problem }
    return walk.files.map { file in
      Entry(
        path: file.path, isSymbolicLink: file.isSymbolicLink,
        stamp: file.isSettled && !file.isSymbolicLink ? file.stamp : nil)
    }.sorted { $0.path < $1.path }
  }
}

/// Changes with every change of a file, so that a file need not be read to see it is the same: where
/// it is, how long, and when it and what the system knows of it were changed last. No program can set
/// the last of these; but it tells nothing of changes within the same moment, so a stamp counts only
/// for a file that was settled (`DiskWalk.File.isSettled`).
public struct FileStamp: Sendable, Hashable {
  private let inode: UInt64
  private let size: Int64
  private let modified: Moment
  private let changed: Moment

  /// Seconds and nanoseconds since 1970.
  public struct Moment: Sendable, Hashable {
    let seconds: Int
    let nanoseconds: Int

    public init(seconds: Int, nanoseconds: Int) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }
  }

  public init(inode: UInt64, size: Int64, modified: Moment, changed: Moment) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// Its numbers, with spaces between.
  public var text: String { numbers.map(String.init).joined(separator: " ") }

  /// The stamp whose `text` this is; nil when it is none.
  public init?(_ text: String) {
    let numbers = text.split(separator: " ", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 6, !numbers.contains(nil) else { return nil }
    self.init(numbers.compactMap(\.self))
  }

  private init(_ numbers: [Int]) {
    self.init(
      inode: UInt64(bitPattern: Int64(numbers[0])), size: Int64(numbers[1]),
      modified: Moment(seconds: numbers[2], nanoseconds: numbers[3]),
      changed: Moment(seconds: numbers[4], nanoseconds: numbers[5]))
  }

  /// How many bytes `append` appends.
  public static let size = 48

  /// The stamp that has appended these bytes; nil where there are fewer or more.
  public init?(bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.size else { return nil }
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<6).map { Int(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int.self)) }
    }
    self.init(numbers)
  }

  /// Appends 48 bytes that no other stamp has.
  public func append(to bytes: inout [UInt8]) {
    // No list of them: a site may have thousands.
    let numbers = (
      inode.littleEndian, size.littleEndian,
      modified.seconds.littleEndian, modified.nanoseconds.littleEndian,
      changed.seconds.littleEndian, changed.nanoseconds.littleEndian
    )
    withUnsafeBytes(of: numbers) { bytes.append(contentsOf: $0) }
  }

  private var numbers: [Int] {
    [
      Int(Int64(bitPattern: inode)), Int(size), modified.seconds, modified.nanoseconds,
      changed.seconds, changed.nanoseconds,
    ]
  }
}
