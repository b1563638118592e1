/// The text that libcmark reads: the body, or the body with its tables taken out and their
/// cells put in front as headings; each line knows where it comes from.
struct VirtualText {
  /// A line of the text and its origin.
  struct Line {
    /// The bytes without the line ending.
    var bytes: Range<Int>
    /// The line of the body it comes from, from 0.
    var source: Int
    var role = Role.body
  }

  /// What a line stands for.
  enum Role {
    /// The body's line itself.
    case body
    /// The cell with this number.
    case cell(Int)
    /// The table with this number.
    case table(Int)
  }

  var bytes: [UInt8] = []
  var lines: [Line] = []
  /// The cells that the headings at the front are made from.
  var cells: [TableLayout.Cell] = []

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
    guard case .cell(let number) = line.role else { return (line.source, byte) }
    return (line.source, cells[number].origin(byte - Self.cellPrefix.utf8.count))
  }

  /// The number of the table that a line stands for; nil when it stands for none.
  func table(atLine line: Int) -> Int? {
    guard lines.indices.contains(line), case .table(let number) = lines[line].role else {
      return nil
    }
    return number
  }

  /// Makes a cell's text a heading of its own; the closing mark keeps what is before it safe.
  static let cellPrefix = "# "
  static let cellSuffix = " #\n"
}
