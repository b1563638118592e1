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
  ) -> ([Block], [Diagnostic]) {
    var builder = Self(text, of: body, tables: tables, allowsRawHTML: allowsRawHTML)
    var node = root.firstChild
    while let cell = node, builder.cellNodes.count < text.cells.count {
      builder.cellNodes.append(cell)
      node = cell.next
    }
    let blocks = builder.convertBlocks(from: node, level: 0)
    return (blocks, builder.inlines.map.diagnostics)
  }

  private mutating func report(
    _ kind: MarkdownProblem, _ message: String, at span: Span, help: String? = nil
  ) {
    inlines.map.report(kind, message, at: span, help: help)
  }

  private mutating func span(of node: CMarkNode) -> Span { inlines.map.span(of: node, in: stack) }

  /// The blocks from `first` on among its siblings.
  private mutating func convertBlocks(from first: CMarkNode?, level: Int) -> [Block] {
    var blocks: [Block] = []
    var next = first
    while let node = next {
      next = node.next
      convert(node, level: level, into: &blocks)
    }
    return blocks
  }

  private mutating func convert(_ node: CMarkNode, level: Int, into blocks: inout [Block]) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: blocks.append(convertParagraph(node, as: .text, level: level).block)
    case CMARK_NODE_HEADING: blocks.append(convertHeading(node, level: level))
    case CMARK_NODE_BLOCK_QUOTE: blocks.append(convertQuote(node, level: level))
    case CMARK_NODE_LIST: blocks.append(convertList(node, level: level))
    case CMARK_NODE_CODE_BLOCK:
      let code = CodeBlock(info: node.info, text: node.text)
      blocks.append(Block(kind: .code(code), span: span(of: node)))
    case CMARK_NODE_THEMATIC_BREAK:
      blocks.append(Block(kind: .thematicBreak, span: span(of: node)))
    case CMARK_NODE_HTML_BLOCK: convertHTMLBlock(node, level: level, into: &blocks)
    default: break
    }
  }

  private mutating func convertLeaf(_ node: CMarkNode, as role: LeafRole, level: Int) -> Leaf {
    inlines.convert(node, in: stack, as: role, level: level)
  }

  private mutating func convertParagraph(
    _ node: CMarkNode, as role: LeafRole, level: Int
  ) -> (block: Block, leaf: Leaf) {
    let leaf = convertLeaf(node, as: role, level: level)
    let span = inlines.contentSpan() ?? span(of: node)
    if let only = leaf.blocks.first, leaf.blocks.count == 1, leaf.inlines.count == 1,
      case .text = leaf.inlines[0].kind, leaf.inlines[0].span.location == only.span.location
    {
      return (Block(kind: .blockReference(only.reference), span: only.span), leaf)
    }
    reportBlocksInText(leaf)
    return (Block(kind: .paragraph(leaf.inlines), span: span), leaf)
  }

  private mutating func reportBlocksInText(_ leaf: Leaf) {
    for block in leaf.blocks {
      report(
        .blockNotAlone, "the block '\(block.reference.name)' stands among text",
        at: block.span, help: "put it in a paragraph of its own, with empty lines around")
    }
  }

  private mutating func convertHeading(_ node: CMarkNode, level: Int) -> Block {
    let leaf = convertLeaf(node, as: .heading, level: level)
    reportBlocksInText(leaf)
    let span = span(of: node)
    if let explicit = leaf.headingID, let problem = headingIDs.take(explicit) {
      inlines.map.report(problem)
    }
    checkHeading(node.headingLevel, leaf.inlines, at: span)
    let heading = Heading(
      level: node.headingLevel,
      id: leaf.headingID?.value ?? headingIDs.make(from: SlugText.text(of: leaf.inlines)),
      hasExplicitID: leaf.headingID != nil, content: leaf.inlines)
    return Block(kind: .heading(heading), span: span)
  }

  private mutating func checkHeading(_ level: Int, _ inlines: [Inline], at span: Span) {
    if level == 1 {
      report(
        .levelOneHeading, "the page's title is its only heading of the first level",
        at: span, help: "use '##' for the parts of the page")
    }
    if inlines.allSatisfy(\.isBlank) {
      report(
        .emptyHeading, "the heading has no words", at: span,
        help: "write its words after the '#', or take it out")
    }
  }

  private mutating func convertList(_ node: CMarkNode, level: Int) -> Block {
    let span = span(of: node)
    var items: [List.Item] = []
    if level < MarkdownParser.deepestLevel {
      var next = node.firstChild
      while let item = next {
        next = item.next
        items.append(convertItem(item, level: level + 1))
      }
    } else {
      inlines.map.reportDepth(at: span)
    }
    let list = List(start: node.listStart, isTight: node.isTight, items: items)
    return Block(kind: .list(list), span: span)
  }

  private mutating func convertItem(_ node: CMarkNode, level: Int) -> List.Item {
    stack.enterItem(onLine: node.startLine, of: inlines.map.text)
    defer { stack.leave() }
    let span = span(of: node)
    return List.Item(blocks: convertBlocks(from: node.firstChild, level: level), span: span)
  }

  // MARK: Quotes and callouts

  /// A quotation, or the callout that it is when it begins with `[!KIND]`.
  private mutating func convertQuote(_ node: CMarkNode, level: Int) -> Block {
    let span = span(of: node)
    guard level < MarkdownParser.deepestLevel else {
      inlines.map.reportDepth(at: span)
      return Block(kind: .quote([]), span: span)
    }
    stack.enterQuote()
    defer { stack.leave() }
    guard let first = node.firstChild, first.kind == CMARK_NODE_PARAGRAPH else {
      let blocks = convertBlocks(from: node.firstChild, level: level + 1)
      return Block(kind: .quote(blocks), span: span)
    }
    let (start, leaf) = convertParagraph(first, as: .quoteStart, level: level + 1)
    let rest = convertBlocks(from: first.next, level: level + 1)
    guard let mark = leaf.callout, let kind = calloutKind(mark.name, at: mark.span) else {
      return Block(kind: .quote([start] + rest), span: span)
    }
    let callout = Self.makeCallout(kind, start, rest)
    if callout.title.allSatisfy(\.isBlank), callout.blocks.isEmpty {
      report(
        .emptyCallout, "the callout is empty", at: span,
        help: "put its text on the next lines, each with '>' in front")
    }
    return Block(kind: .callout(callout), span: span)
  }

  private mutating func calloutKind(_ name: String, at span: Span) -> CalloutKind? {
    if let kind = CalloutKind(rawValue: name.lowercased()) { return kind }
    let names = CalloutKind.allCases.map { $0.rawValue.uppercased() }
    var problem = Diagnostic(
      MarkdownProblem.unknownCallout, "'\(name)' is not a kind of callout", at: span.location,
      nearest: NearestName.nearest(to: name, among: names))
    problem.explanation = "The kinds are \(names.joined(separator: ", "))."
    inlines.map.report(problem)
    return nil
  }

  /// Splits the paragraph that begins with the mark at the end of its first line.
  private static func makeCallout(
    _ kind: CalloutKind, _ first: Block, _ rest: [Block]
  ) -> Callout {
    guard case .paragraph(let inlines) = first.kind else {
      return Callout(kind: kind, title: [], blocks: rest)
    }
    let end = inlines.firstIndex(where: \.isBreak) ?? inlines.endIndex
    let text = Array(inlines[end...].dropFirst())
    guard let begin = text.first, let last = text.last else {
      return Callout(kind: kind, title: inlines, blocks: rest)
    }
    let paragraph = Block(kind: .paragraph(text), span: Span(from: begin.span, to: last.span))
    return Callout(kind: kind, title: Array(inlines[..<end]), blocks: [paragraph] + rest)
  }

  // MARK: HTML and tables

  /// Converts an HTML block: a table that was put aside, or HTML with comments.
  private mutating func convertHTMLBlock(
    _ node: CMarkNode, level: Int, into blocks: inout [Block]
  ) {
    let text = inlines.map.text
    if let table = text.table(atLine: node.startLine) {
      blocks.append(convertTable(tables[table], level: level))
      return
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
        blocks.append(Block(kind: .comment(RawHTML.commentText(bytes)), span: span))
      } else {
        inlines.reportRawHTML(at: span)
        let text = parts.count == 1 ? node.text : String(decoding: bytes, as: UTF8.self)
        blocks.append(Block(kind: .rawHTML(text), span: span))
      }
    }
  }

  private mutating func convertTable(_ table: TableLayout, level: Int) -> Block {
    var next = table.firstCell
    var rows: [[Table.Cell]] = []
    for row in table.rows {
      var cells: [Table.Cell] = []
      for cell in row {
        cells.append(convertCell(cell, cellNodes[next], level: level))
        next += 1
      }
      fill(&cells, to: table.alignments.count, after: row.last)
      rows.append(cells)
    }
    let value = Table(alignments: table.alignments, header: rows[0], rows: Array(rows.dropFirst()))
    return Block(kind: .table(value), span: inlines.map.bodySpan(from: table.start, to: table.end))
  }

  private mutating func convertCell(
    _ cell: TableLayout.Cell, _ node: CMarkNode, level: Int
  ) -> Table.Cell {
    let bars = cell.escapes.enumerated().map { $1 - $0 - cell.bytes.lowerBound }
    let leaf = convertLeaf(node, as: .cell(escapedBars: bars), level: level)
    reportBlocksInText(leaf)
    return Table.Cell(
      content: leaf.inlines, span: inlines.map.bodySpan(from: cell.start, to: cell.end))
  }

  /// Adds the cells that a short row leaves out.
  private mutating func fill(
    _ cells: inout [Table.Cell], to count: Int, after last: TableLayout.Cell?
  ) {
    guard let last, cells.count < count else { return }
    let end = SourcePlace(line: last.line, byte: .max)
    let empty = Table.Cell(content: [], span: inlines.map.bodySpan(from: end, to: end))
    while cells.count < count { cells.append(empty) }
  }
}

extension Inline {
  fileprivate var isBreak: Bool {
    switch kind {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
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
