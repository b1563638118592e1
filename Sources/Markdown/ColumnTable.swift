/// Turns the bytes of a line into columns as an editor counts them.
enum ColumnTable {
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
