public import Foundations

/// Turns offsets in a file into lines and columns. Few are ever asked for, so this is done when a
/// finding needs it; a line that is not plain ASCII is measured once, however many findings it has.
public final class SourcePositions {
  private let file: SourceFile
  /// The column of each byte of the lines that were asked for; empty when every byte is a column.
  private var columns: [Int: [UInt32]] = [:]

  public init(_ file: SourceFile) { self.file = file }

  public var path: RelativePath { file.path }

  /// The stretch of the UTF-8 offsets `range`. Its end is found from the last byte: what follows
  /// may come from elsewhere, or may be a combining mark on the same character.
  public func location(utf8Offsets range: Range<Int>) -> SourceLocation {
    let start = position(utf8Offset: range.lowerBound)
    guard !range.isEmpty else { return SourceLocation(path: file.path, start: start) }
    var end = position(utf8Offset: range.upperBound - 1)
    end.column += 1
    return SourceLocation(path: file.path, start: start, end: end)
  }

  /// The position of the character that the byte at `offset` belongs to.
  public func position(utf8Offset offset: Int) -> SourcePosition {
    let line = file.lineNumber(utf8Offset: offset)
    let bytes = file.lineRange(line)
    let byte = min(max(offset - bytes.lowerBound, 0), bytes.count)
    let table = columns(of: line, bytes)
    return SourcePosition(line: line, column: table.isEmpty ? byte + 1 : Int(table[byte]))
  }

  private func columns(of line: Int, _ range: Range<Int>) -> [UInt32] {
    if let known = columns[line] { return known }
    let table = file.withUTF8 { ColumnTable.columns(of: $0[range]) }
    columns[line] = table
    return table
  }
}

/// Turns the bytes of a line into columns as an editor counts them.
private enum ColumnTable {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// The column, from 1, of each byte of `line` and of the place after it; empty when every
  /// byte is a column.
  static func columns(of line: Bytes) -> [UInt32] {
    guard let first = line.firstIndex(where: { $0 >= 0x80 }) else { return [] }
    return isSimple(line[first...]) ? scalarColumns(line) : characterColumns(line)
  }

  /// Whether each scalar is a character of its own: nothing above U+02FF but the usual
  /// typographic marks, so that most European text needs no search for grapheme clusters.
  private static func isSimple(_ bytes: Bytes) -> Bool {
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

  private static func scalarColumns(_ line: Bytes) -> [UInt32] {
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

  private static func characterColumns(_ line: Bytes) -> [UInt32] {
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
