import CCMark
import Foundations

/// A table as found in the source, before its cells are parsed; places are in the body.
struct TableLayout {
  /// The place of a cell's text.
  struct Cell {
    let line: Int
    /// The bytes in the line, without white space around.
    var bytes: Range<Int>
    /// The places of the backslashes that escape a bar and are no part of the text.
    var escapes: [Int] = []

    var start: SourcePlace { SourcePlace(line: line, byte: bytes.lowerBound) }
    var end: SourcePlace { SourcePlace(line: line, byte: bytes.upperBound) }

    /// The place in the line of a byte of the cell's text.
    func origin(_ byte: Int) -> Int {
      let place = bytes.lowerBound + byte
      return place + escapes.indices.partitioningIndex { escapes[$0] - $0 > place }
    }
  }

  let alignments: [ColumnAlignment?]
  /// The header's cells, then those of each row that is present.
  let rows: [[Cell]]
  let start: SourcePlace
  let end: SourcePlace
  /// The number of the first cell among the cells of all tables.
  let firstCell: Int

  var cells: FlattenSequence<[[Cell]]> { rows.joined() }
}

/// The lines of a rewritten source that are a table.
struct TableRange {
  let lines: Range<Int>
  /// How much of which line says in which quotes and lists the table is.
  let prefix: SourcePlace
  let table: Int
}

/// A paragraph that may contain a table.
struct TableParagraph {
  /// The first two lines of a table.
  struct Head {
    /// The header's line in the rewritten source.
    let line: Int
    /// Where the header begins in the body.
    let start: SourcePlace
    let cells: [TableLayout.Cell]
    let alignments: [ColumnAlignment?]
    /// Whether both rows have a bar.
    let hasBars: Bool
    let prefix: SourcePlace
  }

  let start: SourcePlace
  let lastLine: Int
  let stack: ContainerStack
  let text: RewrittenSource

  /// The head of the table whose delimiter row is the line `delimiter`; nil when that is none.
  /// It is a table only if it has as many cells as alignments.
  func head(delimiter: Int) -> Head? {
    let bytes = text.line(delimiter)
    let place = stack.contentStart(bytes, line: delimiter)
    let content = ContainerStack.firstNonSpace(bytes, from: place)
    guard place.isInside, content.column - place.column <= 3,
      let alignments = TableRow.alignments(in: bytes, from: content.byte)
    else { return nil }
    let line = delimiter - 1
    let header = text.line(line)
    let isFirst = line == self.start.line
    let start = isFirst ? self.start.byte : contentStart(of: line)
    let source = text.lines[line].source
    let bar = UInt8(ascii: "|")
    return Head(
      line: line, start: SourcePlace(line: source, byte: start),
      cells: TableRow.cells(in: header, from: start, line: source), alignments: alignments,
      hasBars: header.contains(bar) && bytes.contains(bar),
      prefix: isFirst ? self.start : SourcePlace(line: delimiter, byte: place.byte))
  }

  /// The cells of the row in `line`; nil when the table has ended before it.
  func row(_ line: Int) -> [TableLayout.Cell]? {
    guard line <= lastLine else { return nil }
    let bytes = text.line(line)
    let place = stack.contentStart(bytes, line: line)
    let content = ContainerStack.firstNonSpace(bytes, from: place)
    guard place.isInside, content.column - place.column <= 3,
      !TableInterruption.begins(bytes.dropFirst(content.byte))
    else { return nil }
    let cells = TableRow.cells(in: bytes, from: content.byte, line: text.lines[line].source)
    return cells.isEmpty ? nil : cells
  }

  /// The end of the text of `line`, in the body.
  func end(of line: Int) -> SourcePlace {
    SourcePlace(
      line: text.lines[line].source, byte: text.bytes.trimmingEnd(text.lines[line].bytes).count)
  }

  private func contentStart(of line: Int) -> Int {
    let bytes = text.line(line)
    return ContainerStack.firstNonSpace(bytes, from: stack.contentStart(bytes, line: line)).byte
  }
}

/// Splits a line into the cells of a table row, as `row_from_string` of cmark-gfm's table.c.
enum TableRow {
  private static let bar = UInt8(ascii: "|")

  /// The cells of `bytes` from `start` on, with places from the start of `bytes`; a cell is the
  /// text between bars without white space around. Empty when it is no row.
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

  /// The alignments that a delimiter row asks for; nil when the line is none.
  static func alignments(in bytes: ArraySlice<UInt8>, from start: Int) -> [ColumnAlignment?]? {
    guard bytes.dropFirst(start).allSatisfy(isDelimiterByte) else { return nil }
    var alignments: [ColumnAlignment?] = []
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

  /// Whether `line` ends as a delimiter row does; a quick test that most lines fail.
  static func endsLikeDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    line.last { $0 == UInt8(ascii: "-") || !isDelimiterByte($0) } == UInt8(ascii: "-")
  }

  private static func isDelimiterByte(_ byte: UInt8) -> Bool {
    byte == bar || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || isSpace(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }
}

/// What ends a table though it cannot interrupt a paragraph, so that libcmark left it inside:
/// list items, HTML tags alone in a line, and the line that made the whole a heading.
private enum TableInterruption {
  /// Whether a block other than a table row begins with `line`, which has no indentation.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    switch line.first {
    case UInt8(ascii: "-"): isListItem(line, marker: 1) || isThematicBreak(line)
    case UInt8(ascii: "+"), UInt8(ascii: "*"): isListItem(line, marker: 1)
    case let byte? where byte.isDigit: isNumberedItem(line)
    case UInt8(ascii: "<"): isHTMLBlock(line)
    default: false
    }
  }

  private static func isListItem(_ line: ArraySlice<UInt8>, marker: Int) -> Bool {
    line.dropFirst(marker).first?.isMarkdownSpace ?? true
  }

  private static func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { !$0.isMarkdownSpace }
    return marks.count >= 3 && marks.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private static func isNumberedItem(_ line: ArraySlice<UInt8>) -> Bool {
    let digits = line.prefix(10).prefix(while: \.isDigit).count
    let mark = line.dropFirst(digits).first
    guard digits <= 9, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return false }
    return isListItem(line, marker: digits + 1)
  }

  private static func isHTMLBlock(_ line: ArraySlice<UInt8>) -> Bool {
    CMarkNode.withTree(Array(line)) { $0.firstChild?.kind == CMARK_NODE_HTML_BLOCK } ?? false
  }
}
