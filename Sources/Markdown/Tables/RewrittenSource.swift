/// The text that libcmark reads: the body, or the body with its tables taken out and their
/// cells put in front as headings; each line knows where it comes from.
struct RewrittenSource {
  struct Line {
    /// The bytes without the line ending.
    var bytes: Range<Int>
    /// The line of the body it comes from, from 0.
    var source: Int
    var role = Role.body
  }

  /// What a line stands for; cells and tables are numbered.
  enum Role {
    case body
    case cell(Int)
    case table(Int)
  }

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []
  /// The cells that the headings at the front are made from.
  private(set) var cells: [TableLayout.Cell] = []

  /// The body as it is, but with a line feed at the end of every line.
  init(_ body: ArticleSource) {
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

  func line(_ number: Int) -> ArraySlice<UInt8> { bytes[lines[number].bytes] }

  /// Whether a line has nothing but spaces and tabs (CommonMark spec, section 2.1).
  func isBlank(_ line: Int) -> Bool { self.line(line).allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// The place in the body that a place in this text comes from.
  func origin(of place: SourcePlace) -> SourcePlace {
    let line = lines[place.line]
    guard case .cell(let number) = line.role else {
      return SourcePlace(line: line.source, byte: place.byte)
    }
    return SourcePlace(
      line: line.source, byte: cells[number].origin(place.byte - Self.cellPrefix.utf8.count))
  }

  /// The number of the table that a line stands for; nil when it stands for none.
  func table(atLine line: Int) -> Int? {
    guard lines.indices.contains(line), case .table(let number) = lines[line].role else {
      return nil
    }
    return number
  }

  /// Makes a cell's text a heading of its own; the closing mark keeps what is before it safe.
  private static let cellPrefix = "# "
  private static let cellSuffix = " #\n"

  /// The lines of `text` with each of the tables found in it replaced by one line, behind a
  /// heading for each cell of all `tables`.
  ///
  /// What follows a table then begins a block of its own, wherever in quotes and lists it
  /// stands, and the cells see the same link definitions as the rest.
  init(
    replacing found: [TableRange], in text: RewrittenSource, tables: [TableLayout],
    body: ArticleSource
  ) {
    for table in tables {
      for cell in table.cells { appendCell(cell, body: body) }
    }
    var next = text.cells.count
    for range in found {
      appendLines(next..<range.lines.lowerBound, of: text)
      appendMarker(range, of: text)
      next = range.lines.upperBound
    }
    appendLines(next..<text.lines.count, of: text)
  }

  private mutating func appendCell(_ cell: TableLayout.Cell, body: ArticleSource) {
    let start = bytes.count
    bytes += Self.cellPrefix.utf8
    let line = body.lines[cell.line]
    var next = line.lowerBound + cell.bytes.lowerBound
    for escape in cell.escapes {
      bytes += body.bytes[next..<line.lowerBound + escape]
      next = line.lowerBound + escape + 1
    }
    bytes += body.bytes[next..<line.lowerBound + cell.bytes.upperBound]
    bytes += Self.cellSuffix.utf8
    lines.append(Line(bytes: start..<bytes.count - 1, source: cell.line, role: .cell(cells.count)))
    cells.append(cell)
  }

  private mutating func appendLines(_ range: Range<Int>, of text: RewrittenSource) {
    for line in text.lines[range] {
      let start = bytes.count
      bytes += text.bytes[line.bytes]
      var copy = line
      copy.bytes = start..<bytes.count
      bytes.append(0x0A)
      lines.append(copy)
    }
  }

  /// An HTML comment can interrupt a paragraph and ends on its line, so it splits the
  /// paragraph without making a list loose.
  private mutating func appendMarker(_ range: TableRange, of text: RewrittenSource) {
    let start = bytes.count
    let origin = text.lines[range.prefix.line]
    bytes += text.bytes[origin.bytes].prefix(range.prefix.byte)
    bytes += "<!---->".utf8
    lines.append(
      Line(bytes: start..<bytes.count, source: origin.source, role: .table(range.table)))
    bytes.append(0x0A)
  }
}
