import Content
import Foundations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a second build out of the output folder while one writes to it. The system lifts the
/// lock when the program ends, however it ends.
struct OutputLock: ~Copyable {
  private let descriptor: Int32

  /// Locks `folder`, which must exist; throws when another build holds it.
  init(folder: String) throws(FileProblem) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: folder, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isBusy = errno == EWOULDBLOCK
      let reason = isBusy ? "Another build is writing to it" : String(cString: strerror(errno))
      close(descriptor)
      throw FileProblem(path: folder, reason: reason)
    }
  }

  deinit { close(descriptor) }
}
