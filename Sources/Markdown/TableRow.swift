/// Splits a line into the cells of a table row, as `row_from_string` of cmark-gfm's table.c.
enum TableRow {
  /// The cells of the stretch `range` of `bytes`, with places from the start of `bytes`; a cell
  /// is the text between bars without white space around. Empty when it is no row.
  static func cells(
    in bytes: ArraySlice<UInt8>, from start: Int, line: Int
  ) -> [TableLayout.Cell] {
    let base = bytes.startIndex
    var cells: [TableLayout.Cell] = []
    var index = start
    if index < bytes.count, bytes[base + index] == bar { index += 1 }
    while index < bytes.count, isSpace(bytes[base + index]) { index += 1 }
    while index < bytes.count {
      let cell = cell(in: bytes, from: index, line: line)
      cells.append(cell.cell)
      index = cell.end + 1
      while index < bytes.count, isSpace(bytes[base + index]) { index += 1 }
    }
    return cells
  }

  private static func cell(
    in bytes: ArraySlice<UInt8>, from start: Int, line: Int
  ) -> (cell: TableLayout.Cell, end: Int) {
    let base = bytes.startIndex
    var cell = TableLayout.Cell(line: line, bytes: start..<start)
    var index = start
    while index < bytes.count, bytes[base + index] != bar {
      if bytes[base + index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[base + index + 1] == bar
      {
        cell.escapes.append(index)
        index += 1
      }
      index += 1
    }
    var end = index
    while end > start, isSpace(bytes[base + end - 1]) { end -= 1 }
    cell.bytes = start..<end
    return (cell, index)
  }

  /// The alignments that a delimiter row gives; nil when the line is none.
  static func alignments(in bytes: ArraySlice<UInt8>, from start: Int) -> [Table.Alignment?]? {
    guard bytes.dropFirst(start).allSatisfy(isDelimiterByte) else { return nil }
    var alignments: [Table.Alignment?] = []
    for cell in cells(in: bytes, from: start, line: 0) {
      let text = bytes.dropFirst(cell.bytes.lowerBound).prefix(cell.bytes.count)
      let isLeft = text.first == UInt8(ascii: ":")
      let isRight = text.last == UInt8(ascii: ":")
      let dashes = text.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      switch (isLeft, isRight) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(nil)
      }
    }
    return alignments.isEmpty ? nil : alignments
  }

  static func isDelimiterByte(_ byte: UInt8) -> Bool {
    byte == bar || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || isSpace(byte)
  }

  private static let bar = UInt8(ascii: "|")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }
}
