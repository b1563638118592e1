import Diagnostics

/// Turns libyaml's places into places of the file.
///
/// The columns of one line are kept, so that a long line with many nodes is counted once.
struct YAMLMarks {
  private let file: SourceFile
  private let firstLine: Int
  private var line = 0
  private var columns: [Int] = []

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
  func hangingComment(after mark: YAMLMark) -> (text: Substring, location: SourceLocation)? {
    let line = file.line(firstLine + mark.line)
    let rest = Substring(line.unicodeScalars.dropFirst(mark.column))
    let comment = rest.drop { $0 == " " }
    guard let sign = comment.first, sign == "#", let next = comment.dropFirst().first,
      !next.isWhitespace, next != "#", next != "!"
    else { return nil }
    let column = line[..<comment.startIndex].count + 1
    let location = SourceLocation(
      path: file.path, start: SourcePosition(line: firstLine + mark.line, column: column),
      end: SourcePosition(line: firstLine + mark.line, column: column + comment.count))
    return (comment, location)
  }

  private mutating func position(_ mark: YAMLMark) -> SourcePosition {
    let line = firstLine + mark.line
    if line > file.lineCount {
      let last = file.lineCount
      return SourcePosition(line: last, column: file.line(last).count + 1)
    }
    if line != self.line {
      self.line = line
      columns = Self.columns(of: file.line(line))
    }
    let column = columns.isEmpty ? mark.column + 1 : columns[min(mark.column, columns.count - 1)]
    return SourcePosition(line: line, column: column)
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
