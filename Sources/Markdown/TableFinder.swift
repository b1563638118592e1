import CCMark
import Diagnostics

/// Finds the tables in the paragraphs of libcmark's tree, which knows none (GitHub Flavored
/// Markdown spec, section 4.10).
struct TableFinder {
  /// Limits that no table for people reaches, against time and memory without end.
  static let mostColumns = 100
  static let mostFilledCells = 100_000

  /// All tables found so far.
  var tables: [TableLayout] = []
  var diagnostics: [Diagnostic] = []
  /// The lines of the body that something has been reported about; a paragraph can be searched
  /// more than once.
  var reportedLines: Set<Int> = []
  var found: [TableRange] = []
  private var stack = ContainerStack()

  /// The tables in paragraphs of the tree that libcmark made of `text`, in order.
  mutating func find(
    in root: CMarkNode, _ text: VirtualText, _ body: inout Body
  ) -> [TableRange] {
    found = []
    guard Self.hasDelimiter(text) else { return [] }
    var node = root.firstChild
    for _ in 0..<text.cells.count { node = node?.next }
    search(from: node, text, &body, level: 0)
    return found
  }

  /// Whether any line ends like a delimiter row.
  private static func hasDelimiter(_ text: VirtualText) -> Bool {
    text.lines[text.cells.count...].contains { endsLikeDelimiter(text.bytes[$0.bytes]) }
  }

  static func endsLikeDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    for byte in line.reversed() {
      if byte == UInt8(ascii: "-") { return true }
      guard TableRow.isDelimiterByte(byte) else { return false }
    }
    return false
  }

  private mutating func search(
    from first: CMarkNode?, _ text: VirtualText, _ body: inout Body, level: Int
  ) {
    guard level <= MarkdownParser.deepestLevel else { return }
    var next = first
    while let node = next {
      next = node.next
      switch node.kind {
      case CMARK_NODE_PARAGRAPH: search(node, lastLine: node.endLine, text, &body)
      case CMARK_NODE_HEADING:
        search(node, lastLine: node.lastHeadingLine(in: text, stack), text, &body)
      case CMARK_NODE_LIST: search(from: node.firstChild, text, &body, level: level + 1)
      case CMARK_NODE_BLOCK_QUOTE: enter(.quote, node, text, &body, level: level + 1)
      case CMARK_NODE_ITEM:
        let line = text.bytes[text.lines[node.startLine].bytes]
        let place = stack.contentStart(line, line: node.startLine)
        let width = ContainerStack.itemWidth(line, from: place)
        enter(.item(line: node.startLine, width: width), node, text, &body, level: level)
      default: break
      }
    }
  }

  private mutating func enter(
    _ container: ContainerStack.Container, _ node: CMarkNode, _ text: VirtualText,
    _ body: inout Body, level: Int
  ) {
    stack.containers.append(container)
    search(from: node.firstChild, text, &body, level: level)
    stack.containers.removeLast()
  }

  /// Searches the paragraph or heading `node`, which ends with `lastLine`.
  private mutating func search(
    _ node: CMarkNode, lastLine: Int, _ text: VirtualText, _ body: inout Body
  ) {
    // A heading's last line is its underline, which is no delimiter row.
    let last = min(lastLine, text.lines.count - 1)
    let textEnd = node.kind == CMARK_NODE_HEADING ? last : last + 1
    guard textEnd > node.startLine + 1 else { return }
    for line in node.startLine + 1..<textEnd {
      let bytes = text.bytes[text.lines[line].bytes]
      guard Self.endsLikeDelimiter(bytes) else { continue }
      let paragraph = TableParagraph(
        start: (node.startLine, node.startByte), lastLine: last, stack: stack, text: text)
      guard let head = paragraph.head(delimiter: line) else { continue }
      guard head.cells.count == head.alignments.count else {
        reportMismatch(head, &body)
        continue
      }
      guard head.alignments.count <= Self.mostColumns else {
        reportTooLarge(head, &body)
        continue
      }
      add(head, paragraph, delimiter: line, &body)
      return
    }
  }

  mutating func add(
    _ head: TableParagraph.Head, _ paragraph: TableParagraph, delimiter: Int,
    _ body: inout Body
  ) {
    var rows = [head.cells]
    var line = delimiter + 1
    var filled = 0
    while let cells = paragraph.row(line) {
      filled += max(head.alignments.count - cells.count, 0)
      guard filled <= Self.mostFilledCells else {
        reportTooLarge(head, &body)
        break
      }
      reportCutCells(cells.dropFirst(head.alignments.count), paragraph.text, &body)
      rows.append(Array(cells.prefix(head.alignments.count)))
      line += 1
    }
    let first = head.cells[0].line
    let lines = first...paragraph.text.lines[line - 1].source
    let layout = TableLayout(
      alignments: head.alignments, rows: rows, lines: lines, start: head.start,
      end: paragraph.end(of: line - 1),
      firstCell: tables.last.map { $0.firstCell + $0.rows.reduce(0) { $0 + $1.count } } ?? 0)
    found.append(
      TableRange(lines: head.line..<line, prefix: head.prefix, table: tables.count))
    tables.append(layout)
  }
}
