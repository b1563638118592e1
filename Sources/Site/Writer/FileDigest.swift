import Content
import Crypto
import Foundations

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

  /// The digest of `bytes`.
  init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

  /// The digest of the file at `path` in `folder`, which is never held whole.
  init(ofFileAt path: String, in folder: SiteFolder) throws {
    var hash = SHA256()
    try folder.readParts(path) { part in
      hash.update(data: part)
      return true
    }
    self.init(hash)
  }

  /// The digest of all that `hash` was given.
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

extension FileDigest: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = FileDigest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "No SHA-256")
    }
    self = digest
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
