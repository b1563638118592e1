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
    var output: [UInt8] = []
    output.reserveCapacity(8192)
    render(document, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the HTML of `document` to `output` as UTF-8.
  public func render(_ document: Document, into output: inout [UInt8]) {
    document.read { text in
      var writer = HTMLWriter(text, resolver: resolver, options: options, output: &output)
      writer.write(text.blocks)
      output = writer.output
    }
  }
}

/// The state of one rendering.
private struct HTMLWriter {
  private let document: DocumentReader
  private let resolver: any DocumentResolver
  private let options: HTMLRenderer.Options
  private(set) var output: [UInt8] = []
  /// How much of the output was there before.
  private let start: Int
  private var lastHeading: (level: Int, id: String)?
  private var calloutCount = 0
  private var pictureCount = 0
  private var citationCounts: [String: Int] = [:]
  /// Links cannot contain links.
  private var isInsideLink = false

  /// A writer that goes on where `output` ends, which it takes away until it has written.
  init(
    _ document: DocumentReader, resolver: any DocumentResolver, options: HTMLRenderer.Options,
    output: inout [UInt8]
  ) {
    self.document = document
    self.resolver = resolver
    self.options = options
    start = output.count
    swap(&self.output, &output)
  }

  // MARK: Output

  /// Writes markup as it is.
  private mutating func tag(_ markup: StaticString) {
    markup.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  /// Writes text, escaped.
  private mutating func text(_ text: String) { HTMLEscape.append(text, to: &output) }

  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    HTMLEscape.append(text, to: &output)
  }

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
  private mutating func rawHTML(_ node: Int) {
    let markup = document.bytes(node)
    if options.allowsRawHTML { output.append(contentsOf: markup) } else { text(markup) }
  }

  private mutating func number(_ number: Int) { html(String(number)) }

  /// Begins a line unless at the start of one.
  private mutating func startLine() {
    if output.count > start, output[output.count - 1] != 0x0A { output.append(0x0A) }
  }

  // MARK: Blocks

  mutating func write(_ nodes: DocumentReader.Siblings) {
    for node in nodes { write(node) }
  }

  /// Writes a node; paragraphs of tight lists stand without tags.
  private mutating func write(_ node: Int, isTight: Bool = false) {
    switch document.kind(node) {
    case .paragraph: writeParagraph(node, isTight: isTight)
    case .heading: writeHeading(node)
    case .quote:
      startLine()
      tag("<blockquote>\n")
      write(document.children(of: node))
      startLine()
      tag("</blockquote>\n")
    case .bulletList, .orderedList: writeList(node)
    case .codeBlock: writeCode(node)
    case .thematicBreak:
      startLine()
      tag("<hr />\n")
    case .htmlBlock:
      startLine()
      rawHTML(node)
      startLine()
    case .table: writeTable(node)
    case .callout: writeCallout(node)
    case .blockReference:
      startLine()
      html(resolver.blockHTML(document.name(node)))
      startLine()
    case .commentBlock, .item, .row, .cell, .calloutTitle: break
    default: writeInline(node)
    }
  }

  private mutating func writeParagraph(_ node: Int, isTight: Bool, label: String? = nil) {
    if !isTight, label == nil, let image = soleImage(of: node) { return writeFigure(image) }
    if !isTight {
      startLine()
      tag("<p>")
    }
    if let label {
      tag("<span class=\"item-label\">")
      text(label)
      tag("</span> ")
    }
    write(document.children(of: node))
    if !isTight { tag("</p>\n") }
  }

  private mutating func writeHeading(_ node: Int) {
    let level = document.level(node)
    lastHeading = (level, document.anchor(node))
    startLine()
    tag("<h")
    number(level)
    if options.hasHeadingIDs { attribute(" id=\"", document.anchor(node)) }
    tag(">")
    write(document.children(of: node))
    tag("</h")
    number(level)
    tag(">\n")
  }

  private mutating func writeCode(_ node: Int) {
    startLine()
    tag("<pre><code")
    let info = document.info(node)
    if !info.isEmpty {
      let language = info.utf8.prefix { !$0.isMarkdownSpace }
      attribute(" class=\"language-", String(Substring(language)))
    }
    tag(">")
    text(document.bytes(node))
    tag("</code></pre>\n")
  }

  /// Writes a list; `advice` is the kind of the callout that says by it what to do or not to do.
  private mutating func writeList(_ list: Int, advice: CalloutKind? = nil) {
    let isOrdered = document.kind(list) == .orderedList
    startLine()
    tag(isOrdered ? "<ol" : "<ul")
    if let advice {
      tag(" class=\"")
      text(advice.rawValue)
      tag("-list\"")
    }
    if isOrdered, document.firstNumber(list) != 1 {
      attribute(" start=\"", String(document.firstNumber(list)))
    }
    tag(">\n")
    let label = advice.flatMap(resolver.itemLabel)
    for item in document.children(of: list) {
      writeItem(item, isTight: document.isTight(list), label: label)
    }
    tag(isOrdered ? "</ol>\n" : "</ul>\n")
  }

  /// Writes an item, `label` before its first paragraph unless that begins so already.
  private mutating func writeItem(_ item: Int, isTight: Bool, label: String?) {
    startLine()
    tag("<li>")
    var label = label
    for block in document.children(of: item) {
      if let label, document.kind(block) == .paragraph {
        let isSaid = Self.begins(plainText(of: block), with: label)
        writeParagraph(block, isTight: isTight, label: isSaid ? nil : label)
      } else {
        write(block, isTight: isTight)
      }
      label = nil
    }
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
  private mutating func writeTable(_ table: Int) {
    startLine()
    tag("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"")
    if options.hasHeadingIDs, let heading = lastHeading {
      attribute(" aria-labelledby=\"", heading.id)
    } else {
      attribute(" aria-label=\"", resolver.tableLabel)
    }
    tag(">\n<table>\n<thead>\n")
    var hasBody = false
    for row in document.children(of: table) {
      if document.isHeader(row) {
        writeRow(row, isHeader: true)
        tag("</thead>\n")
      } else {
        if !hasBody { tag("<tbody>\n") }
        hasBody = true
        writeRow(row, isHeader: false)
      }
    }
    if hasBody { tag("</tbody>\n") }
    tag("</table>\n</div>\n")
  }

  private mutating func writeRow(_ row: Int, isHeader: Bool) {
    tag("<tr>\n")
    for cell in document.children(of: row) {
      tag(isHeader ? "<th scope=\"col\"" : "<td")
      if let alignment = document.alignment(cell) {
        attribute(" class=\"align-", alignment.rawValue)
      }
      tag(">")
      write(document.children(of: cell))
      tag(isHeader ? "</th>\n" : "</td>\n")
    }
    tag("</tr>\n")
  }

  private mutating func writeCallout(_ callout: Int) {
    calloutCount += 1
    let id = "callout-\(calloutCount)"
    let level = min(max((lastHeading?.level ?? 1) + 1, 2), 6)
    let kind = document.calloutKind(callout)
    startLine()
    attribute("<div class=\"callout callout-", kind.rawValue)
    attribute(" role=\"group\" aria-labelledby=\"", id)
    tag(">\n<h")
    number(level)
    attribute(" class=\"callout-title\" id=\"", id)
    tag(">")
    text(resolver.calloutLabel(kind))
    for node in document.children(of: callout) {
      guard document.kind(node) == .calloutTitle, !document.inside(node).isEmpty else { continue }
      tag(": ")
      write(document.children(of: node))
    }
    tag("</h")
    number(level)
    tag(">\n")
    for block in document.children(of: callout) {
      if kind.isAdvice, document.kind(block).isList {
        writeList(block, advice: kind)
      } else {
        write(block)
      }
    }
    startLine()
    tag("</div>\n")
  }

  // MARK: Inlines

  private mutating func writeInline(_ node: Int) {
    switch document.kind(node) {
    case .text:
      if options.marksPlaces { mark("<!--careleaf-at ", node) }
      text(document.bytes(node))
    case .code:
      tag("<code>")
      text(document.bytes(node))
      tag("</code>")
    case .softBreak: tag("\n")
    case .lineBreak: tag("<br />\n")
    case .emphasis:
      tag("<em>")
      write(document.children(of: node))
      tag("</em>")
    case .strong:
      tag("<strong>")
      write(document.children(of: node))
      tag("</strong>")
    case .link: writeLink(node)
    case .image: writeImage(node)
    case .rawHTML: rawHTML(node)
    case .factReference: writeFact(node)
    case .citation: writeCitation(node)
    case .term: writeTerm(node)
    default: break
    }
  }

  /// Says where what follows is written.
  private mutating func mark(_ comment: StaticString, _ node: Int) {
    guard let start = document.location(node).start else { return }
    tag(comment)
    number(start.line)
    tag(":")
    number(start.column)
    tag("-->")
  }

  private mutating func writeFact(_ node: Int) {
    let name = document.name(node)
    if options.marksPlaces { mark("<!--careleaf-fact ", node) }
    let isLink = beginLink(to: resolver.factHref(name), "<a href=\"")
    text(resolver.factText(name))
    if isLink { tag("</a>") }
    if options.marksPlaces { tag("<!--careleaf-end-->") }
  }

  private mutating func writeTerm(_ node: Int) {
    let href = isInsideLink ? nil : resolver.termHref(document.name(node))
    let isLink = beginLink(to: href, "<a class=\"term\" href=\"")
    text(document.shown(node))
    if isLink { tag("</a>") }
  }

  /// Begins a link to `href` and returns whether it has.
  private mutating func beginLink(to href: String?, _ open: StaticString) -> Bool {
    guard !isInsideLink, let href else { return false }
    address(open, href)
    tag(">")
    return true
  }

  private mutating func writeLink(_ node: Int) {
    address("<a href=\"", resolver.href(document.destination(node)))
    writeTitle(of: node)
    tag(">")
    isInsideLink = true
    write(document.children(of: node))
    isInsideLink = false
    tag("</a>")
  }

  private mutating func writeTitle(of node: Int) {
    let title = document.title(node)
    if !title.isEmpty { attribute(" title=\"", title) }
  }

  /// The picture that is all there is in a paragraph, when the resolver knows more of it than its
  /// address.
  private func soleImage(of paragraph: Int) -> Int? {
    var found: Int?
    for child in document.children(of: paragraph) {
      guard found == nil, document.kind(child) == .image else { return nil }
      found = child
    }
    guard let found, resolver.picture(document.destination(found)).size != nil else { return nil }
    return found
  }

  /// Writes a picture that stands alone, with its title below it. Where there is more to see than
  /// the page has room for, it leads there.
  private mutating func writeFigure(_ image: Int) {
    let title = document.title(image)
    let picture = resolver.picture(document.destination(image))
    startLine()
    let isFigure = !title.isEmpty || picture.credits != nil
    tag(isFigure ? "<figure>\n" : "<p>")
    let isLink = picture.hasDetails && !description(of: image, picture).isEmpty
    if isLink, let largest = picture.choices.last {
      address("<a class=\"picture-link\" href=\"", largest.address)
      tag(">")
    }
    writeImage(image, picture, hasTitle: false)
    if isLink { tag("</a>") }
    if isFigure { writeCaption(title, picture.credits) }
    tag(isFigure ? "</figure>\n" : "</p>\n")
  }

  private mutating func writeCaption(_ title: String, _ credits: String?) {
    tag("\n<figcaption>")
    text(title)
    if let credits {
      tag(title.isEmpty ? "<small>" : " <small>")
      text(credits)
      tag("</small>")
    }
    tag("</figcaption>\n")
  }

  /// What a picture shows; empty where it only decorates.
  private func description(of image: Int, _ picture: Picture) -> String {
    let text = plainText(of: image)
    return text.isEmpty && !document.isDecorative(image) ? picture.description : text
  }

  private mutating func writeImage(_ node: Int) {
    writeImage(node, resolver.picture(document.destination(node)), hasTitle: true)
  }

  private mutating func writeImage(_ node: Int, _ picture: Picture, hasTitle: Bool) {
    if !picture.choices.isEmpty { writeChoices(picture) }
    address("<img src=\"", picture.source)
    attribute(" alt=\"", description(of: node, picture))
    if hasTitle { writeTitle(of: node) }
    if let size = picture.size {
      attribute(" width=\"", String(size.width))
      attribute(" height=\"", String(size.height))
      // The first picture can be seen at once, or soon.
      if pictureCount > 0 { tag(" loading=\"lazy\"") }
      tag(" decoding=\"async\"")
      pictureCount += 1
    }
    tag(" />")
    if !picture.choices.isEmpty { tag("</picture>") }
  }

  private mutating func writeChoices(_ picture: Picture) {
    tag("<picture><source type=\"image/webp\" srcset=\"")
    for (number, choice) in picture.choices.enumerated() {
      if number > 0 { tag(", ") }
      HTMLEscape.appendURL(choice.address, to: &output)
      tag(" ")
      self.number(choice.width)
      tag("w")
    }
    attribute("\" sizes=\"", picture.shownWidth)
    tag(" />")
  }

  private mutating func writeCitation(_ citation: Int) {
    // Without white space before it, a number never stands alone at the start of a line.
    while output.count > start, output.last == 0x20 || output.last == 0x0A { output.removeLast() }
    tag("<sup class=\"citation\">")
    var isFirst = true
    for item in document.children(of: citation) {
      if !isFirst { tag(", ") }
      isFirst = false
      writeCitationItem(document.name(item))
      if !document.locator(item).isEmpty {
        tag(", ")
        text(document.locator(item))
      }
    }
    tag("</sup>")
  }

  private mutating func writeCitationItem(_ id: String) {
    let mark = resolver.citation(id)
    guard !isInsideLink else { return text(mark.text) }
    let count = citationCounts[id, default: 0] + 1
    citationCounts[id] = count
    attribute("<a href=\"#ref-", id)
    attribute(" id=\"cite-", "\(id)-\(count)")
    attribute(" aria-label=\"", mark.label)
    tag(">")
    text(mark.text)
    tag("</a>")
  }

  /// The words inside `node` on one line.
  private func plainText(of node: Int) -> String {
    document.plainText(of: document.inside(node), showingHTML: true, fact: resolver.factText)
  }
}

extension NodeKind {
  fileprivate var isList: Bool { self == .bulletList || self == .orderedList }
}
