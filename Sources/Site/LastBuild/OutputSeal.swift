import Foundations
import Media

extension OutputFolder {
  /// Whether every file of `manifest` is there, holds what it says, and no build was interrupted. What
  /// pictures and documents hold is not looked at with `butMedia`.
  func holdsAll(of manifest: Manifest, butMedia: Bool = false) async -> Bool {
    let folders = Set(manifest.paths.flatMap(\.ancestors))
    guard manifest.digests.count == manifest.paths.count,
      folders.allSatisfy({ (try? kind($0)) == .folder }),
      (try? kind(Self.temporaryFolder)) == .nothing
    else { return false }
    let open = butMedia ? manifest.digests.filter { MediaFormat($0.key) == nil } : manifest.digests
    return await open.areThose(of: .disk(disk.root, isHeldOpen: true))
  }

  /// A digest of the stamps of all pictures and documents of `manifest`; nil when there are none, or one
  /// is not an ordinary file or has not settled some `seconds` after now.
  func mediaSeal(of manifest: Manifest, later seconds: Int) -> FileDigest? {
    let media = manifest.paths.filter { MediaFormat($0) != nil }.sorted()
    guard !media.isEmpty else { return nil }
    var walk = DiskWalk(root: disk.root, later: seconds)
    for folder in Set(media.map(\.parent)) { walk.visit(folder, isShallow: true) }
    guard walk.problems.isEmpty else { return nil }
    let files = Dictionary(walk.files.map { ($0.path, $0) }) { first, _ in first }
    var stamps: [UInt8] = []
    for path in media {
      guard let file = files[path], !file.isSymbolicLink, file.isSettled, let stamp = file.stamp
      else { return nil }
      stamps += path.text.utf8 + [0] + stamp.bytes
    }
    return FileDigest(of: stamps)
  }
}
