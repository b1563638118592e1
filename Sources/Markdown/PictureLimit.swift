import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Body {
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
    let text = line.drop { LinkTarget.isSpace($0) || $0 == UInt8(ascii: ">") }
    guard let first = text.first else { return true }
    let marks = text.prefix { $0 == UInt8(ascii: "#") || $0 == first }
    guard "-+*#".utf8.contains(first), marks.count <= 6 else { return false }
    return text.dropFirst(marks.count).first.map(LinkTarget.isSpace) ?? false
  }
}
