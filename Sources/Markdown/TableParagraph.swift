/// A paragraph that may contain a table.
struct TableParagraph {
  /// The first two lines of a table.
  struct Head {
    /// The header's line in the virtual text.
    var line: Int
    /// The header's line in the body.
    var source: Int
    /// The byte that the header begins at.
    var start: Int
    var cells: [TableLayout.Cell]
    var alignments: [Table.Alignment?]
    /// Whether both rows have a bar.
    var hasBars: Bool
    /// How much of which line says in which quotes and lists the table is.
    var prefix: (line: Int, count: Int)
  }

  /// Where it begins: the line, and the byte in it.
  let start: (line: Int, byte: Int)
  let lastLine: Int
  let stack: ContainerStack
  let text: VirtualText

  /// The head of the table whose delimiter row is the line `delimiter`; nil when that is none.
  /// It is a table only if it has as many cells as alignments.
  func head(delimiter: Int) -> Head? {
    let place = place(delimiter)
    let content = ContainerStack.firstNonSpace(bytes(delimiter), from: place)
    guard place.isInside, content.column - place.column <= 3,
      let alignments = TableRow.alignments(in: bytes(delimiter), from: content.byte)
    else { return nil }
    let line = delimiter - 1
    let isFirst = line == self.start.line
    let start = isFirst ? self.start.byte : contentStart(line)
    let cells = TableRow.cells(in: bytes(line), from: start, line: text.lines[line].source)
    let bar = UInt8(ascii: "|")
    return Head(
      line: line, source: text.lines[line].source, start: start, cells: cells,
      alignments: alignments,
      hasBars: bytes(line).contains(bar) && bytes(delimiter).contains(bar),
      prefix: isFirst ? (line, start) : (delimiter, place.byte))
  }

  /// The cells of the row in `line`; nil when the table has ended before it.
  func row(_ line: Int) -> [TableLayout.Cell]? {
    guard line <= lastLine else { return nil }
    let place = place(line)
    let bytes = bytes(line)
    let content = ContainerStack.firstNonSpace(bytes, from: place)
    guard place.isInside, content.column - place.column <= 3,
      !TableInterruption.begins(bytes.dropFirst(content.byte))
    else { return nil }
    let cells = TableRow.cells(in: bytes, from: content.byte, line: text.lines[line].source)
    return cells.isEmpty ? nil : cells
  }

  /// The end of the text of `line`.
  func end(of line: Int) -> Int {
    let bytes = bytes(line)
    return bytes.count - bytes.reversed().prefix(while: LinkTarget.isSpace).count
  }

  private func contentStart(_ line: Int) -> Int {
    ContainerStack.firstNonSpace(bytes(line), from: place(line)).byte
  }

  private func place(_ line: Int) -> ContainerStack.Place {
    stack.contentStart(bytes(line), line: line)
  }

  private func bytes(_ line: Int) -> ArraySlice<UInt8> { text.bytes[text.lines[line].bytes] }
}
