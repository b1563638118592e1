import CCMark
import Diagnostics

extension TreeBuilder {
  /// The inlines of the paragraph or heading `node`.
  mutating func convertLeaf(
    _ node: CMarkNode, isHeading: Bool, role: LeafRole, level: Int
  ) -> [Inline] {
    readLeaf(node, isHeading: isHeading)
    self.role = role
    finds = LeafAnnotations()
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
    while let byte = byte(cursor), byte != 0x0A, LinkSyntax.isSpace(byte) { cursor += 1 }
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

extension TreeBuilder {
  /// A link or picture whose mark begins at the cursor.
  mutating func convertLink(_ node: CMarkNode, level: Int) -> Inline {
    if byte(cursor) == UInt8(ascii: "<") { return convertAutolink(node) }
    let isImage = node.kind == CMARK_NODE_IMAGE
    let start = cursor
    cursor += isImage ? 2 : 1
    let content = cursor
    let children = convertChildren(of: node, level: level, markedBy: start..<cursor)
    let close = cursor
    cursor = endOfLink(node, from: close)
    let span = span(start..<cursor)
    let target = targetSpan(from: close + 1) ?? span
    if isImage {
      let source = leaf.bytes[content..<max(close, content)]
      return convertImage(node, children, source: source, span, target)
    }
    check(node.url, at: target, "link")
    let link = Link(
      destination: node.url, title: node.title, content: children, destinationSpan: target)
    return Inline(kind: .link(link), span: span)
  }

  /// The end of the link whose text ends at `close`; libcmark counts it from the last line end
  /// that it noticed.
  private func endOfLink(_ node: CMarkNode, from close: Int) -> Int {
    let end = node.endByte - columnBase + columnOrigin
    return min(max(end, close + 1), leaf.bytes.count)
  }

  /// Where the address in the parentheses at `start` is; nil when there are none.
  private mutating func targetSpan(from start: Int) -> Span? {
    guard start < cursor, byte(start) == UInt8(ascii: "(") else { return nil }
    var first = start + 1
    while let byte = byte(first), LinkSyntax.isSpace(byte) { first += 1 }
    guard let end = LinkSyntax.endOfDestination(leaf.bytes, from: first), end <= cursor else {
      return nil
    }
    let isPointed = byte(first) == UInt8(ascii: "<")
    return span(isPointed ? first + 1..<end - 1 : first..<end)
  }

  private mutating func convertAutolink(_ node: CMarkNode) -> Inline {
    let start = cursor
    cursor += 1
    var content: [Inline] = []
    if let child = node.firstChild { convertRawText(child, into: &content) }
    let target = span(start + 1..<max(cursor, start + 1))
    cursor = min(cursor + 1, leaf.bytes.count)
    check(node.url, at: target, "link")
    let link = Link(
      destination: node.url, title: "", content: content, destinationSpan: target)
    return Inline(kind: .link(link), span: span(start..<cursor))
  }

  private mutating func convertImage(
    _ node: CMarkNode, _ children: [Inline], source: ArraySlice<UInt8>, _ span: Span,
    _ target: Span
  ) -> Inline {
    check(node.url, at: target, "picture")
    let isDecorative =
      source.elementsEqual("\"\"".utf8) || source.elementsEqual("\u{201C}\u{201D}".utf8)
    if !isDecorative, children.allSatisfy(\.isBlank) {
      report(
        "markdown/missing-alt-text", "the picture has no description", at: span,
        help: "say what it shows: ![A skin fold](…); if it only decorates, write ![\"\"](…)")
    }
    let image = Image(
      source: node.url, title: node.title, alternative: isDecorative ? [] : children,
      isDecorative: isDecorative, sourceSpan: target)
    return Inline(kind: .image(image), span: span)
  }

  private mutating func check(_ address: String, at span: Span, _ thing: String) {
    if !LinkSafety.isSafe(address) {
      report(
        "markdown/unsafe-link", "the \(thing) has an address of a kind that is not allowed",
        at: span, help: "use a path, or an address with https:, http:, mailto: or tel:")
    } else if address.utf8.allSatisfy({ $0 <= 0x20 }) {
      report(
        "markdown/empty-link", "the \(thing) has no address", at: span,
        help: "write where it goes between the parentheses")
    } else if address.utf8.contains(UInt8(ascii: "{")), address.contains("{{") {
      report(
        "markdown/reference-in-address", "a fact cannot stand in an address", at: span,
        help: "write the address itself")
    }
  }
}

extension Inline {
  /// Whether it shows nothing.
  var isBlank: Bool {
    switch kind {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak, .lineBreak, .comment: true
    case .code, .factReference, .term, .citation, .rawHTML: false
    case .emphasis, .strong, .link, .image: children.allSatisfy(\.isBlank)
    }
  }
}

extension TreeBuilder {
  /// The inlines of the texts and line ends from `first` on; gives the node after them. `isTop`
  /// says that they are not inside any marks.
  mutating func convertText(
    from first: CMarkNode, into inlines: inout [Inline], isTop: Bool
  ) -> CMarkNode? {
    var alignment = takeAlignment()
    var next: CMarkNode? = first
    while let node = next {
      if node.kind == CMARK_NODE_TEXT {
        alignment.append(node.literal, over: leaf.bytes, isRaw: false, entities: &entities)
        cursor = alignment.end
      } else if node.kind == CMARK_NODE_SOFTBREAK {
        alignment.appendBreak(moveOverBreak(), next: cursor)
      } else {
        break
      }
      next = node.next
    }
    var additions: [Addition] = []
    if alignment.run.hasTrigger {
      let isHeadingEnd = isTop && next == nil && role == .heading
      additions = findAdditions(in: alignment.run, isHeadingEnd: isHeadingEnd)
    }
    append(alignment.run, around: additions, to: &inlines)
    spareAlignment = alignment
    return next
  }

  /// An empty alignment at the cursor, with the memory of the one before.
  private mutating func takeAlignment() -> TextAlignment {
    var alignment = TextAlignment(from: 0)
    swap(&alignment, &spareAlignment)
    alignment.restart(from: cursor)
    return alignment
  }

  /// The text of an autolink at the cursor.
  mutating func convertRawText(_ node: CMarkNode, into inlines: inout [Inline]) {
    var alignment = TextAlignment(from: cursor)
    alignment.append(node.literal, over: leaf.bytes, isRaw: true, entities: &entities)
    cursor = alignment.end
    append(alignment.run, around: [], to: &inlines)
  }

  private mutating func append(
    _ run: TextRun, around additions: [Addition], to inlines: inout [Inline]
  ) {
    var next = additions.startIndex
    for piece in run.pieces {
      var start = piece.source.lowerBound
      while next < additions.count, additions[next].range.lowerBound < piece.source.upperBound {
        let addition = additions[next]
        if addition.range.lowerBound >= piece.source.lowerBound {
          append(piece, in: start..<addition.range.lowerBound, to: &inlines)
          if let inline = addition.inline { inlines.append(inline) }
        }
        start = addition.range.upperBound
        guard addition.range.upperBound <= piece.source.upperBound else { break }
        next += 1
      }
      append(piece, in: start..<max(start, piece.source.upperBound), to: &inlines)
    }
  }

  /// Appends what of `piece` is inside `range`, in two where a table's escaped bar is.
  private mutating func append(
    _ piece: TextPiece, in range: Range<Int>, to inlines: inout [Inline]
  ) {
    if piece.kind != .verbatim, range.lowerBound > piece.source.lowerBound { return }
    var rest = piece.clamped(to: range)
    while let bar = escapedBars.first, bar < rest.source.upperBound {
      escapedBars.removeFirst()
      guard bar > rest.source.lowerBound else { continue }
      append(rest.clamped(to: rest.source.lowerBound..<bar), to: &inlines)
      rest = rest.clamped(to: bar..<rest.source.upperBound)
    }
    append(rest, to: &inlines)
  }

  private mutating func append(_ piece: TextPiece, to inlines: inout [Inline]) {
    if piece.kind == .softBreak {
      inlines.append(Inline(kind: .softBreak, span: span(piece.source)))
    } else if !piece.literal.isEmpty {
      inlines.append(Inline(kind: .text(piece.text), span: span(piece.source)))
    }
  }
}
