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
  /// Tells the stamps of all pictures and documents that were listed from others; nil where one had none.
  private(set) var seal: FileDigest?
  /// The files with stamps as a record holds them: path, digest and stamp by turns. Most builds need
  /// the seal alone, and to read thousands of these takes longer than to look at the files.
  private var packed: String?

  init(
    folders: [RelativePath: FileDigest] = [:], files: [RelativePath: FileDigest] = [:]
  ) {
    self.folders = folders
    self.files = files
  }

  /// What a decoder reads again: each path and its digest by turns. As the keys of an object, two
  /// paths that differ only in the composition of a letter would be one to the decoder.
  var json: JSONValue {
    let plain = files.filter { stamps[$0.key] == nil }
    let pairs = [folders, plain].map { digests in
      JSONValue.array(digests.flatMap { [.string($0.key.text), .string($0.value.hex)] })
    }
    return [
      "folders": pairs[0], "files": pairs[1], "stamped": .string(packed ?? packedStamps),
      "seal": seal.map { .string($0.hex) } ?? .null,
    ]
  }

  private var packedStamps: String {
    let parts = stamps.flatMap { path, stamp in
      files[path].map { [path.text, $0.hex, stamp.text] } ?? []
    }
    return parts.joined(separator: Self.separator)
  }

  /// No path holds it, and JSON holds it as it is: every escape would be looked at in every build.
  private static let separator = "//"

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    folders = try container.decode([RelativePath: FileDigest].self, forKey: .folders)
    files = try container.decode([RelativePath: FileDigest].self, forKey: .files)
    packed = try container.decode(String.self, forKey: .stamped)
    seal = try container.decodeIfPresent(FileDigest.self, forKey: .seal)
  }

  /// Whether nothing has been added since it was read from a record.
  var isAsRead: Bool { packed != nil }

  /// The same with the files that have stamps among the others.
  var unpacked: BuildInputs {
    guard let packed else { return self }
    var inputs = self
    inputs.packed = nil
    var parts = Self.parts(of: Array(packed.utf8)).makeIterator()
    while let path = parts.next(), let hex = parts.next(), let stamp = parts.next() {
      let path = RelativePath(path)
      guard let digest = FileDigest(hex: hex) else { continue }
      inputs.files[path] = digest
      inputs.stamps[path] = FileStamp(stamp)
    }
    return inputs
  }

  private static func parts(of bytes: [UInt8]) -> [String] {
    var (parts, start): ([String], Int) = ([], 0)
    while let end = bytes.firstRange(ofBytes: separator, from: start) {
      parts.append(String(decoding: bytes[start..<end.lowerBound], as: UTF8.self))
      start = end.upperBound
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  private enum CodingKeys: CodingKey {
    case folders, files, seal, stamped
  }

  /// The stamps of pictures and documents among `entries`.
  static func stamps(of entries: [SiteFolder.Entry]) -> [RelativePath: FileStamp?] {
    Dictionary(media(of: entries).map { ($0.path, $0.stamp) }) { first, _ in first }
  }

  private static func media(of entries: [SiteFolder.Entry]) -> [SiteFolder.Entry] {
    entries.filter { MediaFormat($0.path) != nil }
  }

  /// Keeps those of the `stamps` whose files are among the inputs.
  mutating func stamp(_ stamps: [RelativePath: FileStamp?]) {
    self.stamps = stamps.compactMapValues(\.self).filter { files[$0.key] != nil }
    seal = Self.seal(of: stamps)
  }

  private static func seal(of stamps: [RelativePath: FileStamp?]) -> FileDigest? {
    let files = stamps.map { SiteFolder.Entry(path: $0.key, stamp: $0.value) }
    return seal(of: files.sorted { $0.path < $1.path })
  }

  /// The seal of `files`, each of which mostly stands once and in the order of their paths.
  private static func seal(of files: [SiteFolder.Entry]) -> FileDigest? {
    guard zip(files, files.dropFirst()).allSatisfy({ $0.path < $1.path }) else {
      return seal(of: stamps(of: files))
    }
    var bytes: [UInt8] = []
    for file in files {
      guard let stamp = file.stamp else { return nil }
      bytes += file.path.text.utf8
      bytes.append(0)
      stamp.append(to: &bytes)
    }
    return FileDigest(of: bytes)
  }

  /// The digest of the file at `path`, when its stamp still is `stamp`.
  func digest(of path: RelativePath, with stamp: FileStamp) -> FileDigest? {
    stamps[path] == stamp ? files[path] : nil
  }

  /// The same with the stamps of now, when `folder` still holds just this; otherwise nil. Pictures and
  /// documents whose stamps are the same are not read.
  func ifUnchanged(in folder: SiteFolder) async -> BuildInputs? {
    var media: [SiteFolder.Entry] = []
    for (path, digest) in folders.sorted(by: { $0.key < $1.key }) {
      guard let entries = try? folder.files(path), FileDigest(ofList: entries) == digest else {
        return nil
      }
      media += Self.media(of: entries)
    }
    if isAsRead, let seal, seal == Self.seal(of: media) {
      return await files.areThose(of: folder) ? self : nil
    }
    return await unpacked.ifUnchanged(in: folder, with: Self.stamps(of: media))
  }

  private func ifUnchanged(
    in folder: SiteFolder, with stamps: [RelativePath: FileStamp?]
  ) async -> BuildInputs? {
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
