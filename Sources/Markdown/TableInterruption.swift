import CCMark

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
    line.dropFirst(marker).first.map(LinkTarget.isSpace) ?? true
  }

  private static func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { !LinkTarget.isSpace($0) }
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
