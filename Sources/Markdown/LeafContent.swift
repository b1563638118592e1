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
