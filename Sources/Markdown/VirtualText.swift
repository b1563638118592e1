/// The text that libcmark reads: the body, or the body with its tables taken out and their
/// cells put in front as headings; each line knows where it comes from.
struct VirtualText {
  /// A line of the text and its origin.
  struct Line {
    /// The bytes without the line ending.
    var bytes: Range<Int>
    /// The line of the body it comes from, from 0.
    var source: Int
    /// What to add to a byte's place in this line to have its place in the body's line.
    var shift = 0
    /// The cell it is made from; nil for lines of the body.
    var cell: TableLayout.Cell?
    /// The table it stands for.
    var table: Int?
  }

  var bytes: [UInt8] = []
  var lines: [Line] = []
  /// How many headings at the front are cells.
  var cellCount = 0

  /// The body as it is, but with a line feed at the end of every line.
  init(_ body: Body) {
    guard body.bytes.contains(0x0D) else {
      bytes = body.bytes
      lines = body.lines.enumerated().map { Line(bytes: $1, source: $0) }
      return
    }
    for (number, line) in body.lines.enumerated() {
      let start = bytes.count
      bytes += body.bytes[line]
      lines.append(Line(bytes: start..<bytes.count, source: number))
      bytes.append(0x0A)
    }
  }

  /// The place in the body of a byte of a line.
  func origin(line: Int, byte: Int) -> (line: Int, byte: Int) {
    let line = lines[line]
    guard let cell = line.cell else { return (line.source, byte + line.shift) }
    return (line.source, cell.origin(byte - Self.cellPrefix.utf8.count))
  }

  /// Makes a cell's text a heading of its own; the closing mark keeps what is before it safe.
  static let cellPrefix = "# "
  static let cellSuffix = " #\n"
}
