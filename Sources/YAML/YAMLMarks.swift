import Diagnostics

/// Turns libyaml's places into places of the file.
///
/// The columns of one line are kept, so that a long line with many nodes is counted once.
struct YAMLMarks {
  private let file: SourceFile
  private let firstLine: Int
  private var line = 0
  private var columns: [Int] = []
  /// The line's scalars, where it may have a comment.
  private var scalars: [Unicode.Scalar] = []

  /// Places in a document that begins at `firstLine` (from 1) of `file`.
  init(_ file: SourceFile, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
  }

  /// The stretch between two marks.
  mutating func location(_ start: YAMLMark, _ end: YAMLMark) -> SourceLocation {
    SourceLocation(path: file.path, start: position(start), end: position(end))
  }

  /// What looks like a comment but hangs on the text that ends at `mark`, such as `#1` in
  /// `Our #1 choice`; nil when there is none.
  mutating func hangingComment(after mark: YAMLMark) -> Located<String>? {
    let place = position(mark)
    guard mark.column < scalars.count else { return nil }
    let rest = scalars[mark.column...]
    let sign = rest.prefix { $0 == " " }.endIndex
    guard sign + 1 < rest.endIndex, rest[sign] == "#",
      !" #!".unicodeScalars.contains(rest[sign + 1])
    else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: rest[sign...])
    let column = place.column + sign - mark.column
    return Located(
      String(text),
      at: SourceLocation(
        path: file.path, start: SourcePosition(line: place.line, column: column),
        end: SourcePosition(line: place.line, column: column + String(text).count)))
  }

  private mutating func position(_ mark: YAMLMark) -> SourcePosition {
    let line = firstLine + mark.line
    if line > file.lineCount {
      let last = file.lineCount
      return SourcePosition(line: last, column: file.line(last).count + 1)
    }
    if line != self.line {
      enter(line)
    }
    let column = columns.isEmpty ? mark.column + 1 : columns[min(mark.column, columns.count - 1)]
    return SourcePosition(line: line, column: column)
  }

  private mutating func enter(_ line: Int) {
    self.line = line
    let text = file.line(line)
    columns = Self.columns(of: text)
    scalars = text.utf8.contains(UInt8(ascii: "#")) ? Array(text.unicodeScalars) : []
  }

  /// The column of every scalar and of the line's end; empty when they are equal anyway.
  private static func columns(of line: Substring) -> [Int] {
    guard !line.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    var columns: [Int] = []
    var column = 1
    for character in line {
      columns += repeatElement(column, count: character.unicodeScalars.count)
      column += 1
    }
    return columns + [column]
  }
}
