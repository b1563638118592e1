import CCMark
import Diagnostics
import Foundations

extension TreeBuilder {
  /// A quotation, or the callout that it is when it begins with `[!KIND]`.
  mutating func convertQuote(_ node: CMarkNode, level: Int) -> Block {
    let whole = span(of: node)
    guard level < MarkdownParser.deepestLevel else {
      reportDepth(at: whole)
      return Block(kind: .quote([]), span: whole)
    }
    stack.containers.append(.quote)
    defer { stack.containers.removeLast() }
    guard let first = node.firstChild, first.kind == CMARK_NODE_PARAGRAPH else {
      let blocks = convertBlocks(from: node.firstChild, level: level + 1)
      return Block(kind: .quote(blocks), span: whole)
    }
    let start = convertParagraph(first, level: level + 1, role: .quoteStart)
    let mark = finds.callout
    let rest = convertBlocks(from: first.next, level: level + 1)
    guard let mark, let kind = calloutKind(mark.name, at: mark.span) else {
      return Block(kind: .quote([start] + rest), span: whole)
    }
    let callout = makeCallout(kind, start, rest)
    if callout.title.allSatisfy(\.isBlank), callout.blocks.isEmpty {
      report(
        "markdown/empty-callout", "the callout is empty", at: whole,
        help: "put its text on the next lines, each with '>' in front")
    }
    return Block(kind: .callout(callout), span: whole)
  }

  private mutating func calloutKind(_ name: String, at span: Span) -> CalloutKind? {
    if let kind = CalloutKind(rawValue: name.lowercased()) { return kind }
    let names = CalloutKind.allCases.map { $0.rawValue.uppercased() }
    let nearest = NearestName(in: names).match(for: name)
    let problem = Diagnostic(
      "markdown/unknown-callout", .error, "'\(name)' is not a kind of callout",
      at: span.location, help: nearest.map { "did you mean '\($0)'?" },
      replacement: nearest, explanation: "The kinds are \(names.joined(separator: ", ")).")
    diagnostics.append(problem)
    return nil
  }

  /// Splits the paragraph that begins with the mark at the end of its first line.
  private func makeCallout(
    _ kind: CalloutKind, _ first: Block, _ rest: [Block]
  ) -> Callout {
    guard case .paragraph(let inlines) = first.kind else {
      return Callout(kind: kind, title: [], blocks: rest)
    }
    let end = inlines.firstIndex(where: \.isBreak) ?? inlines.endIndex
    let text = Array(inlines[end...].dropFirst())
    guard let begin = text.first, let last = text.last else {
      return Callout(kind: kind, title: inlines, blocks: rest)
    }
    let paragraph = Block(
      kind: .paragraph(text), span: Span(from: begin.span, to: last.span))
    return Callout(kind: kind, title: Array(inlines[..<end]), blocks: [paragraph] + rest)
  }
}

extension Inline {
  fileprivate var isBreak: Bool {
    switch kind {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
