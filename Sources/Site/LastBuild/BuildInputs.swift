import Foundations
import Media

/// What a build has read of a site's folder.
struct BuildInputs: Sendable, Decodable {
  /// What the folders held whose files were listed, by the folder's path.
  var folders: [RelativePath: FileDigest] = [:]
  /// What the files held that were read, by path.
  var files: [RelativePath: FileDigest] = [:]
  /// The stamps that pictures and documents among them had before they were read. These are large;
  /// other files are as quickly read as looked at.
  private(set) var stamps: [RelativePath: FileStamp] = [:]

  init(
    folders: [RelativePath: FileDigest] = [:], files: [RelativePath: FileDigest] = [:]
  ) {
    self.folders = folders
    self.files = files
  }

  /// What a decoder reads again: each path and its digest by turns. As the keys of an object, two
  /// paths that differ only in the composition of a letter would be one to the decoder.
  var json: JSONValue {
    let pairs = [folders, files].map { digests in
      JSONValue.array(digests.flatMap { [.string($0.key.text), .string($0.value.hex)] })
    }
    let stamped = stamps.flatMap { [JSONValue.string($0.key.text), .string($0.value.text)] }
    return ["folders": pairs[0], "files": pairs[1], "stamps": .array(stamped)]
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    folders = try container.decode([RelativePath: FileDigest].self, forKey: .folders)
    files = try container.decode([RelativePath: FileDigest].self, forKey: .files)
    let texts = try container.decode([RelativePath: String].self, forKey: .stamps)
    stamps = texts.compactMapValues(FileStamp.init)
  }

  private enum CodingKeys: CodingKey {
    case folders, files, stamps
  }

  /// The stamps of pictures and documents among `entries`.
  static func stamps(of entries: [SiteFolder.Entry]) -> [RelativePath: FileStamp?] {
    let media = entries.filter { MediaFormat($0.path) != nil }
    return Dictionary(media.map { ($0.path, $0.stamp) }) { first, _ in first }
  }

  /// Keeps those of the `stamps` whose files are among the inputs.
  mutating func stamp(_ stamps: [RelativePath: FileStamp?]) {
    self.stamps = stamps.compactMapValues(\.self).filter { files[$0.key] != nil }
  }

  /// The digest of the file at `path`, when its stamp still is `stamp`.
  func digest(of path: RelativePath, with stamp: FileStamp) -> FileDigest? {
    stamps[path] == stamp ? files[path] : nil
  }

  /// The same with the stamps of now, when `folder` still holds just this; otherwise nil. Pictures and
  /// documents whose stamps are the same are not read.
  func ifUnchanged(in folder: SiteFolder) async -> BuildInputs? {
    var stamps: [RelativePath: FileStamp?] = [:]
    for (path, digest) in folders {
      guard let entries = try? folder.files(path), FileDigest(ofList: entries) == digest else {
        return nil
      }
      stamps.merge(Self.stamps(of: entries)) { first, _ in first }
    }
    var now = self
    now.stamp(stamps)
    let open = files.filter { path, _ in
      self.stamps[path] == nil || now.stamps[path] != self.stamps[path]
    }
    return await open.areThose(of: folder) ? now : nil
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
