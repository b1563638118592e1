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

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  mutating func append(_ slice: ArraySlice<UInt8>, line: Int, byte: Int) {
    if !lines.isEmpty { bytes.append(0x0A) }
    lines.append(Line(start: bytes.count, line: line, byte: byte))
    bytes += slice
  }

  /// The place in the virtual text of an offset in the content.
  func place(_ offset: Int) -> (line: Int, byte: Int) {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    let line = lines[low]
    return (line.line, line.byte + offset - line.start)
  }
}
