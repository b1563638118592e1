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
    /// Whether something was read twice and was not the same, or could not be read.
    var isContradictory = false
  }

  private let notes = Mutex(Notes())

  public init() {}

  /// The same folder as `folder`; what is read of it is noted.
  public func recording(_ folder: SiteFolder) -> SiteFolder {
    SiteFolder(
      files: { [self] path throws(FileProblem) in
        let entries = try noting { () throws(FileProblem) in try folder.files(path) }
        note(FileDigest(ofList: entries)) { $0.folders.updateValue($1, forKey: path) }
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
      })
  }

  /// What has been read; nil when the folder changed meanwhile or did not give everything.
  func inputs(from folder: SiteFolder) -> BuildInputs? {
    var inputs = notes.withLock { $0.isContradictory ? nil : $0.inputs }
    for path in notes.withLock({ $0.begun }) where inputs?.files[path] == nil {
      guard let digest = try? FileDigest(ofFileAt: path, in: folder) else { return nil }
      inputs?.files[path] = digest
    }
    return inputs
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

/// What a build has read of a site's folder.
struct BuildInputs: Sendable, Decodable {
  /// What the folders held whose files were listed, by the folder's path.
  var folders: [RelativePath: FileDigest] = [:]
  /// What the files held that were read, by path.
  var files: [RelativePath: FileDigest] = [:]

  /// What a decoder reads again: each path and its digest by turns. As the keys of an object, two
  /// paths that differ only in the composition of a letter would be one to the decoder.
  var json: JSONValue {
    let pairs = [folders, files].map { digests in
      JSONValue.array(digests.flatMap { [.string($0.key.text), .string($0.value.hex)] })
    }
    return ["folders": pairs[0], "files": pairs[1]]
  }

  /// Whether `folder` still holds just this.
  func areUnchanged(in folder: SiteFolder) async -> Bool {
    for (path, digest) in folders {
      guard let entries = try? folder.files(path), FileDigest(ofList: entries) == digest else {
        return false
      }
    }
    return await files.areThose(of: folder)
  }
}

extension [RelativePath: FileDigest] {
  /// Whether the files of `folder` at these paths are there and have these digests.
  func areThose(of folder: SiteFolder) async -> Bool {
    let checks = await Array(self).parallelMap { path, digest in
      (try? FileDigest(ofFileAt: path, in: folder)) == digest
    }
    return !checks.contains(false)
  }
}

extension FileDigest {
  /// The digest of a list of files: of what they are called, not of what they hold.
  init(ofList entries: [SiteFolder.Entry]) {
    var list: [UInt8] = []
    for entry in entries {
      list += entry.path.text.utf8
      // No path holds these bytes.
      list.append(entry.isSymbolicLink ? 1 : 0)
    }
    self.init(of: list)
  }
}
