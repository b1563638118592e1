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
  private static let resolution = 2

  /// A walk through the site's folder at `root` that begins now, or as if it were `seconds` later.
  public init(root: String, later seconds: Int = 0) {
    disk = DiskFolder(root, namesRelatively: true)
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    now.tv_sec += seconds
    start = now
  }

  /// Adds what is in `folder` and, unless `isShallow`, below; nothing when there is no such folder.
  public mutating func visit(_ folder: RelativePath, isShallow: Bool = false) {
    do throws(FileProblem) {
      switch try disk.look(at: folder).kind {
      case .nothing: return
      case .link:
        throw FileProblem(path: disk.shown(folder), reason: DiskFolder.reason(ELOOP))
      case .file, .folder, .other: try visit(folder, depth: 0, isShallow)
      }
    } catch {
      problems.append(error)
    }
  }

  private mutating func visit(
    _ folder: RelativePath, depth: Int, _ isShallow: Bool
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
          if !isShallow { try visit(path, depth: depth + 1, false) }
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
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return File(
      path: path, isSymbolicLink: DiskFolder.Kind(status) == .link,
      stamp: FileStamp(
        inode: UInt64(status.st_ino), size: Int64(status.st_size),
        modified: FileStamp.Moment(modified), changed: FileStamp.Moment(changed)),
      isSettled: start.tv_sec - changed.tv_sec >= Self.resolution)
  }
}

extension FileStamp.Moment {
  fileprivate init(_ time: timespec) {
    self.init(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }
}
