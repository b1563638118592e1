import CCMark
import Diagnostics

extension TreeBuilder {
  /// A link or picture whose mark begins at the cursor.
  mutating func convertLink(_ node: CMarkNode, level: Int) -> Inline {
    if byte(cursor) == UInt8(ascii: "<") { return convertAutolink(node) }
    let isImage = node.kind == CMARK_NODE_IMAGE
    let start = cursor
    cursor += isImage ? 2 : 1
    let content = cursor
    let children = convertChildren(of: node, level: level, markedBy: start..<cursor)
    let close = cursor
    cursor = endOfLink(node, from: close)
    let span = span(start..<cursor)
    let target = targetSpan(from: close + 1) ?? span
    if isImage {
      let source = leaf.bytes[content..<max(close, content)]
      return convertImage(node, children, source: source, span, target)
    }
    check(node.url, at: target, "link")
    let link = Link(
      destination: node.url, title: node.title, content: children, destinationSpan: target)
    return Inline(kind: .link(link), span: span)
  }

  /// The end of the link whose text ends at `close`; libcmark counts it from the last line end
  /// that it noticed.
  private func endOfLink(_ node: CMarkNode, from close: Int) -> Int {
    let end = node.endByte - columnBase + columnOrigin
    return min(max(end, close + 1), leaf.bytes.count)
  }

  /// Where the address in the parentheses at `start` is; nil when there are none.
  private mutating func targetSpan(from start: Int) -> Span? {
    guard start < cursor, byte(start) == UInt8(ascii: "(") else { return nil }
    var first = start + 1
    while let byte = byte(first), LinkTarget.isSpace(byte) { first += 1 }
    guard let end = LinkTarget.endOfDestination(leaf.bytes, from: first), end <= cursor else {
      return nil
    }
    let isPointed = byte(first) == UInt8(ascii: "<")
    return span(isPointed ? first + 1..<end - 1 : first..<end)
  }

  private mutating func convertAutolink(_ node: CMarkNode) -> Inline {
    let start = cursor
    cursor += 1
    var content: [Inline] = []
    if let child = node.firstChild { convertRawText(child, into: &content) }
    let target = span(start + 1..<max(cursor, start + 1))
    cursor = min(cursor + 1, leaf.bytes.count)
    check(node.url, at: target, "link")
    let link = Link(
      destination: node.url, title: "", content: content, destinationSpan: target)
    return Inline(kind: .link(link), span: span(start..<cursor))
  }

  private mutating func convertImage(
    _ node: CMarkNode, _ children: [Inline], source: ArraySlice<UInt8>, _ span: Span,
    _ target: Span
  ) -> Inline {
    check(node.url, at: target, "picture")
    let isDecorative =
      source.elementsEqual("\"\"".utf8) || source.elementsEqual("\u{201C}\u{201D}".utf8)
    if !isDecorative, children.allSatisfy(\.isBlank) {
      report(
        "markdown/missing-alt-text", "the picture has no description", at: span,
        help: "say what it shows: ![A skin fold](…); if it only decorates, write ![\"\"](…)")
    }
    let image = Image(
      source: node.url, title: node.title, alternative: isDecorative ? [] : children,
      isDecorative: isDecorative, sourceSpan: target)
    return Inline(kind: .image(image), span: span)
  }

  private mutating func check(_ address: String, at span: Span, _ thing: String) {
    if !LinkSafety.isSafe(address) {
      report(
        "markdown/unsafe-link", "the \(thing) has an address of a kind that is not allowed",
        at: span, help: "use a path, or an address with https:, http:, mailto: or tel:")
    } else if address.utf8.allSatisfy({ $0 <= 0x20 }) {
      report(
        "markdown/empty-link", "the \(thing) has no address", at: span,
        help: "write where it goes between the parentheses")
    } else if address.utf8.contains(UInt8(ascii: "{")), address.contains("{{") {
      report(
        "markdown/reference-in-address", "a fact cannot stand in an address", at: span,
        help: "write the address itself")
    }
  }
}

extension Inline {
  /// Whether it shows nothing.
  var isBlank: Bool {
    switch kind {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak, .lineBreak, .comment: true
    case .code, .factReference, .term, .citation, .rawHTML: false
    case .emphasis, .strong, .link, .image: children.allSatisfy(\.isBlank)
    }
  }
}
