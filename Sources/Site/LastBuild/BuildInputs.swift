import Content
import Foundations

/// What a build has read of a site's folder.
struct BuildInputs: Sendable, Codable {
  /// What the folders held whose files were listed, by the folder's path.
  var folders: [String: FileDigest] = [:]
  /// What the files held that were read, by path.
  var files: [String: FileDigest] = [:]

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

extension [String: FileDigest] {
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
      list += entry.path.utf8
      // No path holds these bytes.
      list.append(entry.isSymbolicLink ? 1 : 0)
    }
    self.init(of: list)
  }
}
