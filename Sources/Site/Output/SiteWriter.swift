import Content
public import Diagnostics
import Foundations

/// Writes files to the output folder so that it is safe to interrupt at any moment: each file
/// appears whole, also after a loss of power, unchanged files keep their inode and time, and files
/// that no build wrote are never touched.
public struct SiteWriter: Sendable {
  private var folder: OutputFolder
  /// So many seconds later than the clock says it is, for tests.
  var secondsLater = 0

  /// A writer to the folder at `root`, which is made when it is missing.
  /// - Parameter isSynced: Whether it waits for the disk before it puts files in their places.
  public init(root: String, isSynced: Bool) {
    folder = OutputFolder(root: root, isSynced: isSynced)
  }

  /// Writes `stages`, each after the one before, then removes what earlier builds wrote and
  /// `stages` no longer hold. A page that the last build made of the same, as it is `known`, stays
  /// as it is without being made again, if nobody has touched it.
  /// - Returns: How many files were written, unchanged and removed; or the diagnostics of files in
  ///   the way that no build wrote, when nothing has been written.
  /// - Throws: `FileProblem` when the system refuses; files written so far stay, each whole.
  public func write(
    _ stages: [[PlannedFile]], workers: Int
  ) async throws -> (counts: WriteCounts, diagnostics: [Diagnostic]) {
    let written = try await write(stages, workers: workers, known: nil)
    return (written.counts, written.diagnostics)
  }

  /// What became of the files, and what is known of the pages among them for the next build.
  typealias Written = (
    counts: WriteCounts, diagnostics: [Diagnostic], pages: [RelativePath: KeptPage]
  )

  func write(
    _ stages: [[PlannedFile]], workers: Int, known: BuildMemory?
  ) async throws -> Written {
    try folder.disk.makeFolder(.empty)
    let lock = try folder.disk.lock()
    defer { withExtendedLifetime(lock) {} }
    var writer = self
    writer.folder = try folder.heldOpen()
    return try await writer.writeLocked(stages, workers: workers, known)
  }

  private func writeLocked(
    _ stages: [[PlannedFile]], workers: Int, _ known: BuildMemory?
  ) async throws -> Written {
    let (old, digest) = try readManifest()
    let new = Manifest(paths: Set(stages.joined().map(\.path)))
    let obstacles = try ObstacleSearch(folder: folder, manifest: old).search(stages.joined())
    guard obstacles.isEmpty else { return (WriteCounts(), obstacles, [:]) }
    let last = LastFiles(
      manifest: old, pages: digest == known?.manifest ? known?.pages ?? [:] : [:])
    let (counts, pages) = try await write(stages, over: last, to: new, workers: workers)
    return (counts, [], pages)
  }

  /// The files that earlier builds wrote.
  private struct LastFiles: Sendable {
    let manifest: Manifest
    /// What the last build knew of some, by their paths; empty where it is not the manifest's.
    let pages: [RelativePath: KeptPage]

    /// What `file` held and the stamp it had then, if it is certain that it is made of what it was
    /// made of then.
    func page(_ file: PlannedFile) -> (digest: FileDigest, stamp: FileStamp?)? {
      guard let made = file.inputs, let page = pages[file.path], page.inputs == made else {
        return nil
      }
      return manifest.digests[file.path].map { ($0, page.stamp) }
    }
  }

  private func write(
    _ stages: [[PlannedFile]], over last: LastFiles, to new: Manifest, workers: Int
  ) async throws -> (WriteCounts, [RelativePath: KeptPage]) {
    let old = last.manifest
    try folder.prepareTemporaryFolder()
    defer { folder.removeTemporaryFolder() }
    // Should this build be interrupted, the next one must know all files of both.
    let either = Manifest(paths: old.paths.union(new.paths), digests: old.digests)
    if either != old { try save(either) }
    let stale = old.paths.subtracting(new.paths)
    let folders = Set(new.paths.flatMap(\.ancestors))
    // What was a file and becomes a folder, or the reverse, must go before its successor comes.
    let obstructing = stale.filter { path in
      folders.contains(path) || path.ancestors.contains(where: new.paths.contains)
    }
    var counts = WriteCounts()
    var digests: [RelativePath: FileDigest] = [:]
    var pages: [RelativePath: KeptPage] = [:]
    counts.removed = try remove(obstructing)
    var made: Set<RelativePath> = [.empty]
    for stage in stages {
      for draft in try await write(stage, over: last, into: &made, workers: workers) {
        digests[draft.path] = draft.digest
        pages[draft.path] = draft.page
        if draft.name == nil { counts.unchanged += 1 } else { counts.written += 1 }
      }
    }
    counts.removed += try remove(stale.subtracting(obstructing))
    let final = Manifest(paths: new.paths, digests: digests)
    if either != final { try save(final) }
    return (counts, pages)
  }

  /// The manifest of earlier builds with its digest; one of no files where there was none.
  private func readManifest() throws(FileProblem) -> (Manifest, FileDigest?) {
    let kind = try folder.kind(Manifest.fileName)
    if kind == .nothing { return (Manifest(paths: []), nil) }
    let bytes = kind == .file ? try folder.read(Manifest.fileName) : []
    guard let manifest = Manifest(bytes: bytes) else {
      throw FileProblem(
        path: folder.disk.shown(Manifest.fileName), reason: "Not a manifest of Careleaf")
    }
    return (manifest, FileDigest(of: bytes))
  }

  private func save(_ manifest: Manifest) throws {
    let bytes = manifest.bytes
    try folder.writeTemporary("manifest", for: Manifest.fileName, bytes)
    var folders: Set<RelativePath> = [.empty]
    let draft = Draft(
      path: Manifest.fileName, digest: FileDigest(of: bytes), name: "manifest", page: nil)
    try publish([draft], into: &folders)
  }

  /// Removes the files at `paths` that are there, and the folders that this leaves empty.
  private func remove(_ paths: Set<RelativePath>) throws(FileProblem) -> Int {
    var count = 0
    var folders: Set<RelativePath> = []
    for path in paths.sorted() where try folder.kind(path) == .file {
      try folder.disk.remove(path)
      folders.formUnion([.empty] + path.ancestors)
      folder.removeEmptyFolders(path.parent)
      count += 1
    }
    try folder.sync(folders.filter { (try? folder.kind($0)) == .folder })
    return count
  }

  /// A file that was made and compared with the one in its place.
  private struct Draft: Sendable {
    let path: RelativePath
    let digest: FileDigest
    /// The name of the temporary file that holds it; nil when the one in its place is the same.
    let name: String?
    /// What is known of it for the next build.
    let page: KeptPage?
  }

  /// How many files are put in their places together: the disk is waited for once for all, and
  /// temporary files need no more room than they take.
  private static let batchSize = 1000

  /// Makes `files` in parallel; those that have changed are put in their places while the next
  /// ones are made. Only files of `last` can be there already; of the folders, those in `folders`
  /// are.
  private func write(
    _ files: [PlannedFile], over last: LastFiles, into folders: inout Set<RelativePath>,
    workers: Int
  ) async throws -> [Draft] {
    var drafts: [Draft] = []
    var batchBefore: [Draft] = []
    for start in stride(from: 0, to: files.count, by: Self.batchSize) {
      let batch = Array(start..<min(start + Self.batchSize, files.count))
      async let made = batch.parallelChunks(
        of: max(1, batch.count / 64), workers: workers, state: { [UInt8]() }
      ) { buffer, numbers in
        try numbers.map { number in
          try draft(files[number], name: String(number), over: last, in: &buffer)
        }
      }
      try publish(batchBefore, into: &folders)
      batchBefore = try await made.flatMap(\.self)
      drafts += batchBefore
    }
    try publish(batchBefore, into: &folders)
    return drafts
  }

  /// Makes a file in `buffer`, which goes from one file to the next, and keeps what has changed.
  private func draft(
    _ file: PlannedFile, name: String, over last: LastFiles, in buffer: inout [UInt8]
  ) throws -> Draft {
    let isThere = last.manifest.paths.contains(file.path)
    // Before the file is read: a change while that goes on gives it another stamp.
    let stamp = isThere ? stamp(of: file) : nil
    let page = file.inputs.map { KeptPage(inputs: $0, stamp: stamp) }
    if let (digest, known) = last.page(file),
      stamp != nil && stamp == known || folder.holds(digest, at: file.path)
    {
      return Draft(path: file.path, digest: digest, name: nil, page: page)
    }
    buffer.removeAll(keepingCapacity: true)
    try file.write(&buffer)
    let digest = FileDigest(of: buffer)
    if isThere, folder.holds(buffer, at: file.path) {
      return Draft(path: file.path, digest: digest, name: nil, page: page)
    }
    try folder.writeTemporary(name, for: file.path, buffer)
    let written = file.inputs.map { KeptPage(inputs: $0, stamp: nil) }
    return Draft(path: file.path, digest: digest, name: name, page: written)
  }

  /// The stamp of a page that stands in its place; nil where the next change could have the same one.
  private func stamp(of page: PlannedFile) -> FileStamp? {
    guard page.inputs != nil else { return nil }
    return folder.disk.settledStamps(of: [page.path], later: secondsLater)[0]
  }

  /// Puts the files in their places, which are never empty: what a file holds is on the disk
  /// before the file gets its name, and the names are before anything else is done.
  private func publish(
    _ drafts: [Draft], into made: inout Set<RelativePath>
  ) throws(FileProblem) {
    let names = drafts.compactMap(\.name)
    try folder.sync(names.map(OutputFolder.temporary))
    var folders: Set<RelativePath> = []
    for draft in drafts {
      guard let name = draft.name else { continue }
      let ancestors = draft.path.ancestors
      for path in ancestors where made.insert(path).inserted { try folder.disk.makeFolder(path) }
      try folder.moveTemporary(name, to: draft.path)
      folders.formUnion([.empty] + ancestors)
    }
    try folder.sync(folders)
  }
}

/// What a build did to the output folder, in files.
public struct WriteCounts: Sendable, Equatable {
  /// New or changed.
  public var written = 0
  /// Left as they were.
  public var unchanged = 0
  /// No longer part of the site.
  public var removed = 0

  public init() {}

  static func += (left: inout WriteCounts, right: WriteCounts) {
    left.written += right.written
    left.unchanged += right.unchanged
    left.removed += right.removed
  }
}
