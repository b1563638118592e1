import CCMark

extension CMarkNode {
  /// The last line of a heading. libcmark names the line after the underline where there is one
  /// (`finalize` in blocks.c), so this looks whether `text` has the underline there.
  func lastHeadingLine(in text: VirtualText, _ stack: ContainerStack) -> Int {
    let last = min(endLine, text.lines.count - 1)
    guard last > startLine else { return last }
    guard startLineOfNextBlock != last else { return last - 1 }
    let bytes = text.bytes[text.lines[last].bytes]
    let place = stack.contentStart(bytes, line: last)
    let marks = bytes.dropFirst(place.byte).filter { !LinkTarget.isSpace($0) }
    guard let first = marks.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      marks.allSatisfy({ $0 == first })
    else { return last - 1 }
    return last
  }

  private var startLineOfNextBlock: Int? {
    var node: CMarkNode? = self
    while let current = node {
      if let next = current.next { return next.startLine }
      node = cmark_node_parent(current.pointer).map(CMarkNode.init)
    }
    return nil
  }
}
