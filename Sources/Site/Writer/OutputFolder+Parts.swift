import Content
import Crypto

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OutputFolder {
  /// The digest of `parts` when the file at `path` holds just them; nil when it does not.
  func digest(ofSame parts: FileParts, at path: String) throws -> FileDigest? {
    guard try kind(path) == .file else { return nil }
    let descriptor = open(absolute(path), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash = SHA256()
    var isSame = true
    try parts { part in
      isSame = Self.read(part.count, from: descriptor) == part
      if isSame { hash.update(data: part) }
      return isSame
    }
    guard isSame, Self.read(1, from: descriptor) == [] else { return nil }
    return FileDigest(hash)
  }

  /// Puts `parts` at `path` in one step, and gives the digest of what has been put there.
  ///
  /// - Parameter temporaryName: A name that nothing else is being written under.
  func replace(
    _ path: String, with parts: FileParts, temporaryName: String
  ) throws -> FileDigest {
    var hash = SHA256()
    try replace(path, temporaryName: temporaryName) { descriptor in
      try parts { part in
        hash.update(data: part)
        try write(part, to: descriptor, of: path)
        return true
      }
    }
    return FileDigest(hash)
  }

  /// The next `count` bytes, fewer at the end of the file; nil when they cannot be read.
  private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = systemRead(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        filled += got
      }
    }
    return failed ? nil : bytes
  }
}

/// The system's `read`, whose name `OutputFolder` has for its own.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
