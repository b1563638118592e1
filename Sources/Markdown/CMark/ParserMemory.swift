import CCMark
import Essentials
import Foundations

/// Blocks of memory from which pieces are cut, to be taken back all at once.
final class MemoryPool {
  /// How much of a pool was used at some time.
  struct Mark: Equatable {
    fileprivate let blocks: Int
    fileprivate let next: UnsafeMutableRawPointer
    fileprivate let end: UnsafeMutableRawPointer
  }

  private var blocks: [(start: UnsafeMutableRawPointer, size: Int)] = []
  /// Where the free part of the last block begins, and where it ends.
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  private static let blockSize = 1 << 18
  /// In front of each piece stands its size.
  private static let headerSize = 16

  private init() {
    next = .allocate(byteCount: Self.blockSize, alignment: 16)
    end = next + Self.blockSize
    blocks = [(next, Self.blockSize)]
  }

  deinit { for block in blocks { block.start.deallocate() } }

  /// Calls `body` with the pool of the thread that asks; it goes with the thread.
  static func withPoolOfThisThread<Result>(_ body: (MemoryPool) -> Result) -> Result {
    if let known = pthread_getspecific(key) {
      return Unmanaged<MemoryPool>.fromOpaque(known)._withUnsafeGuaranteedRef(body)
    }
    let pool = MemoryPool()
    pthread_setspecific(key, Unmanaged.passRetained(pool).toOpaque())
    return body(pool)
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { (pool: UnsafeMutableRawPointer?) in
      guard let pool else { return }
      Unmanaged<MemoryPool>.fromOpaque(pool).release()
    }
    return key
  }()

  var mark: Mark { Mark(blocks: blocks.count, next: next, end: end) }

  /// Takes back all pieces that were cut since `mark`.
  func takeBack(to mark: Mark) {
    while blocks.count > mark.blocks, let last = blocks.popLast() { last.start.deallocate() }
    next = mark.next
    end = mark.end
  }

  /// A piece of `size` bytes, all zero.
  func take(_ size: Int) -> UnsafeMutableRawPointer {
    let piece = cut(size)
    piece.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    return piece
  }

  /// A piece of `size` bytes that begins with what `old` holds.
  func resize(_ old: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer {
    guard let old else { return take(size) }
    let oldSize = (old - Self.headerSize).load(as: Int.self)
    guard size > oldSize else { return old }
    let piece = cut(size)
    piece.copyMemory(from: old, byteCount: oldSize)
    (piece + oldSize).initializeMemory(as: UInt8.self, repeating: 0, count: size - oldSize)
    return piece
  }

  private func cut(_ size: Int) -> UnsafeMutableRawPointer {
    let whole = (size + Self.headerSize + 15) & ~15
    if end - next < whole { addBlock(max(whole, Self.blockSize)) }
    let start = next
    next += whole
    start.storeBytes(of: size, as: Int.self)
    return start + Self.headerSize
  }

  private func addBlock(_ size: Int) {
    next = .allocate(byteCount: size, alignment: 16)
    end = next + size
    blocks.append((next, size))
  }
}

/// The memory that libcmark works in: many small pieces, cut from blocks that each thread keeps.
/// Nothing else frees what a parse has used: `free` does nothing, and neither trees nor parsers
/// are freed with libcmark's own functions. All of it goes at once when `with` returns.
enum ParserMemory {
  /// Calls `body` with an allocator whose memory is gone afterwards. A parse may begin and end
  /// inside another.
  static func with<Result>(_ body: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
    var allocator = cmark_mem(
      calloc: { count, size in MemoryPool.withPoolOfThisThread { $0.take(count * size) } },
      realloc: { piece, size in
        MemoryPool.withPoolOfThisThread { $0.resize(piece, to: size) }
      }, free: { _ in })
    return MemoryPool.withPoolOfThisThread { pool in
      let mark = pool.mark
      defer { pool.takeBack(to: mark) }
      return withUnsafeMutablePointer(to: &allocator, body)
    }
  }
}
