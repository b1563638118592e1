import CCMark
import Diagnostics

/// Most tables stand by themselves with a bar before every line. Those are found without
/// libcmark, which saves it reading the document twice; whether the guess was right shows when
/// it has read the document without them.
extension TableFinder {
  /// The tables that are likely in `text`, in order.
  mutating func guess(_ text: VirtualText, _ body: inout Body) -> [TableRange] {
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

  private mutating func guess(_ lines: Range<Int>, _ text: VirtualText, _ body: inout Body) {
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
  static func isConfirmed(_ guessed: [TableRange], in root: CMarkNode, _ text: VirtualText) -> Bool
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

  private static func startsWithBar(_ line: Int, _ text: VirtualText) -> Bool {
    text.bytes[text.lines[line].bytes].first == UInt8(ascii: "|")
  }

  private static func isBlank(_ line: Int, _ text: VirtualText) -> Bool {
    text.bytes[text.lines[line].bytes].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
