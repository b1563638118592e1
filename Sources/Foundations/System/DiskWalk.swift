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
  /// The stamps of the ordinary files `names` in the folder at `path`, in their order; nil where one is
  /// missing, is something else, or has not settled some `seconds` after now.
  public func settledStamps(
    of names: some Collection<String>, in path: RelativePath, later seconds: Int = 0
  ) -> [FileStamp]? {
    let moment = DiskWalk.now(later: seconds)
    let stamps = try? withFolder(path) { folder -> [FileStamp]? in
      var stamps: [FileStamp] = []
      stamps.reserveCapacity(names.count)
      for name in names {
        guard let status = stat(name, in: folder), Kind(status) == .file,
          status.isSettled(at: moment)
        else { return nil }
        stamps.append(FileStamp(status))
      }
      return stamps
    }
    return stamps.flatMap(\.self)
  }
}

extension stat {
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
