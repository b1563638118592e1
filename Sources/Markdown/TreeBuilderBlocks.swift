import CCMark
import Diagnostics

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
    while end > 0, LinkTarget.isSpace(leaf.bytes[end - 1]) { end -= 1 }
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
