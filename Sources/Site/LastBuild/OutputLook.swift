import Foundations

/// A look at what the last build has written. It begins at once: while a program finds out what it is
/// to do, and reads the record of the last build, a second processor has nothing else to do.
public struct OutputLook: Sendable {
  /// The path of the output folder, as it was given.
  public let place: String
  /// The files that the manifest lists; nil where no build has ended.
  let files: Once<ListedFiles?>
  /// The digest of the manifest, and what it says that all files but pictures and documents hold.
  let written: Once<Written?>
  /// What tells the stamps of pictures and documents from others; nil when there are none, or one may
  /// still change unseen.
  let seal: Once<FileDigest?>

  typealias Written = (manifest: FileDigest, digests: [RelativePath: FileDigest])

  /// A look at the folder `output`, in which it changes nothing.
  public init(at output: String) { self.init(at: OutputFolder(root: output), later: 0) }

  init(at output: OutputFolder, later seconds: Int) {
    place = output.disk.root
    let files = Once { (try? output.read(Manifest.fileName)).flatMap(ListedFiles.init) }
    self.files = files
    written = Once {
      guard let files = files.value, let digests = files.otherDigests else { return nil }
      return (FileDigest(of: files.manifest), digests)
    }
    seal = Once { files.value.flatMap { output.seal(of: $0, later: seconds) } }
    Task.detached { [written, seal] in
      _ = written.value
      _ = seal.value
    }
  }
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
          of: files.lazy.map(\.name), in: listed.manifest, at: folder, later: seconds, to: &bytes)
      else { return nil }
      // No name is empty.
      bytes.append(0)
    }
    return FileDigest(of: bytes)
  }
}
