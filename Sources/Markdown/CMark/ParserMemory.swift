import CCMark
import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Blocks of memory from which pieces are cut, to be given back all at once.
final class MemoryPool {
  /// How much of a pool was used at some time.
  struct Mark {
    fileprivate let blocks: Int
    fileprivate let next: UnsafeMutableRawPointer
    fileprivate let end: UnsafeMutableRawPointer
  }

  private var blocks: [(start: UnsafeMutableRawPointer, size: Int)] = []
  /// Where the free part of the last block begins, and where it ends.
  @exclusivity(unchecked) private var next: UnsafeMutableRawPointer
  @exclusivity(unchecked) private var end: UnsafeMutableRawPointer

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

  /// How much is used now.
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

extension ArticleSource {
  /// Says that a paragraph has more pictures than can be read; nil when none has.
  var tooManyPictures: Diagnostic? {
    guard let line = PictureLimit.excess(in: bytes, lines: lines) else { return nil }
    let place = SourcePosition(line: firstLine + line, column: 1)
    return Diagnostic(
      "markdown/too-many-pictures",
      "the paragraph that ends here has more than \(PictureLimit.most) '!['",
      at: SourceLocation(path: path, start: place), help: "put empty lines between the pictures")
  }
}

/// Keeps from libcmark what it would take hours over: for every link that ends it goes through
/// all `![` of the paragraph that have not ended (version 0.30.2).
struct PictureLimit {
  /// How many `![` a paragraph can have.
  static let most = 1000

  /// The line, from 0, of the first `![` that is one too many; nil when there is none. What follows
  /// on lines without an empty one or a list's mark between them counts as a paragraph.
  static func excess(in bytes: [UInt8], lines: [Range<Int>]) -> Int? {
    let pictures = offsets(in: bytes)
    guard pictures.count > most else { return nil }
    var count = 0
    var line = 0
    for picture in pictures {
      while lines[line].upperBound <= picture, line + 1 < lines.count {
        line += 1
        if beginsBlock(bytes[lines[line]]) { count = 0 }
      }
      count += 1
      if count > most { return line }
    }
    return nil
  }

  private static func offsets(in bytes: [UInt8]) -> [Int] {
    guard bytes.count > 2 * most else { return [] }
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [] }
      var offsets: [Int] = []
      var next = 0
      while next < buffer.count,
        let found = memchr(base + next, Int32(UInt8(ascii: "!")), buffer.count - next)
      {
        let offset = UnsafeRawPointer(found) - base
        next = offset + 1
        if next < buffer.count, buffer[next] == UInt8(ascii: "[") { offsets.append(offset) }
      }
      return offsets
    }
  }

  /// Whether the line is empty or begins with the mark of a list or a heading, perhaps in a quote.
  private static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { LinkSyntax.isSpace($0) || $0 == UInt8(ascii: ">") }
    guard let first = text.first else { return true }
    let marks = text.prefix { $0 == UInt8(ascii: "#") || $0 == first }
    guard "-+*#".utf8.contains(first), marks.count <= 6 else { return false }
    return text.dropFirst(marks.count).first.map(LinkSyntax.isSpace) ?? false
  }
}
