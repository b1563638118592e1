/// Makes plain text of documents: for summaries, descriptions, search and checks.
public struct PlainTextRenderer {
  private let resolver: any DocumentResolver

  /// A renderer that asks `resolver` what names mean.
  public init(resolver: any DocumentResolver) { self.resolver = resolver }

  /// The text of `document`: blocks with an empty line between them, list items and table rows
  /// on lines of their own, no marks.
  public func render(_ document: Document) -> String { render(document.blocks) }

  /// The text of `blocks`.
  public func render(_ blocks: [Block]) -> String {
    blocks.map(render).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The text of `inlines`, with the line breaks of the source.
  public func render(_ inlines: [Inline]) -> String { text(of: inlines, lineBreak: "\n") }

  /// The text of `inlines` on one line.
  public func renderLine(_ inlines: [Inline]) -> String { text(of: inlines, lineBreak: " ") }

  private func text(of inlines: [Inline], lineBreak: String) -> String {
    var text = ""
    for inline in inlines { append(inline, to: &text, lineBreak: lineBreak) }
    return text
  }

  private func append(_ inline: Inline, to text: inout String, lineBreak: String) {
    switch inline.kind {
    case .text(let words), .code(let words): text += words
    case .softBreak, .lineBreak: text += lineBreak
    case .emphasis, .strong, .link, .image:
      for child in inline.children { append(child, to: &text, lineBreak: lineBreak) }
    case .rawHTML(let html): text += html
    case .comment, .citation: break
    case .factReference(let reference): text += resolver.factText(reference)
    case .term(let term): text += term.text
    }
  }

  private func render(_ block: Block) -> String {
    switch block.kind {
    case .paragraph(let inlines): return render(inlines)
    case .heading(let heading): return renderLine(heading.content)
    case .quote(let blocks): return render(blocks)
    case .list(let list): return render(list)
    case .code(let code): return String(code.text.dropLast(code.text.hasSuffix("\n") ? 1 : 0))
    case .thematicBreak, .rawHTML, .comment: return ""
    case .table(let table): return render(table)
    case .callout(let callout): return render(callout)
    case .blockReference(let reference): return resolver.blockText(reference)
    }
  }

  private func render(_ list: List, label: String? = nil) -> String {
    list.items.map { item in
      let text = render(item.blocks)
      guard let label, !ItemLabel.isSaid(label, in: text) else { return text }
      return label + " " + text
    }.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  private func render(_ table: Table) -> String {
    ([table.header] + table.rows)
      .map { row in row.map { renderLine($0.content) }.joined(separator: "\t") }
      .joined(separator: "\n")
  }

  private func render(_ callout: Callout) -> String {
    let label = resolver.calloutLabel(callout.kind)
    let title = renderLine(callout.title)
    let heading = title.isEmpty ? label : "\(label): \(title)"
    let content = callout.blocks.map { block in
      guard callout.kind.isAdvice, case .list(let list) = block.kind else { return render(block) }
      return render(list, label: resolver.itemLabel(callout.kind))
    }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    return content.isEmpty ? heading : heading + "\n\n" + content
  }
}
