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
