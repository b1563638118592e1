import CCMark
import Diagnostics
import Foundations

/// Makes the document of libcmark's tree.
struct TreeBuilder {
  var body: ArticleSource
  let text: RewrittenSource
  let tables: [TableLayout]
  let allowsRawHTML: Bool

  var diagnostics: [Diagnostic] = []
  /// The quotes and list items around the current block.
  var stack = ContainerStack()
  /// The headings that stand for the cells of the tables.
  var cellNodes: [CMarkNode] = []
  var headingIDs: HeadingIDs

  /// The leaf that is being read, and how far.
  var leaf = LeafContent()
  var cursor = 0
  /// In a cell: the offsets of the bars still to come that a backslash, no longer there, escaped.
  var escapedBars: ArraySlice<Int> = []
  /// The offset in the leaf of the line that libcmark counts columns from.
  var columnOrigin = 0
  /// What libcmark adds to the columns of the leaf's inlines.
  var columnBase = 0
  var entities = EntityDecoder()
  var spareAlignment = TextAlignment(from: 0)
  var role = LeafRole.text
  /// What the leaf's text turned out to contain besides inlines.
  var finds = LeafAnnotations()

  init(body: ArticleSource, text: RewrittenSource, tables: [TableLayout], allowsRawHTML: Bool) {
    self.body = body
    self.text = text
    self.tables = tables
    self.allowsRawHTML = allowsRawHTML
    headingIDs = HeadingIDs(avoiding: HeadingIDs.candidates(in: body))
  }

  mutating func build(_ root: CMarkNode) -> [Block] {
    var node = root.firstChild
    while let cell = node, cellNodes.count < text.cells.count {
      cellNodes.append(cell)
      node = cell.next
    }
    return convertBlocks(from: node, level: 0)
  }

  mutating func report(_ id: String, _ message: String, at span: Span, help: String? = nil) {
    diagnostics.append(Diagnostic(id, .error, message, at: span.location, help: help))
  }

  mutating func reportDepth(at span: Span) {
    let limit = MarkdownParser.deepestLevel
    report(
      "markdown/too-deep", "more than \(limit) quotes, lists or marks inside one another",
      at: span, help: "what is further inside is left out")
  }
}

/// What kind of block a leaf is, which says what its text may contain.
enum LeafRole {
  case text
  case heading
  /// The first paragraph of a quote, which may begin with `[!KIND]`.
  case quoteStart
}

/// What the text of a leaf contains that concerns the whole leaf.
struct LeafAnnotations {
  /// `{#id}` at the end of a heading.
  var headingID: Located<String>?
  /// `[!KIND]` at the start of a quote.
  var callout: (name: String, span: Span)?
  /// `{{> name }}` and where in the content each stands.
  var blocks: [(reference: BlockReference, range: Range<Int>, span: Span)] = []
  /// Whether the rest was left out because it is nested too deeply.
  var isCut = false
}

extension TreeBuilder {
  /// The blocks from `first` on among its siblings.
  mutating func convertBlocks(from first: CMarkNode?, level: Int) -> [Block] {
    var blocks: [Block] = []
    var next = first
    while let node = next {
      next = node.next
      convert(node, level: level, into: &blocks)
    }
    return blocks
  }

  private mutating func convert(
    _ node: CMarkNode, level: Int, into blocks: inout [Block]
  ) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: blocks.append(convertParagraph(node, level: level))
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

  mutating func convertParagraph(
    _ node: CMarkNode, level: Int, role: LeafRole = .text
  ) -> Block {
    let inlines = convertLeaf(node, isHeading: false, role: role, level: level)
    let blockSpan = leafSpan(node)
    if let only = finds.blocks.first, finds.blocks.count == 1, inlines.count == 1,
      case .text = inlines[0].kind, inlines[0].span.location == only.span.location
    {
      return Block(kind: .blockReference(only.reference), span: only.span)
    }
    reportBlocksInText()
    return Block(kind: .paragraph(inlines), span: blockSpan)
  }

  /// The span of the current leaf's content; link definitions in front do not count.
  private mutating func leafSpan(_ node: CMarkNode) -> Span {
    var end = leaf.bytes.count
    while end > 0, LinkSyntax.isSpace(leaf.bytes[end - 1]) { end -= 1 }
    return end == 0 ? span(of: node) : span(0..<end)
  }

  mutating func reportBlocksInText() {
    for block in finds.blocks {
      report(
        "markdown/block-not-alone", "the block '\(block.reference.name)' stands among text",
        at: block.span, help: "put it in a paragraph of its own, with empty lines around")
    }
  }

  private mutating func convertHeading(_ node: CMarkNode, level: Int) -> Block {
    let inlines = convertLeaf(node, isHeading: true, role: .heading, level: level)
    reportBlocksInText()
    let span = span(of: node)
    var id: String?
    if let explicit = finds.headingID {
      if let problem = headingIDs.take(explicit) { diagnostics.append(problem) }
      id = explicit.value
    }
    checkHeading(node.headingLevel, inlines, at: span)
    let heading = Heading(
      level: node.headingLevel, id: id ?? headingIDs.make(from: SlugText.text(of: inlines)),
      hasExplicitID: id != nil, content: inlines)
    return Block(kind: .heading(heading), span: span)
  }

  private mutating func checkHeading(_ level: Int, _ inlines: [Inline], at span: Span) {
    if level == 1 {
      report(
        "markdown/level-one-heading", "the page's title is its only heading of the first level",
        at: span, help: "use '##' for the parts of the page")
    }
    if inlines.allSatisfy(\.isBlank) {
      report(
        "markdown/empty-heading", "the heading has no words", at: span,
        help: "write its words after the '#', or take it out")
    }
  }

  private mutating func convertList(_ node: CMarkNode, level: Int) -> Block {
    let whole = span(of: node)
    var items: [List.Item] = []
    if level < MarkdownParser.deepestLevel {
      var next = node.firstChild
      while let item = next {
        next = item.next
        items.append(convertItem(item, level: level + 1))
      }
    } else {
      reportDepth(at: whole)
    }
    let list = List(start: node.listStart, isTight: node.isTight, items: items)
    return Block(kind: .list(list), span: whole)
  }

  private mutating func convertItem(_ node: CMarkNode, level: Int) -> List.Item {
    let line = text.bytes[text.lines[node.startLine].bytes]
    let place = stack.contentStart(line, line: node.startLine)
    let width = ContainerStack.itemWidth(line, from: place)
    stack.containers.append(.item(line: node.startLine, width: width))
    defer { stack.containers.removeLast() }
    let whole = span(of: node)
    return List.Item(blocks: convertBlocks(from: node.firstChild, level: level), span: whole)
  }
}

extension TreeBuilder {
  /// An HTML block: a table that was put aside, or HTML with comments.
  mutating func convertHTMLBlock(_ node: CMarkNode, level: Int, into blocks: inout [Block]) {
    if let table = text.table(atLine: node.startLine) {
      blocks.append(convertTable(tables[table], level: level))
      return
    }
    let html = Array(node.literal)
    readHTMLLines(node, count: html.count { $0 == 0x0A })
    let parts = RawHTML.parts(of: leaf.bytes)
    for part in parts {
      let bytes = leaf.bytes[part.bytes]
      guard let range = Self.trim(part.bytes, of: leaf.bytes) else { continue }
      let span = span(range)
      if part.isComment {
        let comment = RawHTML.commentText(String(decoding: bytes, as: UTF8.self))
        blocks.append(Block(kind: .comment(comment), span: span))
        continue
      }
      reportRawHTML(at: span)
      let text = String(decoding: parts.count == 1 ? html[...] : bytes, as: UTF8.self)
      blocks.append(Block(kind: .rawHTML(text), span: span))
    }
  }

  /// Fills `leaf` with the source of an HTML block, white space in front included.
  private mutating func readHTMLLines(_ node: CMarkNode, count: Int) {
    leaf.removeAll()
    for line in node.startLine..<min(node.startLine + max(count, 1), text.lines.count) {
      let bytes = text.bytes[text.lines[line].bytes]
      let start = stack.contentStart(bytes, line: line).byte
      leaf.append(bytes.dropFirst(start), line: line, byte: start)
    }
  }

  private static func trim(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    guard let start = range.first(where: { !LinkSyntax.isSpace(bytes[$0]) }),
      let last = range.last(where: { !LinkSyntax.isSpace(bytes[$0]) })
    else { return nil }
    return start..<last + 1
  }

  private mutating func convertTable(_ table: TableLayout, level: Int) -> Block {
    var next = table.firstCell
    var rows: [[Table.Cell]] = []
    for row in table.rows {
      var cells: [Table.Cell] = []
      for cell in row {
        cells.append(convertCell(cell, node: cellNodes[next], level: level))
        next += 1
      }
      fill(&cells, to: table.alignments.count, row)
      rows.append(cells)
    }
    let first = body.position(line: table.lines.lowerBound, byte: table.start)
    let last = body.position(line: table.lines.upperBound, byte: table.end)
    let value = Table(
      alignments: table.alignments, header: rows[0], rows: Array(rows.dropFirst()))
    return Block(kind: .table(value), span: Span(path: body.path, start: first, end: last))
  }

  private mutating func convertCell(
    _ cell: TableLayout.Cell, node: CMarkNode, level: Int
  ) -> Table.Cell {
    escapedBars = cell.escapes.enumerated().map { $1 - $0 - cell.bytes.lowerBound }[...]
    let content = convertLeaf(node, isHeading: true, role: .text, level: level)
    escapedBars = []
    reportBlocksInText()
    let start = body.position(line: cell.line, byte: cell.bytes.lowerBound)
    let end = body.position(line: cell.line, byte: cell.bytes.upperBound)
    return Table.Cell(
      content: content, span: Span(path: body.path, start: start, end: end))
  }

  private mutating func fill(
    _ cells: inout [Table.Cell], to count: Int, _ row: [TableLayout.Cell]
  ) {
    guard let last = row.last, cells.count < count else { return }
    let end = body.position(line: last.line, byte: .max)
    let empty = Table.Cell(content: [], span: Span(path: body.path, start: end, end: end))
    while cells.count < count { cells.append(empty) }
  }
}

extension TreeBuilder {
  /// A quotation, or the callout that it is when it begins with `[!KIND]`.
  mutating func convertQuote(_ node: CMarkNode, level: Int) -> Block {
    let whole = span(of: node)
    guard level < MarkdownParser.deepestLevel else {
      reportDepth(at: whole)
      return Block(kind: .quote([]), span: whole)
    }
    stack.containers.append(.quote)
    defer { stack.containers.removeLast() }
    guard let first = node.firstChild, first.kind == CMARK_NODE_PARAGRAPH else {
      let blocks = convertBlocks(from: node.firstChild, level: level + 1)
      return Block(kind: .quote(blocks), span: whole)
    }
    let start = convertParagraph(first, level: level + 1, role: .quoteStart)
    let mark = finds.callout
    let rest = convertBlocks(from: first.next, level: level + 1)
    guard let mark, let kind = calloutKind(mark.name, at: mark.span) else {
      return Block(kind: .quote([start] + rest), span: whole)
    }
    let callout = makeCallout(kind, start, rest)
    if callout.title.allSatisfy(\.isBlank), callout.blocks.isEmpty {
      report(
        "markdown/empty-callout", "the callout is empty", at: whole,
        help: "put its text on the next lines, each with '>' in front")
    }
    return Block(kind: .callout(callout), span: whole)
  }

  private mutating func calloutKind(_ name: String, at span: Span) -> CalloutKind? {
    if let kind = CalloutKind(rawValue: name.lowercased()) { return kind }
    let names = CalloutKind.allCases.map { $0.rawValue.uppercased() }
    let nearest = NearestName(in: names).match(for: name)
    let problem = Diagnostic(
      "markdown/unknown-callout", .error, "'\(name)' is not a kind of callout",
      at: span.location, help: nearest.map { "did you mean '\($0)'?" },
      replacement: nearest, explanation: "The kinds are \(names.joined(separator: ", ")).")
    diagnostics.append(problem)
    return nil
  }

  /// Splits the paragraph that begins with the mark at the end of its first line.
  private func makeCallout(
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
    let paragraph = Block(
      kind: .paragraph(text), span: Span(from: begin.span, to: last.span))
    return Callout(kind: kind, title: Array(inlines[..<end]), blocks: [paragraph] + rest)
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

  /// The parts of an HTML block in order. Comments inside `script`, `style`, `pre` and
  /// `textarea` are text and stay.
  static func parts(of html: [UInt8]) -> [Part] {
    let open = Array("<!--".utf8)
    let close = Array("-->".utf8)
    guard !isTextElement(html) else { return [Part(bytes: 0..<html.count, isComment: false)] }
    var parts: [Part] = []
    var start = 0
    while let opening = find(open, in: html, from: start) {
      if opening > start { parts.append(Part(bytes: start..<opening, isComment: false)) }
      let closing = find(close, in: html, from: opening + 2)
      start = closing.map { max($0 + 3, opening + 4) } ?? html.count
      start = min(start, html.count)
      parts.append(Part(bytes: opening..<start, isComment: true))
    }
    if start < html.count { parts.append(Part(bytes: start..<html.count, isComment: false)) }
    return parts
  }

  /// What stands between the marks of the comment `html`.
  static func commentText(_ html: String) -> String {
    var text = html[...]
    if text.hasPrefix("<!--") { text = text.dropFirst(4) }
    if text.hasSuffix("-->") { text = text.dropLast(3) }
    return String(text)
  }

  private static func isTextElement(_ html: [UInt8]) -> Bool {
    let start = html.drop(while: LinkSyntax.isSpace).prefix(9).map { $0 | 0x20 }
    return ["<script", "<style", "<pre", "<textarea"].contains { start.starts(with: $0.utf8) }
  }

  private static func find(_ pattern: [UInt8], in html: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= html.count {
      if html[index] == pattern[0], html[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }
}

extension CMarkNode {
  /// The last line of a heading. libcmark names the line after the underline where there is one
  /// (`finalize` in blocks.c), so this looks whether `text` has the underline there.
  func lastHeadingLine(in text: RewrittenSource, _ stack: ContainerStack) -> Int {
    let last = min(endLine, text.lines.count - 1)
    guard last > startLine else { return last }
    guard startLineOfNextBlock != last else { return last - 1 }
    let bytes = text.bytes[text.lines[last].bytes]
    let place = stack.contentStart(bytes, line: last)
    let marks = bytes.dropFirst(place.byte).filter { !LinkSyntax.isSpace($0) }
    guard let first = marks.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      marks.allSatisfy({ $0 == first })
    else { return last - 1 }
    return last
  }

  private var startLineOfNextBlock: Int? {
    var node: CMarkNode? = self
    while let current = node {
      if let next = current.next { return next.startLine }
      node = cmark_node_parent(current.pointer).map(CMarkNode.init)
    }
    return nil
  }
}
