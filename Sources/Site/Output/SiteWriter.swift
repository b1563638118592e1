import Content
public import Diagnostics
import Foundations

/// Writes files to the output folder so that it is safe to interrupt at any moment: each file
/// appears whole, unchanged files keep their inode and time, and files that no build wrote are
/// never touched.
public struct SiteWriter: Sendable {
  private let folder: OutputFolder

  /// A writer to the folder at `root`, which is made when it is missing.
  public init(root: String) { folder = OutputFolder(root: root) }

  /// Writes `files` in stages, each after the one before, then removes what earlier builds wrote
  /// and `files` no longer holds.
  ///
  /// - Parameter stages: The files of each stage; they are made in parallel while they are
  ///   written, so that only those in work are in memory.
  /// - Returns: How many files were written, unchanged and removed; or the diagnostics of files
  ///   in the way that no build wrote, when nothing has been written.
  /// - Throws: `FileProblem` when the system refuses; files written so far stay, each whole.
  public func write(
    _ stages: [[PlannedFile]], workers: Int
  ) async throws -> (counts: WriteCounts, diagnostics: [Diagnostic]) {
    try folder.makeFolder("")
    let lock = try OutputLock(folder: folder.root)
    defer { withExtendedLifetime(lock) {} }
    let old = try readManifest()
    let new = Manifest(paths: Set(stages.joined().map(\.path)))
    let obstacles = try ObstacleSearch(folder: folder, manifest: old).search(stages.joined())
    guard obstacles.isEmpty else { return (WriteCounts(), obstacles) }
    return (try await write(stages, from: old, to: new, workers: workers), [])
  }

  private func write(
    _ stages: [[PlannedFile]], from old: Manifest, to new: Manifest, workers: Int
  ) async throws -> WriteCounts {
    try folder.prepareTemporaryFolder()
    defer { folder.removeTemporaryFolder() }
    // Should this build be interrupted, the next one must know all files of both.
    let either = Manifest(paths: old.paths.union(new.paths), digests: old.digests)
    if either != old { try save(either) }
    let stale = old.paths.subtracting(new.paths)
    let folders = Set(new.paths.flatMap(OutputFolder.folders(above:)))
    // What was a file and becomes a folder, or the reverse, must go before its successor comes.
    let obstructing = stale.filter { path in
      folders.contains(path)
        || OutputFolder.folders(above: path).contains(where: new.paths.contains)
    }
    var outcome = StageWriter.Outcome()
    outcome.counts.removed = try remove(obstructing)
    for path in folders.sorted() { try folder.makeFolder(path) }
    for stage in stages {
      outcome += try await StageWriter(folder: folder, workers: workers).write(stage)
    }
    outcome.counts.removed += try remove(stale.subtracting(obstructing))
    let final = Manifest(paths: new.paths, digests: outcome.digests)
    if either != final { try save(final) }
    return outcome.counts
  }

  private func readManifest() throws(FileProblem) -> Manifest {
    let kind = try folder.kind(Manifest.fileName)
    if kind == .nothing { return Manifest(paths: []) }
    guard kind == .file, let manifest = Manifest(bytes: try folder.read(Manifest.fileName)) else {
      throw FileProblem(
        path: folder.root + "/" + Manifest.fileName, reason: "Not a manifest of Careleaf")
    }
    return manifest
  }

  private func save(_ manifest: Manifest) throws {
    try folder.replace(Manifest.fileName, with: manifest.bytes, temporaryName: "manifest")
  }

  /// Removes the files at `paths` that are there, and the folders that this leaves empty.
  private func remove(_ paths: Set<String>) throws(FileProblem) -> Int {
    var count = 0
    for path in paths.sorted() where try folder.holdsFile(path) {
      try folder.remove(path)
      folder.removeEmptyFolders(OutputFolder.parent(of: path))
      count += 1
    }
    return count
  }
}

/// Makes and writes files in parallel, a few at a time.
struct StageWriter: Sendable {
  /// What was done and what the files hold now.
  struct Outcome: Sendable {
    var counts = WriteCounts()
    var digests: [String: FileDigest] = [:]

    static func += (left: inout Outcome, right: Outcome) {
      left.counts += right.counts
      left.digests.merge(right.digests) { $1 }
    }
  }

  let folder: OutputFolder
  let workers: Int

  func write(_ files: [PlannedFile]) async throws -> Outcome {
    let size = max(1, min(32, files.count / max(1, workers)))
    let chunks = stride(from: 0, to: files.count, by: size).map {
      files[$0..<min($0 + size, files.count)]
    }
    return try await withThrowingTaskGroup(of: Outcome.self) { group in
      var waiting = chunks.makeIterator()
      for _ in 0..<max(1, workers) {
        guard let chunk = waiting.next() else { break }
        group.addTask { try write(chunk) }
      }
      var outcome = Outcome()
      while let done = try await group.next() {
        outcome += done
        if let chunk = waiting.next() { group.addTask { try write(chunk) } }
      }
      return outcome
    }
  }

  private func write(_ chunk: ArraySlice<PlannedFile>) throws -> Outcome {
    var outcome = Outcome()
    for (offset, file) in zip(chunk.indices, chunk) {
      let (digest, isNew) = try write(file, temporaryName: String(offset))
      outcome.digests[file.path] = digest
      if isNew { outcome.counts.written += 1 } else { outcome.counts.unchanged += 1 }
    }
    return outcome
  }

  private func write(
    _ file: PlannedFile, temporaryName: String
  ) throws -> (digest: FileDigest, isNew: Bool) {
    if let parts = file.parts {
      if let digest = try folder.digest(ofSame: parts, at: file.path) { return (digest, false) }
      let digest = try folder.replace(file.path, with: parts, temporaryName: temporaryName)
      return (digest, true)
    }
    let bytes = try file.make()
    let isNew = !folder.holds(bytes, at: file.path)
    if isNew { try folder.replace(file.path, with: bytes, temporaryName: temporaryName) }
    return (FileDigest(of: bytes), isNew)
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

  /// Nothing done.
  public init() {}

  static func += (left: inout WriteCounts, right: WriteCounts) {
    left.written += right.written
    left.unchanged += right.unchanged
    left.removed += right.removed
  }
}
