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
    let rest = line.dropFirst(FileDigest.length)
    guard rest.starts(with: space.utf8),
      let digest = FileDigest(digits: line.prefix(FileDigest.length))
    else { return nil }
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

  /// Its bytes one after another: a build of a large site has tens of thousands, as texts too many. No
  /// vector, which asks for memory at such places that functions that wait read others' values.
  private struct Words: Sendable, Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
  }

  private var words = Words()

  /// The hexadecimal digits in lower case.
  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: Self.length) { buffer in
      withBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          buffer[2 * index] = digits[Int(byte >> 4)]
          buffer[2 * index + 1] = digits[Int(byte & 15)]
        }
      }
      return Self.length
    }
  }

  /// The digest written as `hex`; nil when that is not one.
  init?(hex: String) { self.init(digits: hex.utf8) }

  /// The same of the digits themselves.
  init?(digits: some Collection<UInt8>) {
    guard digits.count == Self.length else { return nil }
    var bytes = [UInt8](repeating: 0, count: Self.size)
    for (index, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case 48...57: value = digit - 48
      case 97...102: value = digit - 97 + 10
      default: return nil
      }
      bytes[index / 2] = bytes[index / 2] << 4 | value
    }
    self.init(bytes: bytes[...])
  }

  /// The digest that has these 32 bytes; nil for fewer or more.
  init?(bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.size else { return nil }
    bytes.withUnsafeBytes { copy($0) }
  }

  /// How many bytes it has.
  static let size = 32

  private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: words, body)
  }

  init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

  /// The digest of all `pieces`, one after another.
  init(ofPieces pieces: [[UInt8]]) {
    var hash = SHA256()
    for piece in pieces { hash.update(data: piece) }
    self.init(hash)
  }

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
    digest.withUnsafeBytes { copy($0) }
  }
}

extension FileDigest: Comparable {
  static func < (left: FileDigest, right: FileDigest) -> Bool {
    left.withBytes { left in right.withBytes { left.lexicographicallyPrecedes($0) } }
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
