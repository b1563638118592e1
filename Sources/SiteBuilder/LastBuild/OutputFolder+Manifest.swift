import ContentLoader

extension OutputFolder {
  /// Whether every file of `manifest` is there, holds what it says, and no build was interrupted.
  func holdsAll(of manifest: Manifest) async -> Bool {
    let folders = Set(manifest.paths.flatMap(Self.folders(above:)))
    guard folders.allSatisfy({ (try? kind($0)) == .folder }),
      (try? kind(Self.temporaryFolder)) == .nothing
    else { return false }
    let disk = SiteFolder.disk(root)
    let checks = await Array(manifest.paths).parallelMap { path in
      guard let digest = manifest.digests[path] else { return false }
      return (try? FileDigest(ofFileAt: path, in: disk)) == digest
    }
    return !checks.contains(false)
  }
}
