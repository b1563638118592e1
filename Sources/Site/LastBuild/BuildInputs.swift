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
  private var packed: [UInt8]?

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
      "folders": pairs[0], "files": pairs[1],
      "seal": seal.map { .string($0.hex) } ?? .null,
    ]
  }

  /// The files with stamps, for `pack` to take back.
  var stampedFiles: [UInt8] {
    if let packed { return packed }
    var bytes: [UInt8] = []
    for (path, stamp) in stamps {
      guard let digest = files[path] else { continue }
      if !bytes.isEmpty { bytes.append(Self.separator) }
      bytes += path.text.utf8 + [Self.separator]
      bytes += digest.hex.utf8 + [Self.separator]
      bytes += stamp.text.utf8
    }
    return bytes
  }

  /// Takes back the `stampedFiles` of the inputs that the others were read from.
  mutating func pack(_ stampedFiles: ArraySlice<UInt8>) { packed = Array(stampedFiles) }

  /// No path holds it.
  private static let separator: UInt8 = 0

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    folders = try container.decode([RelativePath: FileDigest].self, forKey: .folders)
    files = try container.decode([RelativePath: FileDigest].self, forKey: .files)
    seal = try container.decodeIfPresent(FileDigest.self, forKey: .seal)
  }

  /// Whether nothing has been added since it was read from a record.
  var isAsRead: Bool { packed != nil }

  /// The same with the files that have stamps among the others.
  var unpacked: BuildInputs {
    guard let packed else { return self }
    var inputs = self
    inputs.packed = nil
    var parts = packed.split(separator: Self.separator).makeIterator()
    while let path = parts.next(), let hex = parts.next(), let stamp = parts.next() {
      let path = RelativePath(String(decoding: path, as: UTF8.self))
      guard let digest = FileDigest(hex: String(decoding: hex, as: UTF8.self)) else { continue }
      inputs.files[path] = digest
      inputs.stamps[path] = FileStamp(String(decoding: stamp, as: UTF8.self))
    }
    return inputs
  }

  private enum CodingKeys: CodingKey {
    case folders, files, seal
  }

  /// The stamps of pictures and documents among `entries`.
  static func stamps(of entries: [SiteFolder.Entry]) -> [RelativePath: FileStamp?] {
    Dictionary(entries.filter { MediaFormat($0.path) != nil }.map { ($0.path, $0.stamp) }) {
      first, _ in first
    }
  }

  /// Keeps those of the `stamps` whose files are among the inputs.
  mutating func stamp(_ stamps: [RelativePath: FileStamp?]) {
    self.stamps = stamps.compactMapValues(\.self).filter { files[$0.key] != nil }
    let paths = stamps.keys.sorted()
    seal = Self.seal(of: paths, stamps: paths.map { stamps[$0] ?? nil })
  }

  /// The seal of files that have `paths`, which are sorted, and `stamps`.
  private static func seal(of paths: [RelativePath], stamps: [FileStamp?]) -> FileDigest? {
    var bytes: [UInt8] = []
    for (path, stamp) in zip(paths, stamps) {
      guard let stamp else { return nil }
      bytes += path.text.utf8
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
    guard let media = media(in: folder) else { return nil }
    async let stamps = folder.stamps(media)
    if isAsRead, let seal {
      // Other processors read while this one asks for stamps.
      async let isSame = files.areThose(of: folder)
      if seal == Self.seal(of: media, stamps: await stamps) { return await isSame ? self : nil }
    }
    let known = Dictionary(uniqueKeysWithValues: zip(media, await stamps))
    return await unpacked.ifUnchanged(in: folder, with: known)
  }

  /// The pictures and documents in `folder` in order; nil where it does not list what it did.
  private func media(in folder: SiteFolder) -> [RelativePath]? {
    var media: [RelativePath] = []
    for (path, digest) in folders.sorted(by: { $0.key < $1.key }) {
      guard let entries = try? folder.names(path), FileDigest(ofList: entries) == digest else {
        return nil
      }
      media += entries.lazy.map(\.path).filter { MediaFormat($0) != nil }
    }
    let isOrdered = zip(media, media.dropFirst()).allSatisfy { $0 < $1 }
    return isOrdered ? media : Set(media).sorted()
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
    do throws(Difference) {
      // The first that is another one ends the search.
      _ = try await Array(self).parallelMap { path, digest throws(Difference) in
        guard (try? FileDigest(ofFileAt: path, in: folder)) == digest else { throw Difference() }
      }
      return true
    } catch {
      return false
    }
  }

  private struct Difference: Error {}
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
