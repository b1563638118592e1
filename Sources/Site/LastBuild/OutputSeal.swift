import Foundations

extension OutputFolder {
  /// Whether every file of a manifest is there, holds what it says, and no build was interrupted. What
  /// pictures and documents hold is not looked at with `butMedia`: a seal tells that it is the same.
  func holdsAll(of listed: ListedFiles, butMedia: Bool = false) async -> Bool {
    guard let digests = butMedia ? listed.others : listed.all else { return false }
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
