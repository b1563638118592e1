import Content
import Diagnostics
import Foundations
import Markdown

/// Reads the prose of a parsed article: what patients read, not code, addresses or keys.
struct DocumentProse {
  private var builder: ProseBuilder
  private let facts: FactScope
  private let treatment: String?

  init(builder: ProseBuilder, facts: FactScope, treatment: String?) {
    self.builder = builder
    self.facts = facts
    self.treatment = treatment
  }

  consuming func read(_ document: Document) -> ProseBuilder {
    add(document.blocks, as: .paragraph)
    return builder
  }

  private mutating func add(_ blocks: [Block], as kind: ProseUnit.Kind) {
    for block in blocks { add(block, as: kind) }
  }

  private mutating func add(_ block: Block, as kind: ProseUnit.Kind) {
    switch block.kind {
    case .paragraph(let inlines): add(inlines, kind, at: block.location)
    case .heading(let heading):
      builder.section += 1
      builder.leadIn = nil
      add(heading.content, .heading(level: heading.level), at: block.location)
    case .quote(let blocks): add(blocks, as: kind)
    case .list(let list): add(list)
    case .table(let table): add(table)
    case .callout(let callout):
      add(callout.title, .calloutTitle, at: block.location)
      builder.isDontList = callout.kind == .dont
      add(callout.blocks, as: .paragraph)
      builder.isDontList = false
    case .code, .thematicBreak, .rawHTML, .comment, .blockReference: break
    }
  }

  private mutating func add(_ list: List) {
    let before = builder.leadIn
    builder.leadIn = builder.lastParagraph
    for item in list.items { add(item.blocks, as: .listItem) }
    builder.leadIn = before
  }

  private mutating func add(_ table: Table) {
    for cell in table.header { add(cell.content, .headerCell, at: cell.location) }
    for row in table.rows {
      builder.row += 1
      let first = builder.prose.units.count
      let marks = builder.prose.marks.count
      for cell in row { add(cell.content, .cell, at: cell.location) }
      builder.shareCitations(from: first, marks: marks)
    }
  }

  private mutating func add(
    _ inlines: [Inline], _ kind: ProseUnit.Kind, at location: SourceLocation
  ) {
    var images: [Inline] = []
    for inline in inlines { add(inline, &images) }
    builder.endUnit(kind, at: location)
    for image in images {
      for child in image.children { add(child, &images) }
      builder.endUnit(.altText, at: image.location)
    }
  }

  private mutating func add(_ inline: Inline, _ images: inout [Inline]) {
    switch inline.kind {
    case .text(let text): builder.append(text, at: inline.location, isExact: true)
    case .softBreak, .lineBreak: builder.append(" ", at: inline.location, isExact: false)
    case .emphasis(let children), .strong(let children):
      for child in children { add(child, &images) }
    case .link(let link): addLink(link.content, &images)
    case .image: images.append(inline)
    case .factReference(let reference):
      let text = facts.fact(Identifier(reference.name), in: treatment)?.text ?? ""
      builder.mark(.fact) { $0.append(text, at: inline.location, isExact: false) }
    case .citation: builder.cite()
    case .term(let term):
      builder.mark(.term) { $0.append(term.text, at: term.nameLocation, isExact: true) }
    case .code, .rawHTML, .comment: break
    }
  }

  private mutating func addLink(_ content: [Inline], _ images: inout [Inline]) {
    let start = builder.prose.bytes.count
    for child in content { add(child, &images) }
    builder.addMark(.link, from: start)
  }
}

extension ProseBuilder {
  /// The unit read last where it may introduce a list.
  fileprivate var lastParagraph: Int? {
    guard let last = prose.units.last, last.kind.introduces else { return nil }
    return prose.units.count - 1
  }
}

extension ProseUnit.Kind {
  /// Whether a list after it continues what it says.
  fileprivate var introduces: Bool {
    switch self {
    case .paragraph, .calloutTitle, .heading: true
    default: false
    }
  }
}

/// A parsed article with what checks ask for again and again, found in two walks.
struct ReadDocument {
  private(set) var headings: [Located<Heading>] = []
  private(set) var lists: [List] = []
  private(set) var tables: [Table] = []
  private(set) var rawHTML: [Located<String>] = []
  private(set) var blockReferences: [BlockReference] = []
  private(set) var links: [Located<Link>] = []
  private(set) var images: [Located<Image>] = []
  private(set) var terms: [Term] = []
  /// Whether there are comments, which may be waivers.
  private(set) var hasComments = false
  private let document: Document

  init(_ document: Document) {
    self.document = document
    document.forEachBlock { add($0) }
    document.forEachInline { add($0) }
  }

  var blocks: [Block] { document.blocks }

  func forEachBlock(_ body: (Block) -> Void) { document.forEachBlock(body) }

  private mutating func add(_ block: Block) {
    switch block.kind {
    case .heading(let heading): headings.append(Located(heading, at: block.location))
    case .list(let list): lists.append(list)
    case .table(let table): tables.append(table)
    case .rawHTML(let html): rawHTML.append(Located(html, at: block.location))
    case .blockReference(let reference): blockReferences.append(reference)
    case .comment: hasComments = true
    case .paragraph, .quote, .code, .thematicBreak, .callout: break
    }
  }

  private mutating func add(_ inline: Inline) {
    switch inline.kind {
    case .link(let link): links.append(Located(link, at: inline.location))
    case .image(let image): images.append(Located(image, at: inline.location))
    case .term(let term): terms.append(term)
    case .comment: hasComments = true
    case .text, .code, .softBreak, .lineBreak, .emphasis, .strong, .rawHTML, .factReference,
      .citation:
      break
    }
  }
}
