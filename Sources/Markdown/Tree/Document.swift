public import Diagnostics

/// The text of an article as a tree; every node knows where it is written.
public struct Document: Sendable {
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

  public var headings: [Located<Heading>] {
    collectBlocks { if case .heading(let value) = $0 { value } else { nil } }
  }

  public var blockReferences: [Located<BlockReference>] {
    collectBlocks { if case .blockReference(let value) = $0 { value } else { nil } }
  }

  public var links: [Located<Link>] {
    collectInlines { if case .link(let value) = $0 { value } else { nil } }
  }

  public var images: [Located<Image>] {
    collectInlines { if case .image(let value) = $0 { value } else { nil } }
  }

  public var citations: [Located<Citation>] {
    collectInlines { if case .citation(let value) = $0 { value } else { nil } }
  }

  public var terms: [Located<Term>] {
    collectInlines { if case .term(let value) = $0 { value } else { nil } }
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
private struct DocumentWalk {
  let block: ((Block) -> Void)?
  let inline: ((Inline) -> Void)?

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
