import CCMark
import Diagnostics
import Foundations

/// Says where in the file the text that libcmark read is written, and collects what is wrong there.
struct SourceMap {
  let text: RewrittenSource
  private(set) var diagnostics: [Diagnostic] = []
  let body: ArticleSource

  init(_ text: RewrittenSource, of body: ArticleSource) {
    self.text = text
    self.body = body
  }

  mutating func report(
    _ kind: MarkdownProblem, _ message: String, at span: Span, help: String? = nil
  ) {
    report(Diagnostic(kind, message, at: body.location(span), help: help))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func reportDepth(at span: Span) {
    let limit = MarkdownParser.deepestLevel
    report(
      .tooDeep, "more than \(limit) quotes, lists or marks inside one another",
      at: span, help: "what is further inside is left out")
  }

  func span(_ range: Range<Int>, in leaf: inout LeafContent) -> Span {
    let start = leaf.place(range.lowerBound)
    guard !range.isEmpty else { return Span(offset(start)..<offset(start)) }
    var end = leaf.place(range.upperBound - 1)
    end.byte += 1
    return span(from: start, to: end)
  }

  /// The span of a block, from its start to the end of its last line that is not blank.
  func span(of node: CMarkNode, in stack: ContainerStack) -> Span {
    let start = SourcePlace(line: node.startLine, byte: node.startByte)
    guard text.lines.indices.contains(start.line) else { return Span(body.end..<body.end) }
    var line = min(max(node.lastLine(in: text, stack), start.line), text.lines.count - 1)
    while line > start.line, text.line(line).allSatisfy(\.isMarkdownSpace) { line -= 1 }
    let end = text.bytes.trimmingEnd(text.lines[line].bytes).count
    return span(from: start, to: SourcePlace(line: line, byte: max(end, 1)))
  }

  /// The end is found from the last byte: what follows may come from elsewhere.
  private func span(from start: SourcePlace, to end: SourcePlace) -> Span {
    let last = SourcePlace(line: end.line, byte: max(end.byte - 1, 0))
    return Span(offset(start)..<max(offset(start), offset(last) + 1))
  }

  private func offset(_ place: SourcePlace) -> Int {
    text.lines.indices.contains(place.line) ? body.offset(text.origin(of: place)) : body.end
  }
}

/// The text inside a paragraph, heading or cell as libcmark parsed it: its lines without what
/// the blocks around it take, joined by line feeds.
struct LeafContent {
  private struct Line {
    /// The offset in the content.
    var start: Int
    var place: SourcePlace
  }

  private(set) var bytes: [UInt8] = []
  /// What libcmark adds to the columns of the inlines.
  private(set) var columnBase = 0
  private var lines: [Line] = []
  private var lastLine = 0

  /// The place in the text that libcmark read of an offset in the content.
  mutating func place(_ offset: Int) -> SourcePlace {
    if !isOnLastLine(offset) {
      lastLine = max(lines.partitioningIndex { $0.start > offset } - 1, 0)
    }
    let line = lines[lastLine]
    return SourcePlace(line: line.place.line, byte: line.place.byte + offset - line.start)
  }

  /// Most questions are about the line of the question before.
  private func isOnLastLine(_ offset: Int) -> Bool {
    guard lastLine < lines.count, lines[lastLine].start <= offset else { return false }
    return lastLine + 1 == lines.count || offset < lines[lastLine + 1].start
  }

  /// Becomes the content of the paragraph or heading `node`.
  mutating func read(_ node: CMarkNode, in text: RewrittenSource, _ stack: ContainerStack) {
    removeAll()
    columnBase = node.startByte
    let last = min(node.lastLine(in: text, stack), text.lines.count - 1)
    guard node.startLine <= last else { return }
    guard node.kind == CMARK_NODE_HEADING else {
      return readLines(node, node.startLine..<last + 1, in: text, stack)
    }
    let first = text.line(node.startLine)
    if node.startLine == last, first.dropFirst(node.startByte).first == UInt8(ascii: "#") {
      readATX(node, first)
    } else {
      readLines(node, node.startLine..<last, in: text, stack)
    }
  }

  /// Becomes the source of an HTML block of `count` lines, white space in front included.
  mutating func readHTML(
    from first: Int, count: Int, in text: RewrittenSource, _ stack: ContainerStack
  ) {
    removeAll()
    for line in first..<min(first + max(count, 1), text.lines.count) {
      let bytes = text.line(line)
      append(bytes, from: stack.contentStart(bytes, line: line).byte, line: line)
    }
  }

  private mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    lastLine = 0
  }

  private mutating func append(_ line: ArraySlice<UInt8>, from byte: Int, line number: Int) {
    append(line.dropFirst(byte), at: SourcePlace(line: number, byte: byte))
  }

  private mutating func append(_ part: some Collection<UInt8>, at place: SourcePlace) {
    if !lines.isEmpty { bytes.append(0x0A) }
    lines.append(Line(start: bytes.count, place: place))
    bytes += part
  }

  private mutating func readATX(_ node: CMarkNode, _ line: ArraySlice<UInt8>) {
    let marks = line.dropFirst(node.startByte).drop { $0 == UInt8(ascii: "#") }
    let content = marks.drop { $0 == 0x20 || $0 == 0x09 }
    columnBase = content.startIndex - line.startIndex
    append(line, from: columnBase, line: node.startLine)
  }

  private mutating func readLines(
    _ node: CMarkNode, _ range: Range<Int>, in text: RewrittenSource, _ stack: ContainerStack
  ) {
    for line in range {
      let bytes = text.line(line)
      if line == node.startLine {
        append(bytes, from: node.startByte, line: line)
        continue
      }
      let place = stack.contentStart(bytes, line: line)
      if place.isInside {
        append(bytes, from: ContainerStack.firstNonSpace(bytes, from: place).byte, line: line)
      } else {
        appendLazyLine(bytes, line: line, from: place)
      }
    }
    if range.count > 1, bytes.first == UInt8(ascii: "[") { dropDefinitions() }
  }

  /// libcmark leaves white space in front of a lazy line, and makes spaces of the rest of a tab.
  private mutating func appendLazyLine(
    _ bytes: ArraySlice<UInt8>, line: Int, from place: ContainerStack.Place
  ) {
    guard place.isInsideTab else { return append(bytes, from: place.byte, line: line) }
    let spaces = 4 - place.column % 4
    append(
      [UInt8](repeating: 0x20, count: spaces) + bytes.dropFirst(place.byte + 1),
      at: SourcePlace(line: line, byte: place.byte + 1 - spaces))
  }

  private mutating func dropDefinitions() {
    let length = LinkDefinition.length(in: bytes)
    guard length > 0 else { return }
    bytes.removeFirst(length)
    lines.removeAll { $0.start < length }
    for index in lines.indices { lines[index].start -= length }
  }
}
