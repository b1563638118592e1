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
