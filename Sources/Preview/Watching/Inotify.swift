#if os(Linux)
  import Essentials
  import Foundations

  /// Reads from the kernel what changes below a site's sources (inotify(7)).
  struct Inotify: ChangeSource {
    let descriptor: Int32?
    private let root: String
    private let queue: Int32
    /// The watched folders by the kernel's number for them; the site's folder is the empty path.
    private var folders: [Int32: RelativePath] = [:]

    private static let events =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB

    /// Begins to watch the sources in the site's folder at `root`.
    /// - Throws: `FileProblem` when the system does not let it watch.
    init(root: String) throws(FileProblem) {
      queue = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard queue >= 0 else { throw Self.problem(root) }
      descriptor = queue
      self.root = root
      do throws(FileProblem) {
        try watchEverything()
      } catch {
        close(queue)
        throw error
      }
    }

    func end() { close(queue) }

    mutating func changes() -> SiteChange {
      var change = SiteChange([])
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = buffer.withUnsafeMutableBytes { read(queue, $0.baseAddress, $0.count) }
        guard count > 0 else { return change }
        add(buffer[..<count], to: &change)
      }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, to change: inout SiteChange) {
      let headerSize = MemoryLayout<inotify_event>.size
      var rest = bytes
      while rest.count >= headerSize {
        let event = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
        let name = rest.dropFirst(headerSize).prefix(Int(event.len)).prefix { $0 != 0 }
        add(event, name: String(decoding: name, as: UTF8.self), to: &change)
        rest = rest.dropFirst(headerSize + Int(event.len))
      }
    }

    private mutating func add(_ event: inotify_event, name: String, to change: inout SiteChange) {
      if event.has(IN_Q_OVERFLOW) { return startAnew(&change) }
      if event.has(IN_IGNORED) { return folders[event.wd] = nil }
      guard let folder = folders[event.wd], !name.isEmpty, !name.hasPrefix(".") else { return }
      guard !folder.isEmpty || FolderScan.sources.contains(RelativePath(name)) else { return }
      let path = folder.appending(name)
      change.paths.insert(path)
      guard event.has(IN_ISDIR) || folder.isEmpty else { return }
      if event.has(IN_MOVED_FROM) { forget(path) }
      if event.has(IN_CREATE | IN_MOVED_TO) { follow(path, &change) }
    }

    /// What was put into a new folder before it was watched has caused no event, so it is looked
    /// for once the folder is watched. A folder that cannot be watched cannot be read either,
    /// which the loader reports.
    private mutating func follow(_ path: RelativePath, _ change: inout SiteChange) {
      for folder in FolderScan([path], root: root).folders { _ = watch(folder) }
      change.paths.formUnion(FolderScan([path], root: root).files.keys)
    }

    /// A folder that was moved away is still watched until it is told otherwise.
    private mutating func forget(_ path: RelativePath) {
      for (watch, folder) in folders where folder == path || folder.isBelow(path) {
        inotify_rm_watch(queue, watch)
        folders[watch] = nil
      }
    }

    private mutating func startAnew(_ change: inout SiteChange) {
      change.isIncomplete = true
      for folder in FolderScan(root: root).folders { _ = watch(folder) }
    }

    private mutating func watchEverything() throws(FileProblem) {
      for folder in [.empty] + FolderScan(root: root).folders where !watch(folder) {
        // The folder may have been removed since the scan.
        if errno != ENOENT { throw Self.problem(folder.isEmpty ? root : folder.text) }
      }
    }

    private mutating func watch(_ folder: RelativePath) -> Bool {
      let mask = UInt32(Self.events | IN_ONLYDIR | IN_DONT_FOLLOW)
      let watch = inotify_add_watch(queue, "\(root)/\(folder)", mask)
      if watch >= 0 { folders[watch] = folder }
      return watch >= 0
    }

    private static func problem(_ path: String) -> FileProblem {
      let isLimit = errno == ENOSPC || errno == EMFILE
      return FileProblem(
        path: path,
        reason: isLimit
          ? "The system's limit of watched folders is reached (fs.inotify.max_user_watches)"
          : String(cString: strerror(errno)))
    }
  }

  extension inotify_event {
    fileprivate func has(_ flags: Int32) -> Bool { mask & UInt32(bitPattern: flags) != 0 }
  }
#endif
