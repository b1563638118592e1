import Content
import Crypto
import Foundations

/// The list of the files that builds wrote to the output folder, kept in that folder: only these
/// are ever overwritten or removed. It has the form that `sha256sum --check` reads, so that a host
/// can tell whether what it has is what was built.
struct Manifest: Sendable, Equatable {
  static let fileName: RelativePath = ".careleaf-manifest"
  private static let heading = "# careleaf manifest 2 (sha256sum --check --quiet \(fileName))"
  private static let olderHeading = "careleaf manifest 1"
  /// What stands before a path whose file may be there or not: to `sha256sum` a comment.
  private static let mark = "# "
  static let space = "  "

  /// The paths within the output folder.
  var paths: Set<RelativePath>
  /// What the files at some of the paths hold. In the manifest of a build that was interrupted
  /// they may hold something newer.
  var digests: [RelativePath: FileDigest] = [:]

  init(paths: Set<RelativePath>, digests: [RelativePath: FileDigest] = [:]) {
    self.paths = paths
    self.digests = digests
  }

  /// Reads the form that `bytes` has, or the older one of paths alone; nil when it is not a
  /// manifest. Lines that lead out of the folder are left out.
  init?(bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first else { return nil }
    let isOlder = first.elementsEqual(Self.olderHeading.utf8)
    guard isOlder || first.elementsEqual(Self.heading.utf8) else { return nil }
    self.init(paths: [])
    for line in lines.dropFirst() {
      if isOlder { add(line) } else { read(line) }
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    if line.starts(with: Self.mark.utf8) { return add(line.dropFirst(Self.mark.utf8.count)) }
    guard let (path, digest) = Self.entry(line) else { return }
    paths.insert(path)
    digests[path] = digest
  }

  private mutating func add(_ path: ArraySlice<UInt8>) {
    if let path = Self.path(path) { paths.insert(path) }
  }

  /// The path in a `line` and what the file holds; nil where it does not say both.
  static func entry(_ line: ArraySlice<UInt8>) -> (path: RelativePath, digest: FileDigest)? {
    let hex = String(decoding: line.prefix(FileDigest.length), as: UTF8.self)
    let rest = line.dropFirst(FileDigest.length)
    guard rest.starts(with: space.utf8), let digest = FileDigest(hex: hex) else { return nil }
    return path(rest.dropFirst(space.utf8.count)).map { ($0, digest) }
  }

  private static func path(_ bytes: ArraySlice<UInt8>) -> RelativePath? {
    let path = RelativePath(String(decoding: bytes, as: UTF8.self))
    return OutputPath.isValid(path) ? path : nil
  }

  /// Where the lines behind the heading of `bytes` begin; nil when they are none of these.
  static func start(of bytes: [UInt8]) -> Int? {
    bytes.starts(with: heading.utf8) ? heading.utf8.count + 1 : nil
  }

  /// A heading, then a line for each path in the order of their bytes.
  var bytes: [UInt8] {
    var bytes = Array(Self.heading.utf8)
    for path in paths.sorted() {
      bytes.append(UInt8(ascii: "\n"))
      if let digest = digests[path] {
        bytes += digest.hex.utf8
        bytes += Self.space.utf8
      } else {
        bytes += Self.mark.utf8
      }
      bytes += path.text.utf8
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}

/// The SHA-256 of a file (FIPS 180-4).
struct FileDigest: Sendable, Hashable {
  /// How many digits it has.
  static let length = 64

  /// The hexadecimal digits in lower case.
  let hex: String

  /// The digest written as `hex`; nil when that is not one.
  init?(hex: String) {
    let isHex = hex.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard hex.utf8.count == Self.length, isHex else { return nil }
    self.hex = hex
  }

  init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

  /// The digest of the file at `path` in `folder`, which is never held whole.
  init(ofFileAt path: RelativePath, in folder: SiteFolder) throws {
    var hash = SHA256()
    try folder.readParts(path) { part in
      hash.update(data: part)
      return true
    }
    self.init(hash)
  }

  init(_ hash: SHA256) { self.init(hash.finalize()) }

  private init(_ digest: SHA256Digest) {
    let digits = Array("0123456789abcdef".utf8)
    hex = String(unsafeUninitializedCapacity: Self.length) { buffer in
      for (index, byte) in digest.enumerated() {
        buffer[2 * index] = digits[Int(byte >> 4)]
        buffer[2 * index + 1] = digits[Int(byte & 15)]
      }
      return Self.length
    }
  }
}

extension FileDigest: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = FileDigest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "No SHA-256")
    }
    self = digest
  }
}
