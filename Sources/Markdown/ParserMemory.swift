import CCMark

/// The memory that libcmark works in.
///
/// It asks for many small pieces and gives each back by itself. Here they are cut from blocks that
/// each thread keeps, and go all at once after the parse.
enum ParserMemory {
  /// Calls `body` with an allocator whose memory is gone afterwards. A parse may begin and end
  /// inside another.
  static func with<Result>(_ body: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
    let pool = MemoryPool.ofThisThread
    let mark = pool.mark
    defer { pool.takeBack(to: mark) }
    var allocator = cmark_mem(
      calloc: { MemoryPool.ofThisThread.take($0 * $1) },
      realloc: { MemoryPool.ofThisThread.resize($0, to: $1) },
      free: { _ in })
    return withUnsafeMutablePointer(to: &allocator, body)
  }
}
