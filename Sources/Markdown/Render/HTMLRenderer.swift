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
      output = writer.bytes
    }
  }
}

/// The state of one rendering.
private struct HTMLWriter {
  private let document: DocumentReader
  private let resolver: any DocumentResolver
  private let options: HTMLRenderer.Options
  private var output: HTMLOutput
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
    self.output = HTMLOutput(after: &output)
  }

  var bytes: [UInt8] { output.bytes }

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
      output.startLine()
      output.tag("<blockquote>\n")
      write(document.children(of: node))
      output.startLine()
      output.tag("</blockquote>\n")
    case .bulletList, .orderedList: writeList(node)
    case .codeBlock: writeCode(node)
    case .thematicBreak:
      output.startLine()
      output.tag("<hr />\n")
    case .htmlBlock:
      output.startLine()
      rawHTML(node)
      output.startLine()
    case .table: writeTable(node)
    case .callout: writeCallout(node)
    case .blockReference:
      output.startLine()
      output.html(resolver.blockHTML(document.name(node)))
      output.startLine()
    case .commentBlock, .item, .row, .cell, .calloutTitle: break
    default: writeInline(node)
    }
  }

  private mutating func writeParagraph(_ node: Int, isTight: Bool, label: String? = nil) {
    if !isTight, label == nil, let image = soleImage(of: node) { return writeFigure(image) }
    if !isTight {
      output.startLine()
      output.tag("<p>")
    }
    if let label {
      output.tag("<span class=\"item-label\">")
      output.text(label)
      output.tag("</span> ")
    }
    write(document.children(of: node))
    if !isTight { output.tag("</p>\n") }
  }

  /// Writes the HTML of a writer, as text unless it is allowed.
  private mutating func rawHTML(_ node: Int) {
    let markup = document.bytes(node)
    if options.allowsRawHTML { output.html(markup) } else { output.text(markup) }
  }

  private mutating func writeHeading(_ node: Int) {
    let level = document.level(node)
    lastHeading = (level, document.anchor(node))
    output.startLine()
    output.tag("<h")
    output.number(level)
    if options.hasHeadingIDs { output.attribute(" id=\"", document.anchor(node)) }
    output.tag(">")
    write(document.children(of: node))
    output.tag("</h")
    output.number(level)
    output.tag(">\n")
  }

  private mutating func writeCode(_ node: Int) {
    output.startLine()
    output.tag("<pre><code")
    let info = document.info(node)
    if !info.isEmpty {
      let language = info.utf8.prefix { !$0.isMarkdownSpace }
      output.attribute(" class=\"language-", String(Substring(language)))
    }
    output.tag(">")
    output.text(document.bytes(node))
    output.tag("</code></pre>\n")
  }

  /// Writes a list; `advice` is the kind of the callout that says by it what to do or not to do.
  private mutating func writeList(_ list: Int, advice: CalloutKind? = nil) {
    let isOrdered = document.kind(list) == .orderedList
    output.startLine()
    output.tag(isOrdered ? "<ol" : "<ul")
    if let advice {
      output.tag(" class=\"")
      output.text(advice.rawValue)
      output.tag("-list\"")
    }
    if isOrdered, document.firstNumber(list) != 1 {
      output.attribute(" start=\"", String(document.firstNumber(list)))
    }
    output.tag(">\n")
    let label = advice.flatMap(resolver.itemLabel)
    for item in document.children(of: list) {
      writeItem(item, isTight: document.isTight(list), label: label)
    }
    output.tag(isOrdered ? "</ol>\n" : "</ul>\n")
  }

  /// Writes an item, `label` before its first paragraph unless that begins so already.
  private mutating func writeItem(_ item: Int, isTight: Bool, label: String?) {
    output.startLine()
    output.tag("<li>")
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
    output.tag("</li>\n")
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
    output.startLine()
    output.tag("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"")
    if options.hasHeadingIDs, let heading = lastHeading {
      output.attribute(" aria-labelledby=\"", heading.id)
    } else {
      output.attribute(" aria-label=\"", resolver.tableLabel)
    }
    output.tag(">\n<table>\n<thead>\n")
    var hasBody = false
    for row in document.children(of: table) {
      if document.isHeader(row) {
        writeRow(row, isHeader: true)
        output.tag("</thead>\n")
      } else {
        if !hasBody { output.tag("<tbody>\n") }
        hasBody = true
        writeRow(row, isHeader: false)
      }
    }
    if hasBody { output.tag("</tbody>\n") }
    output.tag("</table>\n</div>\n")
  }

  private mutating func writeRow(_ row: Int, isHeader: Bool) {
    output.tag("<tr>\n")
    for cell in document.children(of: row) {
      output.tag(isHeader ? "<th scope=\"col\"" : "<td")
      if let alignment = document.alignment(cell) {
        output.attribute(" class=\"align-", alignment.rawValue)
      }
      output.tag(">")
      write(document.children(of: cell))
      output.tag(isHeader ? "</th>\n" : "</td>\n")
    }
    output.tag("</tr>\n")
  }

  private mutating func writeCallout(_ callout: Int) {
    calloutCount += 1
    let id = "callout-\(calloutCount)"
    let level = min(max((lastHeading?.level ?? 1) + 1, 2), 6)
    let kind = document.calloutKind(callout)
    output.startLine()
    output.attribute("<div class=\"callout callout-", kind.rawValue)
    output.attribute(" role=\"group\" aria-labelledby=\"", id)
    output.tag(">\n<h")
    output.number(level)
    output.attribute(" class=\"callout-title\" id=\"", id)
    output.tag(">")
    output.text(resolver.calloutLabel(kind))
    for node in document.children(of: callout) {
      guard document.kind(node) == .calloutTitle, !document.inside(node).isEmpty else { continue }
      output.tag(": ")
      write(document.children(of: node))
    }
    output.tag("</h")
    output.number(level)
    output.tag(">\n")
    for block in document.children(of: callout) {
      if kind.isAdvice, document.kind(block).isList {
        writeList(block, advice: kind)
      } else {
        write(block)
      }
    }
    output.startLine()
    output.tag("</div>\n")
  }

  // MARK: Inlines

  private mutating func writeInline(_ node: Int) {
    switch document.kind(node) {
    case .text:
      if options.marksPlaces { mark("<!--careleaf-at ", node) }
      output.text(document.bytes(node))
    case .code:
      output.tag("<code>")
      output.text(document.bytes(node))
      output.tag("</code>")
    case .softBreak: output.tag("\n")
    case .lineBreak: output.tag("<br />\n")
    case .emphasis:
      output.tag("<em>")
      write(document.children(of: node))
      output.tag("</em>")
    case .strong:
      output.tag("<strong>")
      write(document.children(of: node))
      output.tag("</strong>")
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
    output.tag(comment)
    output.number(start.line)
    output.tag(":")
    output.number(start.column)
    output.tag("-->")
  }

  private mutating func writeFact(_ node: Int) {
    let name = document.name(node)
    if options.marksPlaces { mark("<!--careleaf-fact ", node) }
    let isLink = beginLink(to: resolver.factHref(name), "<a href=\"")
    output.text(resolver.factText(name))
    if isLink { output.tag("</a>") }
    if options.marksPlaces { output.tag("<!--careleaf-end-->") }
  }

  private mutating func writeTerm(_ node: Int) {
    let href = isInsideLink ? nil : resolver.termHref(document.name(node))
    let isLink = beginLink(to: href, "<a class=\"term\" href=\"")
    output.text(document.shown(node))
    if isLink { output.tag("</a>") }
  }

  /// Begins a link to `href` and returns whether it has.
  private mutating func beginLink(to href: String?, _ open: StaticString) -> Bool {
    guard !isInsideLink, let href else { return false }
    output.address(open, href)
    output.tag(">")
    return true
  }

  private mutating func writeLink(_ node: Int) {
    output.address("<a href=\"", resolver.href(document.destination(node)))
    writeTitle(of: node)
    output.tag(">")
    isInsideLink = true
    write(document.children(of: node))
    isInsideLink = false
    output.tag("</a>")
  }

  private mutating func writeTitle(of node: Int) {
    let title = document.title(node)
    if !title.isEmpty { output.attribute(" title=\"", title) }
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

  private mutating func writeFigure(_ image: Int) {
    output.startLine()
    output.figure(shown(image), title: document.title(image), isLazy: pictureCount > 0)
    pictureCount += 1
  }

  private mutating func writeImage(_ image: Int) {
    let picture = shown(image)
    output.picture(picture, title: document.title(image), isLazy: pictureCount > 0)
    output.credits(picture.picture)
    if picture.picture.size != nil { pictureCount += 1 }
  }

  private func shown(_ image: Int) -> ShownPicture {
    let picture = resolver.picture(document.destination(image))
    let text = plainText(of: image)
    let isDescribed = !text.isEmpty || document.isDecorative(image)
    return ShownPicture(picture: picture, description: isDescribed ? text : picture.description)
  }

  private mutating func writeCitation(_ citation: Int) {
    // Without white space before it, a number never stands alone at the start of a line.
    output.removeTrailingSpace()
    output.tag("<sup class=\"citation\">")
    var isFirst = true
    for item in document.children(of: citation) {
      if !isFirst { output.tag(", ") }
      isFirst = false
      writeCitationItem(document.name(item))
      if !document.locator(item).isEmpty {
        output.tag(", ")
        output.text(document.locator(item))
      }
    }
    output.tag("</sup>")
  }

  private mutating func writeCitationItem(_ id: String) {
    let mark = resolver.citation(id)
    guard !isInsideLink else { return output.text(mark.text) }
    let count = citationCounts[id, default: 0] + 1
    citationCounts[id] = count
    output.attribute("<a href=\"#ref-", id)
    output.attribute(" id=\"cite-", "\(id)-\(count)")
    output.attribute(" aria-label=\"", mark.label)
    output.tag(">")
    output.text(mark.text)
    output.tag("</a>")
  }

  /// The words inside `node` on one line.
  private func plainText(of node: Int) -> String {
    document.plainText(of: document.inside(node), showingHTML: true, fact: resolver.factText)
  }
}

extension NodeKind {
  fileprivate var isList: Bool { self == .bulletList || self == .orderedList }
}
