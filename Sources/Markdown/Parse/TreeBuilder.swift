import CCMark
import Diagnostics
import Foundations

/// Makes the blocks of libcmark's tree.
struct TreeBuilder {
  private var inlines: InlineBuilder
  private let tables: [TableLayout]
  /// The headings that stand for the cells of the tables.
  private var cellNodes: [CMarkNode] = []
  private var headingIDs: HeadingIDs
  /// The quotes and list items around the current block.
  private var stack = ContainerStack()

  private init(
    _ text: RewrittenSource, of body: ArticleSource, tables: [TableLayout], allowsRawHTML: Bool
  ) {
    self.tables = tables
    inlines = InlineBuilder(map: SourceMap(text, of: body), allowsRawHTML: allowsRawHTML)
    headingIDs = HeadingIDs(avoiding: HeadingIDs.candidates(in: body))
  }

  static func build(
    _ root: CMarkNode, of text: RewrittenSource, _ body: ArticleSource, tables: [TableLayout],
    allowsRawHTML: Bool
  ) -> (Document, [Diagnostic]) {
    var builder = Self(text, of: body, tables: tables, allowsRawHTML: allowsRawHTML)
    var node = root.firstChild
    while let cell = node, builder.cellNodes.count < text.cells.count {
      builder.cellNodes.append(cell)
      node = cell.next
    }
    builder.convertBlocks(from: node, level: 0)
    return (builder.document.finished, builder.inlines.map.diagnostics)
  }

  private var document: DocumentBuilder {
    // Without a copy for each question.
    _read { yield inlines.document }
    _modify { yield &inlines.document }
  }

  private mutating func report(
    _ kind: MarkdownProblem, _ message: String, at span: Span, help: String? = nil
  ) {
    inlines.map.report(kind, message, at: span, help: help)
  }

  private func span(of node: CMarkNode) -> Span { inlines.map.span(of: node, in: stack) }

  /// Adds the blocks from `first` on among its siblings.
  private mutating func convertBlocks(from first: CMarkNode?, level: Int) {
    var next = first
    while let node = next {
      next = node.next
      convert(node, level: level)
    }
  }

  private mutating func convert(_ node: CMarkNode, level: Int) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: convertParagraph(node, as: .text, level: level)
    case CMARK_NODE_HEADING: convertHeading(node, level: level)
    case CMARK_NODE_BLOCK_QUOTE: convertQuote(node, level: level)
    case CMARK_NODE_LIST: convertList(node, level: level)
    case CMARK_NODE_CODE_BLOCK:
      let code = document.add(.codeBlock, span(of: node))
      document.addField(node.info, to: code)
      document.addField(node.literal, to: code, isFirst: false)
    case CMARK_NODE_THEMATIC_BREAK: document.add(.thematicBreak, span(of: node))
    case CMARK_NODE_HTML_BLOCK: convertHTMLBlock(node, level: level)
    default: break
    }
  }

  private mutating func convertLeaf(_ node: CMarkNode, as role: LeafRole, level: Int) -> Leaf {
    inlines.convert(node, in: stack, as: role, level: level)
  }

  @discardableResult
  private mutating func convertParagraph(
    _ node: CMarkNode, as role: LeafRole, level: Int
  ) -> Leaf {
    let paragraph = document.open(.paragraph)
    let leaf = convertLeaf(node, as: role, level: level)
    if isOfBlocks(leaf) {
      document.cut(to: paragraph)
      for block in leaf.blocks {
        let reference = document.add(.blockReference, block.span)
        document.addField(block.name, at: block.nameSpan, to: reference)
      }
      return leaf
    }
    document.close(paragraph, inlines.contentSpan() ?? span(of: node))
    reportBlocksInText(leaf)
    return leaf
  }

  /// Whether a paragraph is a block, or several that each stand on a line of their own.
  private func isOfBlocks(_ leaf: Leaf) -> Bool {
    guard !leaf.blocks.isEmpty, leaf.inlines.count == 2 * leaf.blocks.count - 1 else {
      return false
    }
    return leaf.inlines.enumerated().allSatisfy { place, inline in
      let node = document.node(inline)
      return place.isMultiple(of: 2)
        ? node.kind == .text && node.span == leaf.blocks[place / 2].span
        : node.kind == .softBreak
    }
  }

  private mutating func reportBlocksInText(_ leaf: Leaf) {
    for block in leaf.blocks {
      report(
        .blockNotAlone, "the block '\(block.name)' stands among text",
        at: block.span, help: "put it in a paragraph of its own, with empty lines around")
    }
  }

  private mutating func convertHeading(_ node: CMarkNode, level: Int) {
    let heading = document.open(.heading, detail: UInt8(node.headingLevel))
    let leaf = convertLeaf(node, as: .heading, level: level)
    reportBlocksInText(leaf)
    let span = span(of: node)
    document.close(heading, span)
    if let explicit = leaf.headingID, let problem = headingIDs.take(explicit) {
      inlines.map.report(problem)
    }
    checkHeading(node.headingLevel, leaf.inlines, at: span)
    document.addField(leaf.headingID?.value ?? anchor(of: leaf.inlines), to: heading)
  }

  /// The anchor that is made from the words of a heading. A fact gives its name, not its value, so
  /// that an anchor outlives a change of facts.
  private mutating func anchor(of inlines: Range<Int>) -> String {
    let words = document.document.read { text in
      text.plainText(of: inlines) { name in
        String(decoding: name.utf8.map { $0 == UInt8(ascii: ".") ? 0x20 : $0 }, as: UTF8.self)
      }
    }
    return headingIDs.make(from: words)
  }

  private mutating func checkHeading(_ level: Int, _ inlines: Range<Int>, at span: Span) {
    if level == 1 {
      report(
        .levelOneHeading, "the page's title is its only heading of the first level",
        at: span, help: "use '##' for the parts of the page")
    }
    if document.isBlank(inlines) {
      report(
        .emptyHeading, "the heading has no words", at: span,
        help: "write its words after the '#', or take it out")
    }
  }

  private mutating func convertList(_ node: CMarkNode, level: Int) {
    let span = span(of: node)
    let start = node.listStart
    let list = document.open(
      start == nil ? .bulletList : .orderedList, detail: node.isTight ? Node.isTight : 0)
    document.change(list) { $0.fields = UInt32(clamping: start ?? 0) }
    if level < MarkdownParser.deepestLevel {
      var next = node.firstChild
      while let item = next {
        next = item.next
        convertItem(item, level: level + 1)
      }
    } else {
      inlines.map.reportDepth(at: span)
    }
    document.close(list, span)
  }

  private mutating func convertItem(_ node: CMarkNode, level: Int) {
    stack.enterItem(onLine: node.startLine, of: inlines.map.text)
    defer { stack.leave() }
    let item = document.open(.item)
    convertBlocks(from: node.firstChild, level: level)
    document.close(item, span(of: node))
  }

  // MARK: Quotes and callouts

  /// Adds a quotation, or the callout that it is when it begins with `[!KIND]`.
  private mutating func convertQuote(_ node: CMarkNode, level: Int) {
    let span = span(of: node)
    let quote = document.open(.quote)
    if level < MarkdownParser.deepestLevel {
      stack.enterQuote()
      convertContent(ofQuote: node, quote, at: span, level: level + 1)
      stack.leave()
    } else {
      inlines.map.reportDepth(at: span)
    }
    document.close(quote, span)
  }

  private mutating func convertContent(
    ofQuote node: CMarkNode, _ quote: Int, at span: Span, level: Int
  ) {
    guard let first = node.firstChild, first.kind == CMARK_NODE_PARAGRAPH else {
      return convertBlocks(from: node.firstChild, level: level)
    }
    let mark = convertParagraph(first, as: .quoteStart, level: level).callout
    if let mark, let kind = calloutKind(mark.name, at: mark.span) {
      makeCallout(quote, kind)
      convertBlocks(from: first.next, level: level)
      if document.count == titleEnd(of: quote), document.isBlank(quote + 2..<document.count) {
        report(
          .emptyCallout, "the callout is empty", at: span,
          help: "put its text on the next lines, each with '>' in front")
      }
    } else {
      convertBlocks(from: first.next, level: level)
    }
  }

  private mutating func calloutKind(_ name: String, at span: Span) -> CalloutKind? {
    if let kind = CalloutKind(rawValue: name.lowercased()) { return kind }
    let names = CalloutKind.allCases.map { $0.rawValue.uppercased() }
    var problem = Diagnostic(
      MarkdownProblem.unknownCallout, "'\(name)' is not a kind of callout",
      at: inlines.map.body.location(span),
      nearest: NearestName.nearest(to: name, among: names))
    problem.explanation = "The kinds are \(names.joined(separator: ", "))."
    inlines.map.report(problem)
    return nil
  }

  /// Makes a callout of the quote whose first paragraph begins with the mark, and the callout's
  /// title of that paragraph's first line. The break at the line's end becomes the node of the
  /// paragraph that the other lines are.
  private mutating func makeCallout(_ quote: Int, _ kind: CalloutKind) {
    let number = CalloutKind.allCases.firstIndex(of: kind) ?? 0
    document.change(quote) {
      $0.kind = .callout
      $0.detail = UInt8(number)
    }
    let title = quote + 1
    guard document.node(title).kind == .paragraph else { return }
    document.change(title) { $0.kind = .calloutTitle }
    let children = document.document.read { Array($0.children(of: title)) }
    guard let lineEnd = children.first(where: { document.node($0).kind.isBreak }),
      lineEnd + 1 < document.count, let last = children.last
    else { return }
    let text = Span(from: document.node(lineEnd + 1).span, to: document.node(last).span)
    document.change(title) { $0.end = UInt32(lineEnd) }
    document.change(lineEnd) { $0.kind = .paragraph }
    document.close(lineEnd, text)
  }

  /// The number of the node after the title of a callout.
  private func titleEnd(of callout: Int) -> Int {
    let first = document.node(callout + 1)
    return first.kind == .calloutTitle ? Int(first.end) : callout + 1
  }

  // MARK: HTML and tables

  /// Adds an HTML block: a table that was put aside, or HTML with comments.
  private mutating func convertHTMLBlock(_ node: CMarkNode, level: Int) {
    let text = inlines.map.text
    if let table = text.table(atLine: node.startLine) {
      return convertTable(tables[table], level: level)
    }
    let html = node.literal
    var content = LeafContent()
    content.readHTML(from: node.startLine, count: html.count { $0 == 0x0A }, in: text, stack)
    let parts = RawHTML.parts(of: content.bytes)
    for part in parts {
      let bytes = content.bytes[part.bytes]
      guard let start = bytes.firstIndex(where: { !$0.isMarkdownSpace }) else { continue }
      let end = content.bytes.trimmingEnd(part.bytes).upperBound
      let span = inlines.map.span(start..<end, in: &content)
      if part.isComment {
        document.addField(RawHTML.commentText(bytes), to: document.add(.commentBlock, span))
      } else {
        inlines.reportRawHTML(at: span)
        let block = document.add(.htmlBlock, span)
        bytes.withUnsafeBufferPointer {
          document.addField(parts.count == 1 ? html : $0, to: block)
        }
      }
    }
  }

  private mutating func convertTable(_ layout: TableLayout, level: Int) {
    let table = document.open(.table)
    var next = layout.firstCell
    for (number, cells) in layout.rows.enumerated() {
      let row = document.open(.row, detail: number == 0 ? Node.isHeader : 0)
      for (cell, alignment) in zip(cells, layout.alignments) {
        convertCell(cell, cellNodes[next], alignment, level: level)
        next += 1
      }
      fill(cells, to: layout.alignments)
      let body = inlines.map.body
      document.close(row, body.span(from: cells[0].start, to: cells[cells.count - 1].end))
    }
    document.close(table, inlines.map.body.span(from: layout.start, to: layout.end))
  }

  private mutating func convertCell(
    _ cell: TableLayout.Cell, _ node: CMarkNode, _ alignment: ColumnAlignment?, level: Int
  ) {
    let number = document.open(.cell, detail: Self.number(of: alignment))
    let bars = cell.escapes.enumerated().map { $1 - $0 - cell.bytes.lowerBound }
    let leaf = convertLeaf(node, as: .cell(escapedBars: bars), level: level)
    reportBlocksInText(leaf)
    document.close(number, inlines.map.body.span(from: cell.start, to: cell.end))
  }

  private static func number(of alignment: ColumnAlignment?) -> UInt8 {
    alignment.flatMap(ColumnAlignment.allCases.firstIndex).map { UInt8($0 + 1) } ?? 0
  }

  /// Adds the cells that a short row leaves out.
  private mutating func fill(_ cells: [TableLayout.Cell], to alignments: [ColumnAlignment?]) {
    guard let last = cells.last else { return }
    let end = SourcePlace(line: last.line, byte: .max)
    for alignment in alignments.dropFirst(cells.count) {
      document.add(
        .cell, detail: Self.number(of: alignment), inlines.map.body.span(from: end, to: end))
    }
  }
}

extension NodeKind {
  fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }
}

/// Takes HTML apart into comments and the rest.
enum RawHTML {
  /// A comment or the HTML between comments.
  struct Part {
    var bytes: Range<Int>
    var isComment: Bool
  }

  private static let open = Array("<!--".utf8)
  private static let close = Array("-->".utf8)

  /// The parts of an HTML block in order. Comments inside `script`, `style`, `pre` and
  /// `textarea` are text and stay.
  static func parts(of html: [UInt8]) -> [Part] {
    guard !isTextElement(html) else { return [Part(bytes: 0..<html.count, isComment: false)] }
    var parts: [Part] = []
    var start = 0
    while let opening = html[start...].firstRange(of: open) {
      if opening.lowerBound > start {
        parts.append(Part(bytes: start..<opening.lowerBound, isComment: false))
      }
      // `<!-->` and `<!--->` are comments, too.
      let closing = html[(opening.lowerBound + 2)...].firstRange(of: close)
      start = closing.map { max($0.upperBound, opening.upperBound) } ?? html.count
      parts.append(Part(bytes: opening.lowerBound..<start, isComment: true))
    }
    if start < html.count { parts.append(Part(bytes: start..<html.count, isComment: false)) }
    return parts
  }

  static func commentText(_ html: some BidirectionalCollection<UInt8>) -> String {
    var text = html[...]
    if text.starts(with: open) { text = text.dropFirst(open.count) }
    if text.suffix(close.count).elementsEqual(close) { text = text.dropLast(close.count) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isTextElement(_ html: [UInt8]) -> Bool {
    let start = html.drop(while: \.isMarkdownSpace).prefix(9).map { $0 | 0x20 }
    return ["<script", "<style", "<pre", "<textarea"].contains { start.starts(with: $0.utf8) }
  }
}
