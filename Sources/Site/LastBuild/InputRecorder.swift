import Content
import Crypto
public import Foundations
import Synchronization

/// Notes what is read of a site's folder while a build goes on.
public final class InputRecorder: Sendable {
  private struct Notes {
    var inputs = BuildInputs()
    /// Files of which only the beginning has been read.
    var begun: Set<RelativePath> = []
    /// What was listed of pictures and documents when they were first listed: before they were read.
    var stamps: [RelativePath: FileStamp?] = [:]
    /// Whether something was read twice and was not the same, or could not be read.
    var isContradictory = false
  }

  private let notes = Mutex(Notes())
  /// What an earlier build has read.
  private let last: Once<BuildInputs>

  public convenience init() { self.init { nil } }

  /// A recorder that knows what `last` gives of an earlier build, which is asked once at most.
  init(last: @escaping @Sendable () -> BuildInputs?) {
    self.last = Once { last()?.unpacked ?? BuildInputs() }
  }

  /// The same folder as `folder`; what is read of it is noted.
  public func recording(_ folder: SiteFolder) -> SiteFolder {
    SiteFolder(
      files: { [self] path throws(FileProblem) in
        let entries = try noting { () throws(FileProblem) in try folder.files(path) }
        note(FileDigest(ofList: entries)) { $0.folders.updateValue($1, forKey: path) }
        notes.withLock { notes in
          notes.stamps.merge(BuildInputs.stamps(of: entries)) { first, _ in first }
        }
        return entries
      },
      read: { [self] path throws(FileProblem) in
        let bytes = try noting { () throws(FileProblem) in try folder.read(path) }
        note(FileDigest(of: bytes)) { $0.files.updateValue($1, forKey: path) }
        return bytes
      },
      readParts: { [self] path, take in
        var hash = SHA256()
        var isWhole = true
        try noting {
          try folder.readParts(path) { part in
            hash.update(data: part)
            isWhole = try take(part)
            return isWhole
          }
        }
        if isWhole {
          note(FileDigest(hash)) { $0.files.updateValue($1, forKey: path) }
        } else {
          notes.withLock { _ = $0.begun.insert(path) }
        }
      },
      knownDigest: { [self] path in
        guard let stamp = notes.withLock({ $0.stamps[path] ?? nil }),
          let digest = last.value.digest(of: path, with: stamp)
        else { return folder.knownDigest(path) }
        note(digest) { $0.files.updateValue($1, forKey: path) }
        return digest.hex
      })
  }

  /// What has been read; nil when the folder changed meanwhile or did not give everything.
  func inputs(from folder: SiteFolder) -> BuildInputs? {
    var inputs = notes.withLock { $0.isContradictory ? nil : $0.inputs }
    for path in notes.withLock({ $0.begun }) where inputs?.files[path] == nil {
      guard let digest = try? FileDigest(ofFileAt: path, in: folder) else { return nil }
      inputs?.files[path] = digest
    }
    inputs?.stamp(notes.withLock { $0.stamps })
    return inputs
  }

  /// The digests of the files that have been read so far; nil when the folder has changed meanwhile.
  var digests: [RelativePath: FileDigest]? {
    notes.withLock { $0.isContradictory ? nil : $0.inputs.files }
  }

  /// Whether the file at `path` has been read and is what it was for a build that has read `last`.
  func isUnchanged(_ path: RelativePath, since last: BuildInputs) -> Bool {
    let digest = notes.withLock { $0.isContradictory ? nil : $0.inputs.files[path] }
    return digest != nil && digest == last.files[path]
  }

  /// Whether all that has been read so far below `folder` is what it was for a build that has read
  /// `last`, and whether there is no more and no less.
  func isWholeUnchanged(_ folder: RelativePath, since last: BuildInputs) -> Bool {
    notes.withLock { notes in
      let inputs = notes.inputs
      return !notes.isContradictory && inputs.folders[folder] == last.folders[folder]
        && inputs.files.filter { $0.key.isBelow(folder) }
          == last.files.filter { $0.key.isBelow(folder) }
    }
  }

  private func noting<Result, Problem: Error>(
    _ read: () throws(Problem) -> Result
  ) throws(Problem) -> Result {
    do {
      return try read()
    } catch {
      notes.withLock { $0.isContradictory = true }
      throw error
    }
  }

  /// Puts a digest among the inputs by `put`, which gives the one that was there.
  private func note(
    _ digest: FileDigest, _ put: (inout BuildInputs, FileDigest) -> FileDigest?
  ) {
    notes.withLock { notes in
      let earlier = put(&notes.inputs, digest)
      if let earlier, earlier != digest { notes.isContradictory = true }
    }
  }
}
