import Diagnostics
import Markdown

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

  /// What `document` has.
  init(_ document: Document) {
    self.document = document
    document.forEachBlock { add($0) }
    document.forEachInline { add($0) }
  }

  /// The blocks in order.
  var blocks: [Block] { document.blocks }

  /// Calls `body` with every block in document order.
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
