import Essentials

/// Finds what lies below folders of a site on disk. Names that begin with a dot are left out, and
/// links are not followed.
public struct DiskWalk {
  public struct File {
    /// The path in the site's folder.
    public let path: RelativePath
    public let isSymbolicLink: Bool
    /// Nil when the file has gone meanwhile.
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

  /// How long before now a file must have been changed last, in seconds, for its time to tell it
  /// from a later change: file systems keep time less exactly than the clock.
  fileprivate static let resolution = 2

  /// A walk through the site's folder at `root` that begins now, or as if it were `seconds` later.
  public init(root: String, later seconds: Int = 0) {
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
    let entries = try disk.entries(in: folder) { folder, name in
      errno = 0
      return (name: name, status: stat(name, in: folder), reason: errno)
    }
    folders.append(folder)
    for entry in entries where entry.name.utf8.first != UInt8(ascii: ".") {
      let path = folder.appending(entry.name)
      do throws(FileProblem) {
        if let status = entry.status, DiskFolder.Kind(status) == .folder {
          try visit(path, depth: depth + 1)
        } else if entry.status != nil || entry.reason == ENOENT {
          files.append(file(path, entry.status))
        } else {
          throw FileProblem(
            path: disk.shown(path), reason: DiskFolder.reason(entry.reason))
        }
      } catch {
        problems.append(error)
      }
    }
  }

  private func file(_ path: RelativePath, _ status: stat?) -> File {
    guard let status else {
      return File(path: path, isSymbolicLink: false, stamp: nil, isSettled: false)
    }
    return File(
      path: path, isSymbolicLink: DiskFolder.Kind(status) == .link, stamp: FileStamp(status),
      isSettled: status.isSettled(at: start))
  }
}

extension DiskFolder {
  /// Adds to `bytes`, for each of the ordinary files `names` in the folder at `path`, the name, a zero
  /// and the stamp. A site may have thousands of these, and their names are no texts for it.
  /// - Returns: False where one is missing, is something else, or has not settled some `seconds`
  ///   after now; then `bytes` hold a part.
  public func addSettledStamps(
    of names: some Sequence<ArraySlice<UInt8>>, in path: RelativePath, later seconds: Int = 0,
    to bytes: inout [UInt8]
  ) -> Bool {
    let moment = DiskWalk.now(later: seconds)
    let isWhole = try? withFolder(path) { folder in
      names.allSatisfy { name in
        let start = bytes.count
        bytes += name
        bytes.append(0)
        guard let status = stat(nameIn: bytes, from: start, in: folder), Kind(status) == .file,
          status.isSettled(at: moment)
        else { return false }
        FileStamp(status).append(to: &bytes)
        return true
      }
    }
    return isWhole ?? false
  }
}

extension stat {
  /// What the system tells of the file in the open `folder` whose name, with a zero behind it, are the
  /// `bytes` from `start` on; nil when it is not there.
  fileprivate init?(nameIn bytes: [UInt8], from start: Int, in folder: Int32) {
    self.init()
    let isThere = bytes[start...].withUnsafeBytes { bytes in
      guard let name = bytes.bindMemory(to: CChar.self).baseAddress else { return false }
      return fstatat(folder, name, &self, AT_SYMLINK_NOFOLLOW) == 0
    }
    guard isThere else { return nil }
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
