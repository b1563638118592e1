#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An ordinary file that is open for reading until the value goes.
public struct DiskFile: ~Copyable {
  private let descriptor: Int32
  private let name: String
  /// How many bytes it had when it was opened.
  public let size: Int

  /// Opens the file at `path`, which messages call `name`. A link is not followed, and a pipe not
  /// waited for.
  public init(_ path: String, shownAs name: String) throws(FileProblem) {
    self.name = name
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: name, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileProblem(path: name, reason: "Not an ordinary file")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The next `count` bytes; fewer at the end of the file.
  public func read(_ count: Int) throws(FileProblem) -> [UInt8] {
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = systemRead(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { problem = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    guard problem == 0 else {
      throw FileProblem(path: name, reason: String(cString: strerror(problem)))
    }
    return bytes
  }
}

/// The system's `read`, whose name `DiskFile` has for its own.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
