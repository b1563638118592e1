import CCMark
import Diagnostics

extension TreeBuilder {
  /// An HTML block: a table that was put aside, or HTML with comments.
  mutating func convertHTMLBlock(_ node: CMarkNode, level: Int, into blocks: inout [Block]) {
    if let table = text.table(atLine: node.startLine) {
      blocks.append(convertTable(tables[table], level: level))
      return
    }
    let html = Array(node.literal)
    readHTMLLines(node, count: html.count { $0 == 0x0A })
    let parts = RawHTML.parts(of: leaf.bytes)
    for part in parts {
      let bytes = leaf.bytes[part.bytes]
      guard let range = Self.trim(part.bytes, of: leaf.bytes) else { continue }
      let span = span(range)
      if part.isComment {
        let comment = RawHTML.commentText(String(decoding: bytes, as: UTF8.self))
        blocks.append(Block(kind: .comment(comment), span: span))
        continue
      }
      reportRawHTML(at: span)
      let text = String(decoding: parts.count == 1 ? html[...] : bytes, as: UTF8.self)
      blocks.append(Block(kind: .rawHTML(text), span: span))
    }
  }

  /// Fills `leaf` with the source of an HTML block, white space in front included.
  private mutating func readHTMLLines(_ node: CMarkNode, count: Int) {
    leaf.removeAll()
    for line in node.startLine..<min(node.startLine + max(count, 1), text.lines.count) {
      let bytes = text.bytes[text.lines[line].bytes]
      let start = stack.contentStart(bytes, line: line).byte
      leaf.append(bytes.dropFirst(start), line: line, byte: start)
    }
  }

  private static func trim(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    guard let start = range.first(where: { !LinkTarget.isSpace(bytes[$0]) }),
      let last = range.last(where: { !LinkTarget.isSpace(bytes[$0]) })
    else { return nil }
    return start..<last + 1
  }

  private mutating func convertTable(_ table: TableLayout, level: Int) -> Block {
    var next = table.firstCell
    var rows: [[Table.Cell]] = []
    for row in table.rows {
      var cells: [Table.Cell] = []
      for cell in row {
        cells.append(convertCell(cell, node: cellNodes[next], level: level))
        next += 1
      }
      fill(&cells, to: table.alignments.count, row)
      rows.append(cells)
    }
    let first = body.position(line: table.lines.lowerBound, byte: table.start)
    let last = body.position(line: table.lines.upperBound, byte: table.end)
    let value = Table(
      alignments: table.alignments, header: rows[0], rows: Array(rows.dropFirst()))
    return Block(kind: .table(value), span: Span(path: body.path, start: first, end: last))
  }

  private mutating func convertCell(
    _ cell: TableLayout.Cell, node: CMarkNode, level: Int
  ) -> Table.Cell {
    escapedBars = cell.escapes.enumerated().map { $1 - $0 - cell.bytes.lowerBound }[...]
    let content = convertLeaf(node, isHeading: true, role: .text, level: level)
    escapedBars = []
    reportBlocksInText()
    let start = body.position(line: cell.line, byte: cell.bytes.lowerBound)
    let end = body.position(line: cell.line, byte: cell.bytes.upperBound)
    return Table.Cell(
      content: content, span: Span(path: body.path, start: start, end: end))
  }

  private mutating func fill(
    _ cells: inout [Table.Cell], to count: Int, _ row: [TableLayout.Cell]
  ) {
    guard let last = row.last, cells.count < count else { return }
    let end = body.position(line: last.line, byte: .max)
    let empty = Table.Cell(content: [], span: Span(path: body.path, start: end, end: end))
    while cells.count < count { cells.append(empty) }
  }
}
