import Diagnostics

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

extension TableFinder {
  /// Reports tables that were found after too many others in one paragraph.
  mutating func giveUp(_ found: [TableRange], _ body: inout ArticleSource) {
    for range in found {
      let table = tables[range.table]
      let location = SourceLocation(
        path: body.path, start: body.position(line: table.lines.lowerBound, byte: table.start),
        end: body.position(line: table.lines.lowerBound, byte: .max))
      diagnostics.append(
        Diagnostic(
          "markdown/tables-too-close", .error,
          "too many tables stand directly under one another", at: location,
          help: "put an empty line before this one"))
    }
  }

  mutating func reportCutCells(
    _ cells: ArraySlice<TableLayout.Cell>, _ text: RewrittenSource, _ body: inout ArticleSource
  ) {
    guard let first = cells.first(where: { !$0.bytes.isEmpty }), let last = cells.last else {
      return
    }
    let location = SourceLocation(
      path: body.path, start: body.position(line: first.line, byte: first.bytes.lowerBound),
      end: body.position(line: last.line, byte: last.bytes.upperBound))
    diagnostics.append(
      Diagnostic(
        "markdown/table-row-too-long", .warning,
        "the row has more cells than the table's first row, so this is left out", at: location,
        help: "add a column to the first two rows, or write '\\|' for a bar that is text"))
  }

  mutating func reportTooLarge(_ head: TableParagraph.Head, _ body: inout ArticleSource) {
    report(
      "markdown/table-too-large", "the table is too large", head,
      help: "split it; a table has at most \(Self.mostColumns) columns", &body)
  }

  /// A line of dashes with bars is meant as a table's second row; without it being one, patients
  /// would see the bars.
  mutating func reportMismatch(_ head: TableParagraph.Head, _ body: inout ArticleSource) {
    guard head.hasBars else { return }
    let header = head.cells.count
    let dashes = head.alignments.count
    report(
      "markdown/table-columns",
      "the table's first row has \(header) \(header == 1 ? "cell" : "cells"), the row of dashes "
        + "under it \(dashes)", head, help: "give both rows the same number of cells", &body)
  }

  private mutating func report(
    _ id: String, _ message: String, _ head: TableParagraph.Head, help: String,
    _ body: inout ArticleSource
  ) {
    guard reportedLines.insert(head.source).inserted else { return }
    let location = SourceLocation(
      path: body.path, start: body.position(line: head.source, byte: head.start),
      end: body.position(line: head.source, byte: .max))
    diagnostics.append(Diagnostic(id, .error, message, at: location, help: help))
  }
}
