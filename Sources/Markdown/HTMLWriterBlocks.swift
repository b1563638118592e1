extension HTMLWriter {
  /// Writes blocks; paragraphs of tight lists stand without tags.
  mutating func write(_ blocks: [Block], isTight: Bool = false) {
    for block in blocks { write(block, isTight: isTight) }
  }

  mutating func write(_ block: Block, isTight: Bool) {
    switch block.kind {
    case .paragraph(let inlines): writeParagraph(inlines, isTight: isTight)
    case .heading(let heading): write(heading)
    case .quote(let blocks): writeQuote(blocks)
    case .list(let list): write(list)
    case .code(let code): write(code)
    case .thematicBreak:
      startLine()
      tag("<hr />\n")
    case .rawHTML(let html): writeRawHTML(html)
    case .comment: break
    case .table(let table): write(table)
    case .callout(let callout): write(callout)
    case .blockReference(let reference):
      startLine()
      html(resolver.blockHTML(reference))
      startLine()
    }
  }

  private mutating func writeParagraph(_ inlines: [Inline], isTight: Bool) {
    guard !isTight else { return write(inlines) }
    startLine()
    tag("<p>")
    write(inlines)
    tag("</p>\n")
  }

  private mutating func write(_ heading: Heading) {
    lastHeading = (heading.level, heading.id)
    startLine()
    tag("<h")
    number(heading.level)
    if options.hasHeadingIDs {
      tag(" id=\"")
      text(heading.id)
      tag("\"")
    }
    tag(">")
    write(heading.content)
    tag("</h")
    number(heading.level)
    tag(">\n")
  }

  private mutating func writeQuote(_ blocks: [Block]) {
    startLine()
    tag("<blockquote>\n")
    write(blocks)
    startLine()
    tag("</blockquote>\n")
  }

  private mutating func write(_ code: CodeBlock) {
    startLine()
    tag("<pre><code")
    let language = code.info.utf8.prefix { !LinkTarget.isSpace($0) }
    if !code.info.isEmpty {
      tag(" class=\"language-")
      text(String(Substring(language)))
      tag("\"")
    }
    tag(">")
    text(code.text)
    tag("</code></pre>\n")
  }

  private mutating func writeRawHTML(_ html: String) {
    startLine()
    if options.allowsRawHTML { self.html(html) } else { text(html) }
    startLine()
  }

  /// Writes a list. In a callout that says what to do or not to do, `callout` is its kind.
  mutating func write(_ list: List, in callout: CalloutKind? = nil) {
    startLine()
    tag(list.start == nil ? "<ul" : "<ol")
    switch callout {
    case .do: tag(" class=\"do-list\"")
    case .dont: tag(" class=\"dont-list\"")
    default: break
    }
    if let start = list.start, start != 1 {
      tag(" start=\"")
      number(start)
      tag("\"")
    }
    tag(">\n")
    let label = callout.flatMap(resolver.itemLabel)
    for item in list.items { write(item, isTight: list.isTight, label: label) }
    tag(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  private mutating func write(_ item: List.Item, isTight: Bool, label: String?) {
    startLine()
    tag("<li>")
    var blocks = item.blocks[...]
    if let label, let first = blocks.first, case .paragraph(let inlines) = first.kind {
      blocks = blocks.dropFirst()
      writeLabelled(inlines, label, isTight: isTight)
    }
    for block in blocks { write(block, isTight: isTight) }
    tag("</li>\n")
  }

  /// Writes the first paragraph of an item with `label` before it, unless it begins so already.
  private mutating func writeLabelled(_ inlines: [Inline], _ label: String, isTight: Bool) {
    let plain = PlainTextRenderer(resolver: resolver).render(inlines)
    let isSaid = ItemLabel.isSaid(label, in: plain)
    if !isTight {
      startLine()
      tag("<p>")
    }
    if !isSaid {
      tag("<span class=\"item-label\">")
      text(label)
      tag("</span> ")
    }
    write(inlines)
    if !isTight { tag("</p>\n") }
  }
}
