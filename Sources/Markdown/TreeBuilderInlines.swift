import CCMark
import Diagnostics

extension TreeBuilder {
  /// The inlines of the paragraph or heading `node`.
  mutating func convertLeaf(
    _ node: CMarkNode, isHeading: Bool, role: LeafRole, level: Int
  ) -> [Inline] {
    readLeaf(node, isHeading: isHeading)
    self.role = role
    finds = LeafFinds()
    return convertInlines(from: node.firstChild, level: level, isTop: true)
  }

  /// The inlines from `first` on among its siblings; moves the cursor over their source.
  mutating func convertInlines(
    from first: CMarkNode?, level: Int, isTop: Bool = false
  ) -> [Inline] {
    var inlines: [Inline] = []
    var next = first
    while let node = next, !finds.isCut {
      next = node.next
      switch node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK:
        next = convertText(from: node, into: &inlines, isTop: isTop)
      case CMARK_NODE_LINEBREAK:
        inlines.append(Inline(kind: .lineBreak, span: span(moveOverBreak())))
      case CMARK_NODE_CODE: inlines.append(convertCode(node))
      case CMARK_NODE_HTML_INLINE: inlines.append(convertHTML(node))
      case CMARK_NODE_EMPH: inlines.append(convertEmphasis(node, marks: 1, level: level))
      case CMARK_NODE_STRONG: inlines.append(convertEmphasis(node, marks: 2, level: level))
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE: inlines.append(convertLink(node, level: level))
      default: break
      }
    }
    return inlines
  }

  /// Moves the cursor to the next line; gives the place of the line's end, with the backslash
  /// if there is one.
  mutating func moveOverBreak() -> Range<Int> {
    while let byte = byte(cursor), byte != 0x0A, LinkTarget.isSpace(byte) { cursor += 1 }
    let isEscaped = byte(cursor) == UInt8(ascii: "\\")
    let start = cursor
    if isEscaped { cursor += 1 }
    let end = cursor
    cursor = min(cursor + 1, leaf.bytes.count)
    // libcmark goes on counting columns over an escaped line end, and leaves the white space.
    guard !isEscaped else { return start..<end }
    columnOrigin = cursor
    while byte(cursor) == 0x20 || byte(cursor) == 0x09 { cursor += 1 }
    return start..<end
  }

  private mutating func convertCode(_ node: CMarkNode) -> Inline {
    let start = cursor
    while byte(cursor) == UInt8(ascii: "`") { cursor += 1 }
    let marks = cursor - start
    var run = 0
    while cursor < leaf.bytes.count {
      run = leaf.bytes[cursor] == UInt8(ascii: "`") ? run + 1 : 0
      cursor += 1
      if run == marks, byte(cursor) != UInt8(ascii: "`") { break }
    }
    moveColumnOrigin(from: start)
    return Inline(kind: .code(node.text), span: span(start..<cursor))
  }

  private mutating func convertHTML(_ node: CMarkNode) -> Inline {
    let start = cursor
    let html = node.text
    cursor = min(cursor + html.utf8.count, leaf.bytes.count)
    moveColumnOrigin(from: start)
    let span = span(start..<cursor)
    if html.utf8.starts(with: "<!--".utf8) {
      return Inline(kind: .comment(RawHTML.commentText(html)), span: span)
    }
    reportRawHTML(at: span)
    return Inline(kind: .rawHTML(html), span: span)
  }

  mutating func reportRawHTML(at span: Span) {
    guard !allowsRawHTML else { return }
    report(
      "markdown/raw-html", "HTML is not allowed in articles", at: span,
      help: "use Markdown instead; for a plain '<' write '\\<'")
  }

  private mutating func moveColumnOrigin(from start: Int) {
    if let newline = leaf.bytes[start..<cursor].lastIndex(of: 0x0A) { columnOrigin = newline + 1 }
  }

  private mutating func convertEmphasis(_ node: CMarkNode, marks: Int, level: Int) -> Inline {
    let start = cursor
    cursor += marks
    let children = convertChildren(of: node, level: level, markedBy: start..<cursor)
    cursor = min(cursor + marks, leaf.bytes.count)
    let kind: Inline.Kind = marks == 1 ? .emphasis(children) : .strong(children)
    return Inline(kind: kind, span: span(start..<cursor))
  }

  /// The inlines inside `node`; where they are too deep, the rest of the leaf is left out.
  mutating func convertChildren(
    of node: CMarkNode, level: Int, markedBy mark: Range<Int>
  ) -> [Inline] {
    guard level < MarkdownParser.deepestLevel else {
      finds.isCut = true
      reportDepth(at: span(mark))
      return []
    }
    return convertInlines(from: node.firstChild, level: level + 1)
  }

  func byte(_ index: Int) -> UInt8? {
    index < leaf.bytes.count ? leaf.bytes[index] : nil
  }
}
