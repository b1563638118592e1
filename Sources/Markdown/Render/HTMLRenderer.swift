import Diagnostics
import Foundations

/// Makes HTML of documents. What CommonMark defines comes out as libcmark renders it.
public struct HTMLRenderer {
  public struct Options: Sendable {
    /// Whether headings have ids; without them the headings are plain CommonMark.
    public var hasHeadingIDs: Bool
    /// Whether HTML goes through as written; otherwise its marks are shown as text.
    public var allowsRawHTML: Bool
    /// Whether comments tell where texts and facts are written, for tools that show it.
    public var marksPlaces: Bool

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

  public init(resolver: any DocumentResolver, options: Options = Options()) {
    self.resolver = resolver
    self.options = options
  }

  public func render(_ document: Document) -> String {
    var writer = HTMLWriter(resolver: resolver, options: options)
    return writer.html(of: document)
  }
}

/// The state of one rendering.
private struct HTMLWriter {
  private let resolver: any DocumentResolver
  private let options: HTMLRenderer.Options
  private var output: [UInt8] = []
  private var lastHeading: (level: Int, id: String)?
  private var calloutCount = 0
  private var citationCounts: [String: Int] = [:]
  /// Links cannot contain links.
  private var isInsideLink = false

  init(resolver: any DocumentResolver, options: HTMLRenderer.Options) {
    self.resolver = resolver
    self.options = options
    output.reserveCapacity(8192)
  }

  mutating func html(of document: Document) -> String {
    write(document.blocks)
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: Output

  /// Writes markup as it is.
  private mutating func tag(_ markup: StaticString) {
    markup.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  /// Writes text, escaped.
  private mutating func text(_ text: String) { HTMLEscape.append(text, to: &output) }

  /// Writes `start`, which ends with an opening quotation mark, the escaped value and a mark.
  private mutating func attribute(_ start: StaticString, _ value: String) {
    tag(start)
    text(value)
    tag("\"")
  }

  /// Writes an attribute like `attribute`; an address that could run a script is left out.
  private mutating func address(_ start: StaticString, _ address: String) {
    tag(start)
    if LinkSafety.isSafe(address) { HTMLEscape.appendURL(address, to: &output) }
    tag("\"")
  }

  /// Writes HTML made elsewhere.
  private mutating func html(_ html: String) { output.append(contentsOf: html.utf8) }

  /// Writes the HTML of a writer, as text unless it is allowed.
  private mutating func rawHTML(_ markup: String) {
    if options.allowsRawHTML { html(markup) } else { text(markup) }
  }

  private mutating func number(_ number: Int) { html(String(number)) }

  /// Begins a line unless at the start of one.
  private mutating func startLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  /// Writes a block; paragraphs of tight lists stand without tags.
  private mutating func write(_ block: Block, isTight: Bool = false) {
    switch block.kind {
    case .paragraph(let inlines): writeParagraph(inlines, isTight: isTight)
    case .heading(let heading): write(heading)
    case .quote(let blocks):
      startLine()
      tag("<blockquote>\n")
      write(blocks)
      startLine()
      tag("</blockquote>\n")
    case .list(let list): write(list)
    case .code(let code): write(code)
    case .thematicBreak:
      startLine()
      tag("<hr />\n")
    case .rawHTML(let html):
      startLine()
      rawHTML(html)
      startLine()
    case .comment: break
    case .table(let table): write(table)
    case .callout(let callout): write(callout)
    case .blockReference(let reference):
      startLine()
      html(resolver.blockHTML(reference))
      startLine()
    }
  }

  private mutating func writeParagraph(_ inlines: [Inline], isTight: Bool, label: String? = nil) {
    if !isTight {
      startLine()
      tag("<p>")
    }
    if let label {
      tag("<span class=\"item-label\">")
      text(label)
      tag("</span> ")
    }
    write(inlines)
    if !isTight { tag("</p>\n") }
  }

  private mutating func write(_ heading: Heading) {
    lastHeading = (heading.level, heading.id)
    startLine()
    tag("<h")
    number(heading.level)
    if options.hasHeadingIDs { attribute(" id=\"", heading.id) }
    tag(">")
    write(heading.content)
    tag("</h")
    number(heading.level)
    tag(">\n")
  }

  private mutating func write(_ code: CodeBlock) {
    startLine()
    tag("<pre><code")
    if !code.info.isEmpty {
      let language = code.info.utf8.prefix { !$0.isMarkdownSpace }
      attribute(" class=\"language-", String(Substring(language)))
    }
    tag(">")
    text(code.text)
    tag("</code></pre>\n")
  }

  /// Writes a list; `advice` is the kind of the callout that says by it what to do or not to do.
  private mutating func write(_ list: List, advice: CalloutKind? = nil) {
    startLine()
    tag(list.start == nil ? "<ul" : "<ol")
    if let advice {
      tag(" class=\"")
      text(advice.rawValue)
      tag("-list\"")
    }
    if let start = list.start, start != 1 { attribute(" start=\"", String(start)) }
    tag(">\n")
    let label = advice.flatMap(resolver.itemLabel)
    for item in list.items { write(item, isTight: list.isTight, label: label) }
    tag(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  /// Writes an item, `label` before its first paragraph unless that begins so already.
  private mutating func write(_ item: List.Item, isTight: Bool, label: String?) {
    startLine()
    tag("<li>")
    var blocks = item.blocks[...]
    if let label, let first = blocks.first, case .paragraph(let inlines) = first.kind {
      blocks = blocks.dropFirst()
      let isSaid = Self.begins(plainText(of: inlines), with: label)
      writeParagraph(inlines, isTight: isTight, label: isSaid ? nil : label)
    }
    for block in blocks { write(block, isTight: isTight) }
    tag("</li>\n")
  }

  /// Whether `text` begins with the words `label`, in whatever case.
  private static func begins(_ text: String, with label: String) -> Bool {
    let start = text.prefix(label.count)
    guard start.lowercased() == label.lowercased() else { return false }
    guard let next = text.dropFirst(label.count).first else { return true }
    return !next.isLetter && !next.isNumber
  }

  /// Writes a table inside a region that scrolls by keyboard where it is too wide.
  private mutating func write(_ table: Table) {
    startLine()
    tag("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"")
    if options.hasHeadingIDs, let heading = lastHeading {
      attribute(" aria-labelledby=\"", heading.id)
    } else {
      attribute(" aria-label=\"", resolver.tableLabel)
    }
    tag(">\n<table>\n<thead>\n")
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
      if let alignment { attribute(" class=\"align-", alignment.rawValue) }
      tag(">")
      write(cell.content)
      tag(isHeader ? "</th>\n" : "</td>\n")
    }
    tag("</tr>\n")
  }

  private mutating func write(_ callout: Callout) {
    calloutCount += 1
    let id = "callout-\(calloutCount)"
    let level = min(max((lastHeading?.level ?? 1) + 1, 2), 6)
    startLine()
    attribute("<div class=\"callout callout-", callout.kind.rawValue)
    attribute(" role=\"group\" aria-labelledby=\"", id)
    tag(">\n<h")
    number(level)
    attribute(" class=\"callout-title\" id=\"", id)
    tag(">")
    text(resolver.calloutLabel(callout.kind))
    if !callout.title.isEmpty {
      tag(": ")
      write(callout.title)
    }
    tag("</h")
    number(level)
    tag(">\n")
    for block in callout.blocks {
      if callout.kind.isAdvice, case .list(let list) = block.kind {
        write(list, advice: callout.kind)
      } else {
        write(block)
      }
    }
    startLine()
    tag("</div>\n")
  }

  // MARK: Inlines

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline.kind {
    case .text(let words):
      if options.marksPlaces { mark("<!--careleaf-at ", inline.location) }
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
    case .rawHTML(let markup): rawHTML(markup)
    case .comment: break
    case .factReference(let reference):
      if options.marksPlaces { mark("<!--careleaf-fact ", inline.location) }
      writeText(
        resolver.factText(reference), leadingTo: resolver.factHref(reference), "<a href=\"")
      if options.marksPlaces { tag("<!--careleaf-end-->") }
    case .citation(let citation): write(citation)
    case .term(let term):
      writeText(term.text, leadingTo: resolver.termHref(term), "<a class=\"term\" href=\"")
    }
  }

  /// Says where what follows is written.
  private mutating func mark(_ comment: StaticString, _ location: SourceLocation) {
    guard let start = location.start else { return }
    tag(comment)
    number(start.line)
    tag(":")
    number(start.column)
    tag("-->")
  }

  private mutating func writeText(_ words: String, leadingTo href: String?, _ open: StaticString) {
    guard !isInsideLink, let href else { return text(words) }
    address(open, href)
    tag(">")
    text(words)
    tag("</a>")
  }

  private mutating func write(_ link: Link) {
    address("<a href=\"", resolver.href(link))
    if !link.title.isEmpty { attribute(" title=\"", link.title) }
    tag(">")
    isInsideLink = true
    write(link.content)
    isInsideLink = false
    tag("</a>")
  }

  private mutating func write(_ image: Image) {
    let picture = resolver.picture(image)
    address("<img src=\"", picture.source)
    attribute(" alt=\"", plainText(of: image.alternative))
    if !image.title.isEmpty { attribute(" title=\"", image.title) }
    if let size = picture.size {
      attribute(" width=\"", String(size.width))
      attribute(" height=\"", String(size.height))
      tag(" loading=\"lazy\"")
    }
    tag(" />")
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
    attribute("<a href=\"#ref-", item.id.value)
    attribute(" id=\"cite-", "\(item.id.value)-\(count)")
    attribute(" aria-label=\"", mark.label)
    tag(">")
    text(mark.text)
    tag("</a>")
  }

  /// The words of `inlines` on one line.
  private func plainText(of inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines {
      switch inline.kind {
      case .text(let words), .code(let words): text += words
      case .softBreak, .lineBreak: text += " "
      case .emphasis, .strong, .link, .image: text += plainText(of: inline.children)
      case .rawHTML(let html): text += html
      case .comment, .citation: break
      case .factReference(let reference): text += resolver.factText(reference)
      case .term(let term): text += term.text
      }
    }
    return text
  }
}
