import Essentials

/// Finds what lies below folders of a site on disk. Names that begin with a dot are left out, and
/// links are not followed.
public struct DiskWalk {
  public struct File {
    /// The path in the site's folder.
    public let path: RelativePath
    public let isSymbolicLink: Bool
    /// Nil when the file has gone meanwhile, or nobody asks for it.
    public let stamp: FileStamp?
    /// Whether `stamp` also tells the file from one that is changed from now on.
    public let isSettled: Bool
  }

  /// The folders that could be read, each before what is in it.
  public private(set) var folders: [RelativePath] = []
  public private(set) var files: [File] = []
  /// What kept folders from being read.
  public private(set) var problems: [FileProblem] = []

  private let disk: DiskFolder
  private let start: timespec
  private let asksForStamps: Bool

  /// How long before now a file must have been changed last, in seconds, for its time to tell it
  /// from a later change: file systems keep time less exactly than the clock.
  fileprivate static let resolution = 2

  /// A walk through the site's folder at `root` that begins now, or as if it were `seconds` later.
  public init(root: String, later seconds: Int = 0, asksForStamps: Bool = true) {
    self.asksForStamps = asksForStamps
    disk = DiskFolder(root, namesRelatively: true)
    start = Self.now(later: seconds)
  }

  fileprivate static func now(later seconds: Int) -> timespec {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    now.tv_sec += seconds
    return now
  }

  /// Adds what is in `folder` and below; nothing when there is no such folder.
  public mutating func visit(_ folder: RelativePath) {
    do throws(FileProblem) {
      switch try disk.look(at: folder).kind {
      case .nothing: return
      case .link:
        throw FileProblem(path: disk.shown(folder), reason: DiskFolder.reason(ELOOP))
      case .file, .folder, .other: try visit(folder, depth: 0)
      }
    } catch {
      problems.append(error)
    }
  }

  private mutating func visit(
    _ folder: RelativePath, depth: Int
  ) throws(FileProblem) {
    guard depth < 64 else {
      throw FileProblem(
        path: disk.shown(folder), reason: "Folders are nested more than 64 deep")
    }
    let entries = try disk.entries(in: folder) { folder, name, kind in
      if !asksForStamps, let kind { return Entry(name: name, kind: kind) }
      errno = 0
      let status = stat(name, in: folder)
      return Entry(name: name, kind: status.map(DiskFolder.Kind.init), status, reason: errno)
    }
    folders.append(folder)
    for entry in entries where entry.name.utf8.first != UInt8(ascii: ".") {
      let path = folder.appending(entry.name)
      do throws(FileProblem) {
        if entry.kind == .folder {
          try visit(path, depth: depth + 1)
        } else if entry.kind != nil || entry.reason == ENOENT {
          files.append(file(path, entry))
        } else {
          throw FileProblem(
            path: disk.shown(path), reason: DiskFolder.reason(entry.reason))
        }
      } catch {
        problems.append(error)
      }
    }
  }

  private func file(_ path: RelativePath, _ entry: Entry) -> File {
    File(
      path: path, isSymbolicLink: entry.kind == .link,
      stamp: entry.status.map { FileStamp($0) },
      isSettled: entry.status?.isSettled(at: start) ?? false)
  }

  /// What the system tells of something in a folder.
  private struct Entry {
    let name: String
    /// Nil where it cannot be told.
    let kind: DiskFolder.Kind?
    let status: stat?
    /// Why there is no status.
    let reason: Int32

    init(name: String, kind: DiskFolder.Kind?, _ status: stat? = nil, reason: Int32 = 0) {
      self.name = name
      self.kind = kind
      self.status = status
      self.reason = reason
    }
  }
}

extension DiskFolder {
  /// Adds to `bytes`, for each of the ordinary files in the folder at `path` whose `names` stand in
  /// `text`, the name, a zero and the stamp. A site may have thousands of these, and their names are
  /// no texts for it.
  /// - Returns: False where one is missing, is something else, or has not settled some `seconds`
  ///   after now; then `bytes` hold a part.
  public func addSettledStamps(
    of names: some Sequence<Range<Int>>, in text: [UInt8], at path: RelativePath,
    later seconds: Int = 0, to bytes: inout [UInt8]
  ) -> Bool {
    let moment = DiskWalk.now(later: seconds)
    let isWhole = try? withFolder(path) { folder in
      text.withUnsafeBufferPointer { text in
        names.allSatisfy { name in
          let start = bytes.count
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[name]))
          bytes.append(0)
          guard let status = stat(nameIn: bytes, from: start, in: folder),
            Kind(status) == .file, status.isSettled(at: moment)
          else { return false }
          FileStamp(status).append(to: &bytes)
          return true
        }
      }
    }
    return isWhole ?? false
  }

  /// The stamps of the files at `paths` in their order, each nil where that is no ordinary file or has
  /// not settled some `seconds` after now. Files that follow each other in one folder are asked for in
  /// it.
  public func settledStamps(of paths: [RelativePath], later seconds: Int = 0) -> [FileStamp?] {
    let moment = DiskWalk.now(later: seconds)
    var stamps: [FileStamp?] = []
    while stamps.count < paths.count {
      let parent = paths[stamps.count].parent
      let files = paths[stamps.count...].prefix { $0.isDirectly(in: parent) }
      let found = try? withFolder(parent) { folder in
        files.map { file in
          guard let status = stat(file, below: parent, in: folder), Kind(status) == .file,
            status.isSettled(at: moment)
          else { return FileStamp?.none }
          return FileStamp(status)
        }
      }
      stamps += found ?? files.map { _ in nil }
    }
    return stamps
  }
}

extension stat {
  /// What the system tells of the file in the open `folder` whose name, with a zero behind it, are the
  /// `bytes` from `start` on; nil when it is not there.
  fileprivate init?(nameIn bytes: [UInt8], from start: Int, in folder: Int32) {
    self.init()
    let isThere = bytes.withUnsafeBytes { bytes in
      guard let name = bytes.bindMemory(to: CChar.self).baseAddress else { return false }
      return fstatat(folder, name + start, &self, AT_SYMLINK_NOFOLLOW) == 0
    }
    guard isThere else { return nil }
  }

  /// What the system tells of the file at `path`, which stands in `parent`, which is open as `folder`.
  fileprivate init?(_ path: RelativePath, below parent: RelativePath, in folder: Int32) {
    self.init()
    let start = parent.isEmpty ? 0 : parent.text.utf8.count + 1
    let result = path.text.withCString { fstatat(folder, $0 + start, &self, AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else { return nil }
  }

  fileprivate var times: (modified: timespec, changed: timespec) {
    #if canImport(Darwin)
      (st_mtimespec, st_ctimespec)
    #else
      (st_mtim, st_ctim)
    #endif
  }

  fileprivate func isSettled(at moment: timespec) -> Bool {
    moment.tv_sec - times.changed.tv_sec >= DiskWalk.resolution
  }
}

extension FileStamp {
  fileprivate init(_ status: stat) {
    let times = status.times
    self.init(
      inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: Moment(times.modified), changed: Moment(times.changed))
  }
}

extension FileStamp.Moment {
  fileprivate init(_ time: timespec) {
    self.init(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }
}
