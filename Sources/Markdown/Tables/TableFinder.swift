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
    in root: CMarkNode, _ text: RewrittenSource, _ body: inout ArticleSource
  ) -> [TableRange] {
    found = []
    guard Self.hasDelimiter(text) else { return [] }
    var node = root.firstChild
    for _ in 0..<text.cells.count { node = node?.next }
    search(from: node, text, &body, level: 0)
    return found
  }

  /// Whether any line ends like a delimiter row.
  private static func hasDelimiter(_ text: RewrittenSource) -> Bool {
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
    from first: CMarkNode?, _ text: RewrittenSource, _ body: inout ArticleSource, level: Int
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
    _ container: ContainerStack.Container, _ node: CMarkNode, _ text: RewrittenSource,
    _ body: inout ArticleSource, level: Int
  ) {
    stack.containers.append(container)
    search(from: node.firstChild, text, &body, level: level)
    stack.containers.removeLast()
  }

  /// Searches the paragraph or heading `node`, which ends with `lastLine`.
  private mutating func search(
    _ node: CMarkNode, lastLine: Int, _ text: RewrittenSource, _ body: inout ArticleSource
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
    _ body: inout ArticleSource
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

/// Most tables stand by themselves with a bar before every line. Those are found without
/// libcmark, which saves it reading the document twice; whether the guess was right shows when
/// it has read the document without them.
extension TableFinder {
  /// The tables that are likely in `text`, in order.
  mutating func guess(_ text: RewrittenSource, _ body: inout ArticleSource) -> [TableRange] {
    found = []
    var line = 0
    while line < text.lines.count {
      guard Self.startsWithBar(line, text), line == 0 || Self.isBlank(line - 1, text) else {
        line += 1
        continue
      }
      let first = line
      while line < text.lines.count, Self.startsWithBar(line, text) { line += 1 }
      guard line == text.lines.count || Self.isBlank(line, text) else { continue }
      guess(first..<line, text, &body)
    }
    return found
  }

  private mutating func guess(
    _ lines: Range<Int>, _ text: RewrittenSource, _ body: inout ArticleSource
  ) {
    let paragraph = TableParagraph(
      start: (lines.lowerBound, 0), lastLine: lines.upperBound - 1, stack: ContainerStack(),
      text: text)
    let delimiter = lines.lowerBound + 1
    guard delimiter < lines.upperBound, let head = paragraph.head(delimiter: delimiter),
      head.cells.count == head.alignments.count, head.cells.count <= Self.mostColumns,
      lines.count * head.cells.count <= Self.mostFilledCells,
      lines.dropFirst(2).allSatisfy({ paragraph.row($0) != nil })
    else { return }
    add(head, paragraph, delimiter: delimiter, &body)
  }

  /// Whether each of the lines that stand for `guessed` tables of `text` is a block of its own in
  /// the tree that libcmark made of it.
  static func isConfirmed(_ guessed: [TableRange], in root: CMarkNode, _ text: RewrittenSource)
    -> Bool
  {
    var count = 0
    var next = root.firstChild
    while let node = next {
      if node.kind == CMARK_NODE_HTML_BLOCK, text.table(atLine: node.startLine) != nil {
        count += 1
      }
      next = node.next
    }
    return count == guessed.count
  }

  private static func startsWithBar(_ line: Int, _ text: RewrittenSource) -> Bool {
    text.bytes[text.lines[line].bytes].first == UInt8(ascii: "|")
  }

  private static func isBlank(_ line: Int, _ text: RewrittenSource) -> Bool {
    text.bytes[text.lines[line].bytes].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

/// What ends a table though it cannot interrupt a paragraph, so that libcmark left it inside:
/// list items, HTML tags alone in a line, and the line that made the whole a heading.
enum TableInterruption {
  /// Whether a block other than a table row begins with `line`, which has no indentation.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    switch line.first {
    case UInt8(ascii: "-"): isListItem(line, marker: 1) || isThematicBreak(line)
    case UInt8(ascii: "+"), UInt8(ascii: "*"): isListItem(line, marker: 1)
    case let digit? where (0x30...0x39).contains(digit): isNumberedItem(line)
    case UInt8(ascii: "<"): isHTMLBlock(line)
    default: false
    }
  }

  private static func isListItem(_ line: ArraySlice<UInt8>, marker: Int) -> Bool {
    line.dropFirst(marker).first.map(LinkSyntax.isSpace) ?? true
  }

  private static func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { !LinkSyntax.isSpace($0) }
    return marks.count >= 3 && marks.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private static func isNumberedItem(_ line: ArraySlice<UInt8>) -> Bool {
    let digits = line.prefix(10).prefix { (0x30...0x39).contains($0) }.count
    let mark = line.dropFirst(digits).first
    guard digits <= 9, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else {
      return false
    }
    return isListItem(line, marker: digits + 1)
  }

  private static func isHTMLBlock(_ line: ArraySlice<UInt8>) -> Bool {
    CMarkNode.withTree(Array(line)) { $0.firstChild?.kind == CMARK_NODE_HTML_BLOCK } ?? false
  }
}

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
  let text: RewrittenSource

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
    return bytes.count - bytes.reversed().prefix(while: LinkSyntax.isSpace).count
  }

  private func contentStart(_ line: Int) -> Int {
    ContainerStack.firstNonSpace(bytes(line), from: place(line)).byte
  }

  private func place(_ line: Int) -> ContainerStack.Place {
    stack.contentStart(bytes(line), line: line)
  }

  private func bytes(_ line: Int) -> ArraySlice<UInt8> { text.bytes[text.lines[line].bytes] }
}

/// A table as found in the source, before its cells are parsed.
struct TableLayout {
  /// The place of a cell's text.
  struct Cell {
    /// The line of the body, from 0.
    var line: Int
    /// The bytes in the line, without white space around.
    var bytes: Range<Int>
    /// The places of the backslashes that escape a bar and are no part of the text.
    var escapes: [Int] = []

    /// The place in the line of a byte of the cell's text.
    func origin(_ byte: Int) -> Int {
      let place = bytes.lowerBound + byte
      var low = 0
      var high = escapes.count
      while low < high {
        let middle = (low + high) / 2
        if escapes[middle] - middle <= place { low = middle + 1 } else { high = middle }
      }
      return place + low
    }
  }

  var alignments: [Table.Alignment?]
  /// The header's cells, then those of each row that is present.
  var rows: [[Cell]]
  /// The lines of the body from the header to the last row.
  var lines: ClosedRange<Int>
  /// The byte of the first line that it begins at, and of the last line that it ends at.
  var start: Int
  var end: Int
  /// The number of the first cell among the cells of all tables.
  var firstCell = 0

  var cells: some Sequence<Cell> { rows.joined() }
}

/// The lines of a virtual text that are a table.
struct TableRange {
  var lines: Range<Int>
  /// How much of which line says in which quotes and lists the table is.
  var prefix: (line: Int, count: Int)
  /// The number of the table.
  var table: Int
}
