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
