import CCMark
import Diagnostics

/// Finds the tables in the paragraphs of libcmark's tree, which knows none (GitHub Flavored
/// Markdown spec, section 4.10).
struct TableFinder {
  /// Limits that no table for people reaches, against time and memory without end.
  private static let mostColumns = 100
  private static let mostFilledCells = 100_000

  /// What is wrong, with places in the body.
  private struct Problem {
    let kind: MarkdownProblem
    let message: String
    let start: SourcePlace
    let end: SourcePlace
    let help: String
  }

  private(set) var tables: [TableLayout] = []
  private var found: [TableRange] = []
  private var stack = ContainerStack()
  private var problems: [Problem] = []
  /// The lines of the body that something has been reported about; a paragraph can be searched
  /// more than once.
  private var reportedLines: Set<Int> = []

  func diagnostics(in body: ArticleSource) -> [Diagnostic] {
    problems.map { problem in
      let place = body.location(body.span(from: problem.start, to: problem.end))
      return Diagnostic(problem.kind, problem.message, at: place, help: problem.help)
    }
  }

  /// The tables in paragraphs of the tree that libcmark made of `text`, in order.
  mutating func find(in root: CMarkNode, of text: RewrittenSource) -> [TableRange] {
    found = []
    let lines = text.lines[text.cells.count...]
    guard lines.contains(where: { TableRow.endsLikeDelimiter(text.bytes[$0.bytes]) }) else {
      return []
    }
    var node = root.firstChild
    for _ in 0..<text.cells.count { node = node?.next }
    search(from: node, text, level: 0)
    return found
  }

  private mutating func search(from first: CMarkNode?, _ text: RewrittenSource, level: Int) {
    guard level <= MarkdownParser.deepestLevel else { return }
    var next = first
    while let node = next {
      next = node.next
      switch node.kind {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: searchLeaf(node, text)
      case CMARK_NODE_LIST: search(from: node.firstChild, text, level: level + 1)
      case CMARK_NODE_BLOCK_QUOTE:
        stack.enterQuote()
        search(from: node.firstChild, text, level: level + 1)
        stack.leave()
      case CMARK_NODE_ITEM:
        stack.enterItem(onLine: node.startLine, of: text)
        search(from: node.firstChild, text, level: level)
        stack.leave()
      default: break
      }
    }
  }

  private mutating func searchLeaf(_ node: CMarkNode, _ text: RewrittenSource) {
    // A heading's last line is its underline, which is no delimiter row.
    let last = min(node.lastLine(in: text, stack), text.lines.count - 1)
    let textEnd = node.kind == CMARK_NODE_HEADING ? last : last + 1
    guard textEnd > node.startLine + 1 else { return }
    for line in node.startLine + 1..<textEnd where TableRow.endsLikeDelimiter(text.line(line)) {
      let paragraph = TableParagraph(
        start: SourcePlace(line: node.startLine, byte: node.startByte), lastLine: last,
        stack: stack, text: text)
      guard let head = paragraph.head(delimiter: line) else { continue }
      if head.cells.count != head.alignments.count {
        reportMismatch(head)
      } else if head.cells.count > Self.mostColumns {
        reportTooLarge(head)
      } else {
        return add(head, paragraph, delimiter: line)
      }
    }
  }

  private mutating func add(
    _ head: TableParagraph.Head, _ paragraph: TableParagraph, delimiter: Int
  ) {
    var rows = [head.cells]
    var line = delimiter + 1
    var filled = 0
    while let cells = paragraph.row(line) {
      filled += max(head.alignments.count - cells.count, 0)
      guard filled <= Self.mostFilledCells else {
        reportTooLarge(head)
        break
      }
      reportCutCells(cells.dropFirst(head.alignments.count))
      rows.append(Array(cells.prefix(head.alignments.count)))
      line += 1
    }
    found.append(TableRange(lines: head.line..<line, prefix: head.prefix, table: tables.count))
    tables.append(
      TableLayout(
        alignments: head.alignments, rows: rows, start: head.start,
        end: paragraph.end(of: line - 1),
        firstCell: tables.last.map { $0.firstCell + $0.cells.count } ?? 0))
  }

  // MARK: Guesses

  /// The tables that are likely in `text`, in order. Most tables stand by themselves with a bar
  /// before every line. Those are found without libcmark, which saves it reading the document
  /// twice; whether the guess was right shows when it has read the document without them.
  mutating func guess(in text: RewrittenSource) -> [TableRange] {
    found = []
    var line = 0
    while line < text.lines.count {
      guard Self.startsWithBar(line, text), line == 0 || text.isBlank(line - 1) else {
        line += 1
        continue
      }
      let first = line
      while line < text.lines.count, Self.startsWithBar(line, text) { line += 1 }
      guard line == text.lines.count || text.isBlank(line) else { continue }
      guess(first..<line, text)
    }
    return found
  }

  private mutating func guess(_ lines: Range<Int>, _ text: RewrittenSource) {
    let paragraph = TableParagraph(
      start: SourcePlace(line: lines.lowerBound, byte: 0), lastLine: lines.upperBound - 1,
      stack: ContainerStack(), text: text)
    let delimiter = lines.lowerBound + 1
    guard delimiter < lines.upperBound, let head = paragraph.head(delimiter: delimiter),
      head.cells.count == head.alignments.count, head.cells.count <= Self.mostColumns,
      lines.count * head.cells.count <= Self.mostFilledCells,
      lines.dropFirst(2).allSatisfy({ paragraph.row($0) != nil })
    else { return }
    add(head, paragraph, delimiter: delimiter)
  }

  /// Whether each of the lines that stand for the tables `guessed` in `text` is a block of its own
  /// in the tree that libcmark made of it.
  static func isConfirmed(
    _ guessed: [TableRange], in root: CMarkNode, of text: RewrittenSource
  ) -> Bool {
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
    text.line(line).first == UInt8(ascii: "|")
  }

  // MARK: Problems

  /// Reports tables that were found after too many others in one paragraph.
  mutating func giveUp(_ found: [TableRange]) {
    for range in found {
      let start = tables[range.table].start
      problems.append(
        Problem(
          kind: .tablesTooClose,
          message: "too many tables stand directly under one another", start: start,
          end: SourcePlace(line: start.line, byte: .max),
          help: "put an empty line before this one"))
    }
  }

  private mutating func reportCutCells(_ cells: ArraySlice<TableLayout.Cell>) {
    guard let first = cells.first(where: { !$0.bytes.isEmpty }), let last = cells.last else {
      return
    }
    problems.append(
      Problem(
        kind: .tableRowTooLong,
        message: "the row has more cells than the table's first row, so this is left out",
        start: first.start, end: last.end,
        help: "add a column to the first two rows, or write '\\|' for a bar that is text"))
  }

  private mutating func reportTooLarge(_ head: TableParagraph.Head) {
    report(
      .tableTooLarge, "the table is too large", head,
      help: "split it; a table has at most \(Self.mostColumns) columns")
  }

  /// A line of dashes with bars is meant as a table's second row; if it did not count as one,
  /// patients would see the bars.
  private mutating func reportMismatch(_ head: TableParagraph.Head) {
    guard head.hasBars else { return }
    let header = head.cells.count
    report(
      .tableColumns,
      "the table's first row has \(header) \(header == 1 ? "cell" : "cells"), the row of dashes "
        + "under it \(head.alignments.count)", head,
      help: "give both rows the same number of cells")
  }

  private mutating func report(
    _ kind: MarkdownProblem, _ message: String, _ head: TableParagraph.Head, help: String
  ) {
    guard reportedLines.insert(head.start.line).inserted else { return }
    problems.append(
      Problem(
        kind: kind, message: message, start: head.start,
        end: SourcePlace(line: head.start.line, byte: .max), help: help))
  }
}
