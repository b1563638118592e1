import Content

extension OutputFolder {
  /// Whether every file of `manifest` is there, holds what it says, and no build was interrupted.
  func holdsAll(of manifest: Manifest) async -> Bool {
    let folders = Set(manifest.paths.flatMap(Self.folders(above:)))
    guard manifest.digests.count == manifest.paths.count,
      folders.allSatisfy({ (try? kind($0)) == .folder }),
      (try? kind(Self.temporaryFolder)) == .nothing
    else { return false }
    return await manifest.digests.areThose(of: .disk(root))
  }
}
