import Foundations

/// A look at what the last build has written. It begins at once: while a program finds out what it is
/// to do, and the record of the last build is read, a second processor has nothing else to do.
public struct OutputLook: Sendable {
  typealias Listed = (manifest: FileDigest, files: ListedFiles)

  /// The path of the output folder, as it was given.
  public let place: String
  private let listing: Task<Listed?, Never>
  private let sealing: Task<FileDigest?, Never>

  /// A look at the folder `output`, in which it changes nothing.
  public init(at output: String) { self.init(at: OutputFolder(root: output), later: 0) }

  init(at output: OutputFolder, later seconds: Int) {
    place = output.disk.root
    let listing = Task.detached { () -> Listed? in
      guard let manifest = try? output.read(Manifest.fileName),
        let files = ListedFiles(manifest: manifest)
      else { return nil }
      return (FileDigest(of: manifest), files)
    }
    self.listing = listing
    sealing = Task.detached {
      guard let files = await listing.value?.files else { return nil }
      return output.seal(of: files, later: seconds)
    }
  }

  /// The digest of the manifest and the files that it lists; nil where no build has ended.
  var listed: Listed? { get async { await listing.value } }

  /// What tells the stamps of pictures and documents from others; nil when there are none, or one may
  /// still change unseen.
  var seal: FileDigest? { get async { await sealing.value } }
}

extension OutputFolder {
  /// Whether all these files are there, hold what they should, and no build was interrupted.
  func holds(_ digests: [RelativePath: FileDigest]) async -> Bool {
    let folders = Set(digests.keys.flatMap(\.ancestors))
    guard folders.allSatisfy({ (try? kind($0)) == .folder }),
      (try? kind(Self.temporaryFolder)) == .nothing
    else { return false }
    return await digests.areThose(of: .disk(disk.root, isHeldOpen: true))
  }

  /// A digest of the stamps of all pictures and documents of a manifest; nil when there are none, or one
  /// is not an ordinary file or has not settled some `seconds` after now. Each file is one question to
  /// the system, asked in its folder.
  func seal(of listed: ListedFiles, later seconds: Int) -> FileDigest? {
    guard !listed.media.isEmpty else { return nil }
    var bytes: [UInt8] = []
    for (folder, files) in listed.media {
      bytes += folder.text.utf8
      bytes.append(0)
      guard
        disk.addSettledStamps(
          of: listed.names(of: files), in: folder, later: seconds, to: &bytes)
      else { return nil }
      // No name is empty.
      bytes.append(0)
    }
    return FileDigest(of: bytes)
  }
}
