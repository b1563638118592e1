public import Foundations
import Synchronization

/// The text files of a site as they were read. Those who show lines of a file take them from here:
/// what they show is what was checked, whatever has become of the file on disk since.
public final class FileTable: Sendable {
  private let files: Mutex<[RelativePath: SourceFile]>

  /// A table that begins with the files of `last`, of which those that have not changed since are
  /// not read again.
  public init(after last: FileTable? = nil) { files = Mutex(last?.files.withLock { $0 } ?? [:]) }

  public var texts: SourceTexts { { path in self.files.withLock { $0[path] } } }

  /// Puts `file` in the place of what has been read at its path before.
  public func keep(_ file: SourceFile) { files.withLock { $0[file.path] = file } }

  /// Keeps a file whose `bytes` need not be UTF-8: what is not is made visible.
  public func keep(_ bytes: [UInt8], path: RelativePath) {
    keep(SourceFile(path: path, showing: bytes))
  }

  public func keep(_ other: FileTable) {
    let others = other.files.withLock { $0 }
    files.withLock { $0.merge(others) { $1 } }
  }

  /// The text of the file at `path`, without a byte order mark; nil when the bytes are no UTF-8,
  /// which goes to `diagnostics`.
  public func decode(
    _ bytes: [UInt8], path: RelativePath, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let file = TextDecoding.decode(bytes, path: path, &diagnostics)
    if let file { keep(file) } else { keep(bytes, path: path) }
    return file
  }
}
