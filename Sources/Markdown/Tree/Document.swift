public import Diagnostics

/// The text of an article as a tree; every node knows where it is written.
public struct Document: Sendable {
  /// The blocks in order.
  public let blocks: [Block]

  /// Calls `body` with every block in document order, a block before the blocks inside it.
  public func forEachBlock(_ body: (Block) -> Void) {
    withoutActuallyEscaping(body) { DocumentWalk(block: $0, inline: nil).walk(blocks) }
  }

  /// Calls `body` with every inline in document order, an inline before the inlines inside it;
  /// descriptions of pictures count.
  public func forEachInline(_ body: (Inline) -> Void) {
    withoutActuallyEscaping(body) { DocumentWalk(block: nil, inline: $0).walk(blocks) }
  }

  /// The headings with where each stands.
  public var headings: [Located<Heading>] {
    collectBlocks { if case .heading(let value) = $0 { value } else { nil } }
  }

  /// The places of generated pieces of page.
  public var blockReferences: [Located<BlockReference>] {
    collectBlocks { if case .blockReference(let value) = $0 { value } else { nil } }
  }

  /// The links.
  public var links: [Located<Link>] {
    collectInlines { if case .link(let value) = $0 { value } else { nil } }
  }

  /// The pictures.
  public var images: [Located<Image>] {
    collectInlines { if case .image(let value) = $0 { value } else { nil } }
  }

  /// The uses of facts.
  public var factReferences: [Located<FactReference>] {
    collectInlines { if case .factReference(let value) = $0 { value } else { nil } }
  }

  /// The references to the bibliography.
  public var citations: [Located<Citation>] {
    collectInlines { if case .citation(let value) = $0 { value } else { nil } }
  }

  /// The words that the glossary explains.
  public var terms: [Located<Term>] {
    collectInlines { if case .term(let value) = $0 { value } else { nil } }
  }

  /// The texts of the HTML comments, in blocks of their own or in running text, by place.
  public var comments: [Located<String>] {
    let blocks = collectBlocks { if case .comment(let value) = $0 { value } else { nil } }
    let inlines = collectInlines { if case .comment(let value) = $0 { value } else { nil } }
    return (blocks + inlines).sorted { $0.location < $1.location }
  }

  private func collectBlocks<Value>(_ pick: (Block.Kind) -> Value?) -> [Located<Value>] {
    var values: [Located<Value>] = []
    forEachBlock {
      if let value = pick($0.kind) { values.append(Located(value, at: $0.location)) }
    }
    return values
  }

  private func collectInlines<Value>(_ pick: (Inline.Kind) -> Value?) -> [Located<Value>] {
    var values: [Located<Value>] = []
    forEachInline {
      if let value = pick($0.kind) { values.append(Located(value, at: $0.location)) }
    }
    return values
  }
}

/// Walks a document in order; what is nil is not called.
struct DocumentWalk {
  var block: ((Block) -> Void)?
  var inline: ((Inline) -> Void)?

  func walk(_ blocks: [Block]) {
    for item in blocks {
      block?(item)
      walk(item)
    }
  }

  private func walk(_ block: Block) {
    switch block.kind {
    case .paragraph(let inlines): walk(inlines)
    case .heading(let heading): walk(heading.content)
    case .quote(let blocks): walk(blocks)
    case .list(let list):
      for item in list.items { walk(item.blocks) }
    case .table(let table):
      for cell in table.header { walk(cell.content) }
      for cell in table.rows.joined() { walk(cell.content) }
    case .callout(let callout):
      walk(callout.title)
      walk(callout.blocks)
    case .code, .thematicBreak, .rawHTML, .comment, .blockReference: break
    }
  }

  private func walk(_ inlines: [Inline]) {
    guard let inline else { return }
    for item in inlines {
      inline(item)
      walk(item.children)
    }
  }
}

/// What a renderer asks about the world outside a document. Whoever renders has checked before
/// that every name resolves; the words come from the site's templates.
public protocol DocumentResolver {
  /// The text of a fact, not escaped.
  func factText(_ reference: FactReference) -> String
  /// The address that a fact leads to, such as that of a telephone number, not escaped; nil
  /// when the fact is plain text.
  func factHref(_ reference: FactReference) -> String?
  /// The HTML of a block, put into the page as it is.
  func blockHTML(_ reference: BlockReference) -> String
  /// The text of a block for plain-text renderings.
  func blockText(_ reference: BlockReference) -> String
  /// The address that a link leads to, not escaped.
  func href(_ link: Link) -> String
  /// The address and size of a picture.
  func picture(_ image: Image) -> Picture
  /// How a citation is shown.
  func citation(_ item: Citation.Item) -> CitationMark
  /// The address that explains a term, not escaped; nil leaves the word without a link.
  func termHref(_ term: Term) -> String?
  /// The name of a kind of callout, such as "Urgent".
  func calloutLabel(_ kind: CalloutKind) -> String
  /// What stands before every item of the lists of a kind of callout, such as "Do not"; nil
  /// when nothing does.
  func itemLabel(_ kind: CalloutKind) -> String?
  /// What a table with no heading before it is called for screen readers.
  var tableLabel: String { get }
}

/// The address and size of a picture.
public struct Picture: Sendable {
  /// The address, not escaped.
  public var source: String
  /// The width and height in CSS pixels; nil when not known.
  public var size: (width: Int, height: Int)?

  /// A picture at `source` of `size` CSS pixels.
  public init(source: String, size: (width: Int, height: Int)? = nil) {
    self.source = source
    self.size = size
  }
}

/// How a citation is shown.
public struct CitationMark: Sendable {
  /// What is shown, such as `3`.
  public var text: String
  /// What screen readers say, such as "Reference 3".
  public var label: String

  /// A citation shown as `text`, read out as `label`.
  public init(text: String, label: String) {
    self.text = text
    self.label = label
  }
}
