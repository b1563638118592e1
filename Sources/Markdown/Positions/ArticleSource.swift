import Diagnostics
import Foundations

/// A byte in one of the lines of a text, both counted from 0.
struct SourcePlace {
  var line: Int
  var byte: Int
}

/// The part of a file after its front matter, as bytes with its lines found.
struct ArticleSource {
  let path: RelativePath
  /// The number in the file of the body's first line.
  let firstLine: Int
  /// The text; a U+0000 is replaced by U+FFFD, as CommonMark demands.
  let bytes: [UInt8]
  /// The bytes of each line, without its ending.
  let lines: [Range<Int>]
  /// For each line that is not plain ASCII and was asked for: the column of each of its bytes.
  private var columns: [Int: [UInt32]] = [:]
  private let isASCII: Bool

  init(_ file: SourceFile, firstLine: Int) {
    path = file.path
    self.firstLine = max(firstLine, 1)
    bytes = Self.bytes(of: file, from: self.firstLine)
    lines = Self.findLines(bytes)
    // To look at all bytes is faster than to stop at the first one.
    isASCII = bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 | $1 } } < 0x80
  }

  mutating func position(_ place: SourcePlace) -> SourcePosition {
    let line = place.line
    guard lines.indices.contains(line) else {
      return SourcePosition(line: firstLine + max(lines.count - 1, 0), column: 1)
    }
    let byte = min(max(place.byte, 0), lines[line].count)
    if isASCII { return SourcePosition(line: firstLine + line, column: byte + 1) }
    let column = columns(of: line)?[byte] ?? UInt32(clamping: byte + 1)
    return SourcePosition(line: firstLine + line, column: Int(column))
  }

  /// The position after the last byte.
  var end: SourcePosition {
    mutating get { position(SourcePlace(line: lines.count - 1, byte: .max)) }
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

/// Turns the bytes of a line into columns as an editor counts them.
private enum ColumnTable {
  /// The column, from 1, of each byte of `line` and of the place after it; empty when every
  /// byte is a column.
  static func columns(of line: ArraySlice<UInt8>) -> [UInt32] {
    guard let first = line.firstIndex(where: { $0 >= 0x80 }) else { return [] }
    return isSimple(line[first...]) ? scalarColumns(line) : characterColumns(line)
  }

  /// Whether each scalar is a character of its own: nothing above U+02FF but the usual
  /// typographic marks, so that most European text needs no search for grapheme clusters.
  private static func isSimple(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case 0..<0x80: index += 1
      case 0xC2...0xCB: index += 2
      case 0xE2:
        guard index + 2 < bytes.endIndex, bytes[index + 1] == 0x80,
          (0x90...0xA6).contains(bytes[index + 2])
        else { return false }
        index += 3
      default: return false
      }
    }
    return true
  }

  private static func scalarColumns(_ line: ArraySlice<UInt8>) -> [UInt32] {
    var columns: [UInt32] = []
    columns.reserveCapacity(line.count + 1)
    var column: UInt32 = 0
    for byte in line {
      if byte & 0xC0 != 0x80 { column += 1 }
      columns.append(column)
    }
    columns.append(column + 1)
    return columns
  }

  private static func characterColumns(_ line: ArraySlice<UInt8>) -> [UInt32] {
    var columns: [UInt32] = []
    columns.reserveCapacity(line.count + 1)
    var column: UInt32 = 1
    for character in String(decoding: line, as: UTF8.self) {
      for _ in character.utf8 { columns.append(column) }
      column += 1
    }
    columns.append(column)
    return columns
  }
}
