import Diagnostics
import Foundations

/// The part of a file after its front matter, as bytes with its lines found.
struct Body {
  let path: String
  /// The number in the file of the body's first line.
  let firstLine: Int
  /// The text; a U+0000 is replaced by U+FFFD, as CommonMark demands.
  let bytes: [UInt8]
  /// The bytes of each line, without its ending.
  let lines: [Range<Int>]
  /// For each line that is not plain ASCII and was asked for: the column of each of its bytes.
  private var columns: [Int: [UInt32]] = [:]
  private let isASCII: Bool

  /// The lines of `file` from number `firstLine` on.
  init(_ file: SourceFile, firstLine: Int) {
    path = file.path
    self.firstLine = max(firstLine, 1)
    bytes = Self.bytes(of: file, from: self.firstLine)
    lines = Self.findLines(bytes)
    // To look at all bytes is faster than to stop at the first one.
    isASCII = bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 | $1 } } < 0x80
  }

  /// The position in the file of a byte of a line, both from 0.
  mutating func position(line: Int, byte: Int) -> SourcePosition {
    guard lines.indices.contains(line) else {
      return SourcePosition(line: firstLine + max(lines.count - 1, 0), column: 1)
    }
    let byte = min(max(byte, 0), lines[line].count)
    if isASCII { return SourcePosition(line: firstLine + line, column: byte + 1) }
    let column = columns(of: line)?[byte] ?? UInt32(clamping: byte + 1)
    return SourcePosition(line: firstLine + line, column: Int(column))
  }

  /// The column of each byte of `line` and of its end; nil when columns are bytes.
  private mutating func columns(of line: Int) -> [UInt32]? {
    if let known = columns[line] { return known.isEmpty ? nil : known }
    let table = ColumnTable.columns(of: bytes[lines[line]])
    columns[line] = table
    return table.isEmpty ? nil : table
  }

  private static func bytes(of file: SourceFile, from firstLine: Int) -> [UInt8] {
    var text = file.text
    return text.withUTF8 { all in
      let rest = all[start(ofLine: firstLine, in: all)...]
      guard rest.reduce(UInt8.max, { min($0, $1) }) == 0 else { return Array(rest) }
      var bytes: [UInt8] = []
      for byte in rest {
        if byte == 0 { bytes += [0xEF, 0xBF, 0xBD] } else { bytes.append(byte) }
      }
      return bytes
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
  static func findLines(_ bytes: [UInt8]) -> [Range<Int>] {
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
