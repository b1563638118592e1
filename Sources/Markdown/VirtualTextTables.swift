extension VirtualText {
  /// The lines of `text` with each of the tables found in it replaced by one line, behind a
  /// heading for each cell of all `tables`.
  ///
  /// What follows a table then begins a block of its own, wherever in quotes and lists it
  /// stands, and the cells see the same link definitions as the rest.
  init(
    replacing found: [TableRange], in text: VirtualText, tables: [TableLayout], body: Body
  ) {
    for table in tables {
      for cell in table.cells { appendCell(cell, body: body) }
    }
    var next = text.cells.count
    for range in found {
      appendLines(next..<range.lines.lowerBound, of: text)
      appendMarker(range, of: text)
      next = range.lines.upperBound
    }
    appendLines(next..<text.lines.count, of: text)
  }

  private mutating func appendCell(_ cell: TableLayout.Cell, body: Body) {
    let start = bytes.count
    bytes += Self.cellPrefix.utf8
    let line = body.lines[cell.line]
    var next = line.lowerBound + cell.bytes.lowerBound
    for escape in cell.escapes {
      bytes += body.bytes[next..<line.lowerBound + escape]
      next = line.lowerBound + escape + 1
    }
    bytes += body.bytes[next..<line.lowerBound + cell.bytes.upperBound]
    bytes += Self.cellSuffix.utf8
    lines.append(
      Line(bytes: start..<bytes.count - 1, source: cell.line, role: .cell(cells.count)))
    cells.append(cell)
  }

  private mutating func appendLines(_ range: Range<Int>, of text: VirtualText) {
    for line in text.lines[range] {
      let start = bytes.count
      bytes += text.bytes[line.bytes]
      var copy = line
      copy.bytes = start..<bytes.count
      bytes.append(0x0A)
      lines.append(copy)
    }
  }

  /// An HTML comment can interrupt a paragraph and ends on its line, so it splits the
  /// paragraph without making a list loose.
  private mutating func appendMarker(_ range: TableRange, of text: VirtualText) {
    let start = bytes.count
    let origin = text.lines[range.prefix.line]
    bytes += text.bytes[origin.bytes].prefix(range.prefix.count)
    bytes += "<!---->".utf8
    lines.append(
      Line(bytes: start..<bytes.count, source: origin.source, role: .table(range.table)))
    bytes.append(0x0A)
  }
}
