import Diagnostics
import Essentials
import Foundations

/// A byte in one of the lines of a text, both counted from 0.
struct SourcePlace {
  var line: Int
  var byte: Int
}

/// The part of a file after its front matter, as bytes with its lines found.
struct ArticleSource {
  /// The file; a U+0000 in it is replaced by U+FFFD, as CommonMark demands.
  let file: SourceFile
  /// The text from the body's first line on.
  let bytes: [UInt8]
  /// The bytes of each line, without its ending.
  let lines: [Range<Int>]
  private let positions: SourcePositions
  /// The offset in the file of the body's first byte.
  private let start: Int

  init(_ file: SourceFile, firstLine: Int) {
    let hasZero = file.withUTF8 { $0.reduce(UInt8.max) { min($0, $1) } } == 0
    let file = hasZero ? Self.replacingZero(file) : file
    self.file = file
    positions = SourcePositions(file)
    start = file.withUTF8 { Self.start(ofLine: firstLine, in: $0) }
    bytes = file.withUTF8 { [start] in Array($0[start...]) }
    lines = Self.findLines(bytes)
  }

  private static func replacingZero(_ file: SourceFile) -> SourceFile {
    let scalars = file.text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
    return SourceFile(path: file.path, text: String(String.UnicodeScalarView(scalars)))
  }

  /// The offset in the file of a place, or of the nearest one in the same line.
  func offset(_ place: SourcePlace) -> Int {
    guard lines.indices.contains(place.line) else { return end }
    let line = lines[place.line]
    return start + line.lowerBound + min(max(place.byte, 0), line.count)
  }

  /// The offset in the file after the last byte of the text.
  var end: Int { start + (lines.last?.upperBound ?? 0) }

  func span(from start: SourcePlace, to end: SourcePlace) -> Span {
    Span(offset(start)..<max(offset(start), offset(end)))
  }

  func location(_ span: Span) -> SourceLocation { positions.location(utf8Offsets: span.range) }

  /// Whether `text` is what stands in the file at `span`.
  func stands(_ text: UnsafeBufferPointer<UInt8>, at span: Span) -> Bool {
    let range = span.range
    guard !range.isEmpty, range.count == text.count, let text = text.baseAddress else {
      return false
    }
    return bytes.withUnsafeBytes { bytes in
      guard let own = bytes.baseAddress, range.lowerBound >= start else { return false }
      return memcmp(own + (range.lowerBound - start), text, range.count) == 0
    }
  }

  private static func start(ofLine line: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var left = line - 1
    var index = 0
    while left > 0, index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0D || byte == 0x0A { left -= 1 }
    }
    return index
  }

  /// The lines of `bytes`, which end with LF, CRLF or CR.
  private static func findLines(_ bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer(findLines)
  }

  private static func findLines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity(bytes.count / 32)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      if let word = ByteWord(bytes, at: index), !word.has(0x0A), !word.has(0x0D) {
        index += ByteWord.count
        continue
      }
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        index += 1
        continue
      }
      lines.append(start..<index)
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      start = index
    }
    lines.append(start..<bytes.count)
    return lines
  }
}
