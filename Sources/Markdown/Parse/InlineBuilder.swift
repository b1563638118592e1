import CCMark
import Diagnostics
import Foundations

/// What kind of block a leaf is, which says what its text may contain.
enum LeafRole {
  case text, heading
  /// The first paragraph of a quote, which may begin with `[!KIND]`.
  case quoteStart
  /// A table's cell. libcmark has not seen the backslashes that escaped bars; these are the
  /// offsets of the bars.
  case cell(escapedBars: [Int])
}

/// The inlines of a paragraph, heading or cell, and what else its text contains.
struct Leaf {
  /// The numbers of the inlines among the nodes of the document.
  var inlines = 0..<0
  /// `{#id}` at the end of a heading.
  var headingID: Located<String>?
  /// `[!KIND]` at the start of a quote.
  var callout: (name: String, span: Span)?
  /// `{{> name }}`, which also stands in `inlines` as text.
  var blocks: [BlockMark] = []
}

/// `{{> name }}`
struct BlockMark {
  let name: String
  let nameSpan: Span
  let span: Span
}

/// Adds the inlines of a leaf of libcmark's tree, which has no positions for them: a cursor moves
/// over the source of the leaf as the nodes are read.
struct InlineBuilder {
  var map: SourceMap
  var document: DocumentBuilder
  private let allowsRawHTML: Bool
  private var content = LeafContent()
  private var cursor = 0
  /// The offset in the content of the line that libcmark counts columns from.
  private var columnOrigin = 0
  /// The escaped bars of a cell that are still to come.
  private var escapedBars: ArraySlice<Int> = []
  private var role = LeafRole.text
  private var leaf = Leaf()
  /// Whether the rest of the leaf is left out because it is nested too deeply.
  private var isCut = false
  private var entities = EntityDecoder()
  private var spareAlignment = TextAlignment(from: 0)

  init(map: SourceMap, allowsRawHTML: Bool) {
    self.map = map
    document = DocumentBuilder(map.body)
    self.allowsRawHTML = allowsRawHTML
  }

  mutating func convert(
    _ node: CMarkNode, in stack: ContainerStack, as role: LeafRole, level: Int
  ) -> Leaf {
    content.read(node, in: map.text, stack)
    cursor = 0
    columnOrigin = 0
    escapedBars = []
    if case .cell(let bars) = role { escapedBars = bars[...] }
    self.role = role
    leaf = Leaf()
    isCut = false
    let first = document.count
    convertInlines(from: node.firstChild, level: level, isTop: true)
    leaf.inlines = first..<document.count
    return leaf
  }

  /// The span of the content of the leaf that was converted last, link definitions in front left
  /// out; nil when nothing else is in it.
  mutating func contentSpan() -> Span? {
    let range = content.bytes.trimmingEnd(0..<content.bytes.count)
    return range.isEmpty ? nil : span(range)
  }

  mutating func reportRawHTML(at span: Span) {
    guard !allowsRawHTML else { return }
    map.report(
      .rawHTML, "HTML is not allowed in articles", at: span,
      help: "use Markdown instead; for a plain '<' write '\\<'")
  }

  /// Adds the inlines from `first` on among its siblings; `isTop` says that they are inside no marks.
  private mutating func convertInlines(from first: CMarkNode?, level: Int, isTop: Bool = false) {
    var next = first
    while let node = next, !isCut {
      next = node.next
      switch node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK:
        next = convertText(from: node, isTop: isTop)
      case CMARK_NODE_LINEBREAK:
        document.add(.lineBreak, span(moveOverBreak()))
      case CMARK_NODE_CODE: convertCode(node)
      case CMARK_NODE_HTML_INLINE: convertHTML(node)
      case CMARK_NODE_EMPH: convertEmphasis(node, marks: 1, level: level)
      case CMARK_NODE_STRONG: convertEmphasis(node, marks: 2, level: level)
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE: convertLink(node, level: level)
      default: break
      }
    }
  }

  /// Adds the inlines inside `node`; where they are too deep, the rest of the leaf is left out.
  private mutating func convertChildren(
    of node: CMarkNode, level: Int, markedBy mark: Range<Int>
  ) {
    guard level < MarkdownParser.deepestLevel else {
      isCut = true
      return map.reportDepth(at: span(mark))
    }
    convertInlines(from: node.firstChild, level: level + 1)
  }

  private mutating func span(_ range: Range<Int>) -> Span { map.span(range, in: &content) }

  private func byte(_ index: Int) -> UInt8? {
    index < content.bytes.count ? content.bytes[index] : nil
  }

  private mutating func moveCursor(by length: Int) {
    cursor = min(cursor + length, content.bytes.count)
  }

  /// Moves the cursor to the next line and returns where the line's end is, with its backslash.
  private mutating func moveOverBreak() -> Range<Int> {
    while let byte = byte(cursor), byte != 0x0A, byte.isMarkdownSpace { cursor += 1 }
    let isEscaped = byte(cursor) == UInt8(ascii: "\\")
    let start = cursor
    if isEscaped { cursor += 1 }
    let end = cursor
    moveCursor(by: 1)
    // libcmark goes on counting columns over an escaped line end, and leaves the white space.
    guard !isEscaped else { return start..<end }
    columnOrigin = cursor
    while byte(cursor) == 0x20 || byte(cursor) == 0x09 { cursor += 1 }
    return start..<end
  }

  private mutating func convertCode(_ node: CMarkNode) {
    let start = cursor
    while byte(cursor) == UInt8(ascii: "`") { cursor += 1 }
    let marks = cursor - start
    var run = 0
    while let byte = byte(cursor) {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      cursor += 1
      if run == marks, self.byte(cursor) != UInt8(ascii: "`") { break }
    }
    moveColumnOrigin(from: start)
    document.addField(node.literal, to: document.add(.code, span(start..<cursor)))
  }

  private mutating func convertHTML(_ node: CMarkNode) {
    let start = cursor
    let html = node.literal
    moveCursor(by: html.count)
    moveColumnOrigin(from: start)
    let span = span(start..<cursor)
    if html.starts(with: "<!--".utf8) {
      return document.addField(RawHTML.commentText(html), to: document.add(.comment, span))
    }
    reportRawHTML(at: span)
    document.addField(html, at: span, to: document.add(.rawHTML, span))
  }

  private mutating func moveColumnOrigin(from start: Int) {
    let newline = content.bytes[start..<cursor].lastIndex(of: 0x0A)
    if let newline { columnOrigin = newline + 1 }
  }

  private mutating func convertEmphasis(_ node: CMarkNode, marks: Int, level: Int) {
    let start = cursor
    let emphasis = document.open(marks == 1 ? .emphasis : .strong)
    cursor += marks
    convertChildren(of: node, level: level, markedBy: start..<cursor)
    moveCursor(by: marks)
    document.close(emphasis, span(start..<cursor))
  }

  // MARK: Links and pictures

  private mutating func convertLink(_ node: CMarkNode, level: Int) {
    if byte(cursor) == UInt8(ascii: "<") { return convertAutolink(node) }
    let isImage = node.kind == CMARK_NODE_IMAGE
    let start = cursor
    let link = document.open(isImage ? .image : .link)
    cursor += isImage ? 2 : 1
    let textStart = cursor
    convertChildren(of: node, level: level, markedBy: start..<cursor)
    let close = cursor
    cursor = endOfLink(node, from: close)
    let whole = span(start..<cursor)
    let target = targetSpan(from: close + 1) ?? whole
    check(node.url, at: target, isImage ? "picture" : "link")
    if isImage { convertDescription(of: link, textStart..<max(close, textStart), whole) }
    end(link, node, whole, target: target)
  }

  /// Closes a link or picture whose address is written at `target`.
  private mutating func end(_ link: Int, _ node: CMarkNode, _ whole: Span, target: Span) {
    document.close(link, whole)
    document.addField(node.urlBytes, at: target, to: link)
    document.addField(node.titleBytes, to: link, isFirst: false)
  }

  /// The end of the link whose text ends at `close`; libcmark counts it from the last line end
  /// that it noticed.
  private func endOfLink(_ node: CMarkNode, from close: Int) -> Int {
    let end = node.endByte - content.columnBase + columnOrigin
    return min(max(end, close + 1), content.bytes.count)
  }

  /// Where the address in the parentheses at `start` is; nil when there are none.
  private mutating func targetSpan(from start: Int) -> Span? {
    guard start < cursor, byte(start) == UInt8(ascii: "(") else { return nil }
    var first = start + 1
    while let byte = byte(first), byte.isMarkdownSpace { first += 1 }
    guard let end = LinkSyntax.endOfDestination(content.bytes, from: first), end <= cursor else {
      return nil
    }
    return span(byte(first) == UInt8(ascii: "<") ? first + 1..<end - 1 : first..<end)
  }

  private mutating func convertAutolink(_ node: CMarkNode) {
    let start = cursor
    let link = document.open(.link)
    cursor += 1
    if let child = node.firstChild {
      var alignment = TextAlignment(from: cursor)
      alignment.append(child.literal, over: content.bytes, isRaw: true, entities: &entities)
      cursor = alignment.end
      append(alignment.run, replacing: [])
    }
    let target = span(start + 1..<max(cursor, start + 1))
    moveCursor(by: 1)
    check(node.url, at: target, "link")
    end(link, node, span(start..<cursor), target: target)
  }

  private mutating func convertDescription(of image: Int, _ range: Range<Int>, _ span: Span) {
    let source = content.bytes[range]
    let isDecorative =
      source.elementsEqual("\"\"".utf8) || source.elementsEqual("\u{201C}\u{201D}".utf8)
    if isDecorative {
      document.cut(to: image + 1)
      document.change(image) { $0.detail = Node.isDecorative }
    } else if document.isBlank(image + 1..<document.count) {
      map.report(
        .missingAltText, "the picture has no description", at: span,
        help: "say what it shows: ![The way in](…); if it only decorates, write ![\"\"](…)")
    }
  }

  private mutating func check(_ address: String, at span: Span, _ thing: String) {
    if !LinkSafety.isSafe(address) {
      map.report(
        .unsafeLink, "the \(thing) has an address of a kind that is not allowed",
        at: span, help: "use a path, or an address with https://, http://, mailto: or tel:")
    } else if address.utf8.allSatisfy({ $0 <= 0x20 }) {
      map.report(
        .emptyLink, "the \(thing) has no address", at: span,
        help: "write where it goes between the parentheses")
    } else if address.containsBytes(of: "{{") {
      map.report(
        .referenceInAddress, "a fact cannot stand in an address", at: span,
        help: "write the address itself")
    }
  }

  // MARK: Text

  /// Adds the texts and line ends from `first` on and returns the node after them.
  private mutating func convertText(from first: CMarkNode, isTop: Bool) -> CMarkNode? {
    var alignment = takeAlignment()
    var next: CMarkNode? = first
    while let node = next {
      if node.kind == CMARK_NODE_TEXT {
        alignment.append(node.literal, over: content.bytes, isRaw: false, entities: &entities)
        cursor = alignment.end
      } else if node.kind == CMARK_NODE_SOFTBREAK {
        alignment.appendBreak(moveOverBreak(), next: cursor)
      } else {
        break
      }
      next = node.next
    }
    let replaced =
      alignment.run.hasTrigger
      ? convertAdditions(in: alignment.run, isLast: isTop && next == nil) : []
    append(alignment.run, replacing: replaced)
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

  /// What to show in place of parts of `run`, which is the last of its leaf if `isLast`.
  private mutating func convertAdditions(in run: TextRun, isLast: Bool) -> [Addition] {
    var (isHeadingEnd, isQuoteStart) = (false, false)
    if case .heading = role { isHeadingEnd = isLast }
    if case .quoteStart = role { isQuoteStart = true }
    let finder = AdditionFinder(
      run, in: content.bytes, isHeadingEnd: isHeadingEnd, isQuoteStart: isQuoteStart)
    for problem in finder.problems {
      map.report(problem.kind, problem.message, at: span(problem.range), help: problem.help)
    }
    return finder.additions.filter { !isKept($0) }
  }

  /// Takes note of an addition that is more than what is shown in its place; gives whether its text
  /// stays.
  private mutating func isKept(_ addition: Addition) -> Bool {
    switch addition.kind {
    case .block(let name):
      leaf.blocks.append(
        BlockMark(name: text(name), nameSpan: span(name), span: span(addition.range)))
      return true
    case .callout(let name): leaf.callout = (text(name), span(name))
    case .headingID(let id?):
      leaf.headingID = Located(text(id), at: map.body.location(span(id)))
    case .headingID, .fact, .citation, .term: break
    }
    return false
  }

  /// Adds what is shown in place of an addition.
  private mutating func add(_ addition: Addition) {
    let whole = span(addition.range)
    switch addition.kind {
    case .fact(let name):
      document.addField(text(name), at: span(name), to: document.add(.factReference, whole))
    case .term(let name, let shown, let range):
      let term = document.add(.term, whole)
      document.addField(name, at: span(range), to: term)
      document.addField(shown, at: span(range), to: term, isFirst: false)
    case .citation(let items):
      let citation = document.open(.citation)
      for (id, locator) in items {
        let item = document.add(.citationItem, span(id))
        document.addField(text(id), at: span(id), to: item)
        document.addField(locator, to: item, isFirst: false)
      }
      document.close(citation, whole)
    case .block, .callout, .headingID: break
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: content.bytes[range], as: UTF8.self)
  }

  private mutating func append(_ run: TextRun, replacing replaced: [Addition]) {
    var next = replaced.startIndex
    for piece in run.pieces {
      var start = piece.source.lowerBound
      while next < replaced.count, replaced[next].range.lowerBound < piece.source.upperBound {
        let range = replaced[next].range
        if range.lowerBound >= piece.source.lowerBound {
          append(piece, in: start..<range.lowerBound)
          add(replaced[next])
        }
        start = range.upperBound
        guard range.upperBound <= piece.source.upperBound else { break }
        next += 1
      }
      append(piece, in: start..<max(start, piece.source.upperBound))
    }
  }

  /// Adds what of `piece` is inside `range`, in two where a table's escaped bar is.
  private mutating func append(_ piece: TextPiece, in range: Range<Int>) {
    if piece.kind != .verbatim, range.lowerBound > piece.source.lowerBound { return }
    var rest = piece.clamped(to: range)
    while let bar = escapedBars.first, bar < rest.source.upperBound {
      escapedBars.removeFirst()
      guard bar > rest.source.lowerBound else { continue }
      append(rest.clamped(to: rest.source.lowerBound..<bar))
      rest = rest.clamped(to: bar..<rest.source.upperBound)
    }
    append(rest)
  }

  private mutating func append(_ piece: TextPiece) {
    if piece.kind == .softBreak {
      document.add(.softBreak, span(piece.source))
    } else if !piece.literal.isEmpty {
      document.addText(piece.literal, span(piece.source))
    }
  }
}
