/// What changes with every change of a file, so that a file need not be read to see that it is
/// the same.
public struct FileStamp: Sendable, Hashable {
  private let inode: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// The stamp of the file `inode` with `size` bytes that was changed last at a time.
  public init(inode: UInt64, size: Int64, seconds: Int, nanoseconds: Int) {
    self.inode = inode
    self.size = size
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}
