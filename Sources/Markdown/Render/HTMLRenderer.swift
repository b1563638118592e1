import Diagnostics
import Foundations

/// Makes HTML of documents. What CommonMark defines comes out as libcmark renders it.
public struct HTMLRenderer {
  /// What may differ between renderings.
  public struct Options: Sendable {
    /// Whether headings have ids; without them the headings are plain CommonMark.
    public var hasHeadingIDs: Bool
    /// Whether HTML goes through as written; otherwise its marks are shown as text.
    public var allowsRawHTML: Bool
    /// Whether comments tell where texts and facts are written, for tools that show it.
    public var marksPlaces: Bool

    /// Headings with ids, no HTML and no comments, unless said otherwise.
    public init(
      hasHeadingIDs: Bool = true, allowsRawHTML: Bool = false, marksPlaces: Bool = false
    ) {
      self.hasHeadingIDs = hasHeadingIDs
      self.allowsRawHTML = allowsRawHTML
      self.marksPlaces = marksPlaces
    }
  }

  private let resolver: any DocumentResolver
  private let options: Options

  /// A renderer that asks `resolver` what names mean.
  public init(resolver: any DocumentResolver, options: Options = Options()) {
    self.resolver = resolver
    self.options = options
  }

  /// The HTML of `document`.
  public func render(_ document: Document) -> String { render(document.blocks) }

  /// The HTML of `blocks`, which are numbered as if nothing stood before them.
  public func render(_ blocks: [Block]) -> String {
    var writer = HTMLWriter(resolver: resolver, options: options)
    writer.write(blocks)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// The HTML of `inlines`, without a paragraph around.
  public func render(_ inlines: [Inline]) -> String {
    var writer = HTMLWriter(resolver: resolver, options: options)
    writer.write(inlines)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// The state of one rendering.
struct HTMLWriter {
  let resolver: any DocumentResolver
  let options: HTMLRenderer.Options
  var output: [UInt8] = []
  /// The last heading before the current place.
  var lastHeading: (level: Int, id: String)?
  var calloutCount = 0
  /// How often each source has been cited.
  var citationCounts: [String: Int] = [:]
  /// Links cannot contain links.
  var isInsideLink = false

  init(resolver: any DocumentResolver, options: HTMLRenderer.Options) {
    self.resolver = resolver
    self.options = options
    output.reserveCapacity(8192)
  }

  /// Writes markup as it is.
  mutating func tag(_ markup: StaticString) {
    markup.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  /// Writes text, escaped.
  mutating func text(_ text: String) { HTMLEscape.append(text, to: &output) }

  /// Writes an address, escaped; one that could run a script is left out.
  mutating func address(_ address: String) {
    if LinkSafety.isSafe(address) { HTMLEscape.appendURL(address, to: &output) }
  }

  /// Writes HTML that somebody else has made.
  mutating func html(_ html: String) { output.append(contentsOf: html.utf8) }

  mutating func number(_ number: Int) { html(String(number)) }

  /// Begins a line unless at the start of one.
  mutating func startLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }
}

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
    let language = code.info.utf8.prefix { !LinkSyntax.isSpace($0) }
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

extension HTMLWriter {
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline.kind {
    case .text(let words):
      if options.marksPlaces { mark("at", inline.location) }
      text(words)
    case .code(let words):
      tag("<code>")
      text(words)
      tag("</code>")
    case .softBreak: tag("\n")
    case .lineBreak: tag("<br />\n")
    case .emphasis(let children):
      tag("<em>")
      write(children)
      tag("</em>")
    case .strong(let children):
      tag("<strong>")
      write(children)
      tag("</strong>")
    case .link(let link): write(link)
    case .image(let image): write(image)
    case .rawHTML(let markup): if options.allowsRawHTML { html(markup) } else { text(markup) }
    case .comment: break
    case .factReference(let reference):
      if options.marksPlaces { mark("fact", inline.location) }
      write(reference)
      if options.marksPlaces { tag("<!--careleaf-end-->") }
    case .citation(let citation): write(citation)
    case .term(let term): write(term)
    }
  }

  /// Tells where what follows is written.
  private mutating func mark(_ kind: StaticString, _ location: SourceLocation) {
    guard let start = location.start else { return }
    tag("<!--careleaf-")
    tag(kind)
    tag(" ")
    number(start.line)
    tag(":")
    number(start.column)
    tag("-->")
  }

  private mutating func write(_ reference: FactReference) {
    guard !isInsideLink, let href = resolver.factHref(reference) else {
      return text(resolver.factText(reference))
    }
    tag("<a href=\"")
    address(href)
    tag("\">")
    text(resolver.factText(reference))
    tag("</a>")
  }

  private mutating func write(_ link: Link) {
    tag("<a href=\"")
    address(resolver.href(link))
    writeTitle(link.title)
    tag("\">")
    isInsideLink = true
    write(link.content)
    isInsideLink = false
    tag("</a>")
  }

  private mutating func write(_ image: Image) {
    let picture = resolver.picture(image)
    tag("<img src=\"")
    address(picture.source)
    tag("\" alt=\"")
    text(PlainTextRenderer(resolver: resolver).renderLine(image.alternative))
    writeTitle(image.title)
    tag("\"")
    if let size = picture.size {
      tag(" width=\"")
      number(size.width)
      tag("\" height=\"")
      number(size.height)
      tag("\" loading=\"lazy\"")
    }
    tag(" />")
  }

  private mutating func writeTitle(_ title: String) {
    guard !title.isEmpty else { return }
    tag("\" title=\"")
    text(title)
  }

  private mutating func write(_ term: Term) {
    guard !isInsideLink, let href = resolver.termHref(term) else { return text(term.text) }
    tag("<a class=\"term\" href=\"")
    address(href)
    tag("\">")
    text(term.text)
    tag("</a>")
  }

  private mutating func write(_ citation: Citation) {
    tag("<sup class=\"citation\">")
    for (index, item) in citation.items.enumerated() {
      if index > 0 { tag(", ") }
      write(item, resolver.citation(item))
      if !item.locator.isEmpty {
        tag(", ")
        text(item.locator)
      }
    }
    tag("</sup>")
  }

  private mutating func write(_ item: Citation.Item, _ mark: CitationMark) {
    guard !isInsideLink else { return text(mark.text) }
    let count = citationCounts[item.id.value, default: 0] + 1
    citationCounts[item.id.value] = count
    tag("<a href=\"#ref-")
    text(item.id.value)
    tag("\" id=\"cite-")
    text(item.id.value)
    tag("-")
    number(count)
    tag("\" aria-label=\"")
    text(mark.label)
    tag("\">")
    text(mark.text)
    tag("</a>")
  }
}

extension HTMLWriter {
  /// Writes a table inside a region that scrolls by keyboard where it is too wide.
  mutating func write(_ table: Table) {
    startLine()
    tag("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"")
    if options.hasHeadingIDs, let heading = lastHeading {
      tag(" aria-labelledby=\"")
      text(heading.id)
    } else {
      tag(" aria-label=\"")
      text(resolver.tableLabel)
    }
    tag("\">\n<table>\n<thead>\n")
    writeRow(table.header, table, isHeader: true)
    tag("</thead>\n")
    if !table.rows.isEmpty {
      tag("<tbody>\n")
      for row in table.rows { writeRow(row, table, isHeader: false) }
      tag("</tbody>\n")
    }
    tag("</table>\n</div>\n")
  }

  private mutating func writeRow(_ cells: [Table.Cell], _ table: Table, isHeader: Bool) {
    tag("<tr>\n")
    for (cell, alignment) in zip(cells, table.alignments) {
      tag(isHeader ? "<th scope=\"col\"" : "<td")
      if let alignment {
        tag(" class=\"align-")
        text(alignment.rawValue)
        tag("\"")
      }
      tag(">")
      write(cell.content)
      tag(isHeader ? "</th>\n" : "</td>\n")
    }
    tag("</tr>\n")
  }

  /// Writes a callout, a group that its heading names.
  mutating func write(_ callout: Callout) {
    calloutCount += 1
    let id = "callout-\(calloutCount)"
    let level = min(max((lastHeading?.level ?? 1) + 1, 2), 6)
    startLine()
    tag("<div class=\"callout callout-")
    text(callout.kind.rawValue)
    tag("\" role=\"group\" aria-labelledby=\"")
    text(id)
    tag("\">\n<h")
    number(level)
    tag(" class=\"callout-title\" id=\"")
    text(id)
    tag("\">")
    text(resolver.calloutLabel(callout.kind))
    if !callout.title.isEmpty {
      tag(": ")
      write(callout.title)
    }
    tag("</h")
    number(level)
    tag(">\n")
    writeContent(of: callout)
    startLine()
    tag("</div>\n")
  }

  private mutating func writeContent(of callout: Callout) {
    for block in callout.blocks {
      if callout.kind.isAdvice, case .list(let list) = block.kind {
        write(list, in: callout.kind)
      } else {
        write(block, isTight: false)
      }
    }
  }
}
