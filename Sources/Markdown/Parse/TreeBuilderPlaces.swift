import CCMark
import Diagnostics

extension TreeBuilder {
  /// The span of a stretch of bytes of the virtual text's lines.
  mutating func span(
    from start: (line: Int, byte: Int), to end: (line: Int, byte: Int)
  ) -> Span {
    Span(
      path: body.path, start: position(start, isEnd: false), end: position(end, isEnd: true))
  }

  private mutating func position(
    _ place: (line: Int, byte: Int), isEnd: Bool
  ) -> SourcePosition {
    guard text.lines.indices.contains(place.line) else {
      return body.position(line: body.lines.count - 1, byte: .max)
    }
    // The end is found from the last byte: what follows may be from elsewhere, or a mark on the
    // same character.
    let back = isEnd && place.byte > 0 ? 1 : 0
    let origin = text.origin(line: place.line, byte: place.byte - back)
    var position = body.position(line: origin.line, byte: origin.byte)
    position.column += back
    return position
  }

  /// The span of a stretch of the current leaf's content.
  mutating func span(_ range: Range<Int>) -> Span {
    let start = leaf.place(range.lowerBound)
    var end = leaf.place(max(range.upperBound - 1, range.lowerBound))
    if !range.isEmpty { end.byte += 1 }
    if range.isEmpty { return pointSpan(start) }
    return span(from: start, to: end)
  }

  private mutating func pointSpan(_ place: (line: Int, byte: Int)) -> Span {
    let point = position(place, isEnd: false)
    return Span(path: body.path, start: point, end: point)
  }

  /// The span of a block: from its start to the end of its last line.
  mutating func span(of node: CMarkNode) -> Span {
    let last = min(max(lastLine(of: node), node.startLine), text.lines.count - 1)
    var line = last
    while line > node.startLine, isBlank(line) { line -= 1 }
    var end = text.lines.indices.contains(line) ? text.lines[line].bytes.count : 0
    let start = text.lines.indices.contains(line) ? text.lines[line].bytes.lowerBound : 0
    while end > 0, LinkSyntax.isSpace(text.bytes[start + end - 1]) { end -= 1 }
    return span(from: (node.startLine, node.startByte), to: (line, max(end, 1)))
  }

  private func lastLine(of node: CMarkNode) -> Int {
    node.kind == CMARK_NODE_HEADING ? node.lastHeadingLine(in: text, stack) : node.endLine
  }

  private func isBlank(_ line: Int) -> Bool {
    text.bytes[text.lines[line].bytes].allSatisfy(LinkSyntax.isSpace)
  }

  /// Fills `leaf` with the content of the paragraph or heading `node`.
  mutating func readLeaf(_ node: CMarkNode, isHeading: Bool) {
    leaf.removeAll()
    cursor = 0
    columnOrigin = 0
    columnBase = node.startByte
    let last = min(lastLine(of: node), text.lines.count - 1)
    guard node.startLine <= last else { return }
    let first = text.bytes[text.lines[node.startLine].bytes]
    if isHeading, first.dropFirst(node.startByte).first == UInt8(ascii: "#"),
      node.startLine == last
    {
      readATX(node, first)
    } else {
      readLines(node, isHeading ? node.startLine..<last : node.startLine..<last + 1)
    }
  }

  private mutating func readATX(_ node: CMarkNode, _ line: ArraySlice<UInt8>) {
    let marks = line.dropFirst(node.startByte).drop { $0 == UInt8(ascii: "#") }
    let content = marks.drop { $0 == 0x20 || $0 == 0x09 }
    let byte = content.startIndex - line.startIndex
    columnBase = byte
    leaf.append(content, line: node.startLine, byte: byte)
  }

  private mutating func readLines(_ node: CMarkNode, _ range: Range<Int>) {
    for line in range {
      let bytes = text.bytes[text.lines[line].bytes]
      if line == node.startLine {
        leaf.append(bytes.dropFirst(node.startByte), line: line, byte: node.startByte)
        continue
      }
      let place = stack.contentStart(bytes, line: line)
      if place.isInside {
        let start = ContainerStack.firstNonSpace(bytes, from: place).byte
        leaf.append(bytes.dropFirst(start), line: line, byte: start)
      } else {
        appendLazyLine(bytes, line: line, from: place)
      }
    }
    guard range.count > 1, leaf.bytes.first == UInt8(ascii: "[") else { return }
    dropDefinitions()
  }

  /// libcmark leaves the white space in front of a lazy line, and makes spaces of the rest of a
  /// tab.
  private mutating func appendLazyLine(
    _ bytes: ArraySlice<UInt8>, line: Int, from place: ContainerStack.Place
  ) {
    guard place.isInsideTab else {
      return leaf.append(bytes.dropFirst(place.byte), line: line, byte: place.byte)
    }
    let spaces = 4 - place.column % 4
    let text = [UInt8](repeating: 0x20, count: spaces) + bytes.dropFirst(place.byte + 1)
    leaf.append(text[...], line: line, byte: place.byte + 1 - spaces)
  }

  private mutating func dropDefinitions() {
    let length = LinkDefinition.length(in: leaf.bytes)
    guard length > 0 else { return }
    leaf.bytes.removeFirst(length)
    leaf.lines.removeAll { $0.start < length }
    for index in leaf.lines.indices { leaf.lines[index].start -= length }
  }
}

/// Finds link reference definitions at the front of a paragraph, which libcmark takes out.
///
/// Follows `cmark_parse_reference_inline` of libcmark's inlines.c (CommonMark spec, section 4.7).
struct LinkDefinition {
  private let bytes: [UInt8]
  private var index: Int

  /// The length of the definitions that `bytes` begins with.
  static func length(in bytes: [UInt8]) -> Int {
    var length = 0
    while length < bytes.count, bytes[length] == UInt8(ascii: "[") {
      var definition = LinkDefinition(bytes: bytes, index: length)
      guard definition.scan() else { break }
      length = definition.index
    }
    return length
  }

  private mutating func scan() -> Bool {
    guard scanLabel(), take(UInt8(ascii: ":")) else { return false }
    skipSpaceAndNewline()
    guard let end = LinkSyntax.endOfDestination(bytes, from: index) else { return false }
    index = end
    let beforeTitle = index
    skipSpaceAndNewline()
    if index > beforeTitle, let end = LinkSyntax.endOfTitle(bytes, from: index) {
      index = end
      skipSpace()
      if takeLineEnd() { return true }
    }
    index = beforeTitle
    skipSpace()
    return takeLineEnd()
  }

  private mutating func scanLabel() -> Bool {
    let start = index + 1
    index = start
    var isBlank = true
    while index < bytes.count, bytes[index] != UInt8(ascii: "[") {
      if bytes[index] == UInt8(ascii: "]") {
        index += 1
        return !isBlank
      }
      if !LinkSyntax.isSpace(bytes[index]) { isBlank = false }
      let escapes =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
        && LinkSyntax.isPunctuation(bytes[index + 1])
      index += escapes ? 2 : 1
      if index - start > 1000 { return false }
    }
    return false
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  private mutating func skipSpaceAndNewline() {
    skipSpace()
    if index < bytes.count, bytes[index] == 0x0A {
      index += 1
      skipSpace()
    }
  }

  private mutating func takeLineEnd() -> Bool { index == bytes.count || take(0x0A) }
}

/// The text inside a paragraph, heading or cell as libcmark parsed it: the lines without what
/// the blocks around them take, joined by line feeds.
struct LeafContent {
  /// The start of a line.
  struct Line {
    /// The offset in the content.
    var start: Int
    /// The line of the virtual text and the byte in it.
    var line: Int
    var byte: Int
  }

  var bytes: [UInt8] = []
  var lines: [Line] = []
  private var lastLine = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    lastLine = 0
  }

  mutating func append(_ slice: ArraySlice<UInt8>, line: Int, byte: Int) {
    if !lines.isEmpty { bytes.append(0x0A) }
    lines.append(Line(start: bytes.count, line: line, byte: byte))
    bytes += slice
  }

  /// The place in the virtual text of an offset in the content.
  mutating func place(_ offset: Int) -> (line: Int, byte: Int) {
    if !isOnLastLine(offset) { lastLine = search(offset) }
    let line = lines[lastLine]
    return (line.line, line.byte + offset - line.start)
  }

  /// Most questions are about the line of the question before.
  private func isOnLastLine(_ offset: Int) -> Bool {
    guard lastLine < lines.count, lines[lastLine].start <= offset else { return false }
    return lastLine + 1 == lines.count || offset < lines[lastLine + 1].start
  }

  private func search(_ offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
