import CCMark

/// The memory that libcmark works in.
///
/// It asks for many small pieces and gives each back by itself. Here they are cut from blocks that
/// each thread keeps, and go all at once after the parse.
enum ParserMemory {
  /// Calls `body` with an allocator whose memory is gone afterwards. A parse may begin and end
  /// inside another.
  static func with<Result>(_ body: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
    var allocator = cmark_mem(
      calloc: { count, size in MemoryPool.withPoolOfThisThread { $0.take(count * size) } },
      realloc: { piece, size in
        MemoryPool.withPoolOfThisThread { $0.resize(piece, to: size) }
      },
      free: { _ in })
    return MemoryPool.withPoolOfThisThread { pool in
      let mark = pool.mark
      defer { pool.takeBack(to: mark) }
      return withUnsafeMutablePointer(to: &allocator, body)
    }
  }
}
