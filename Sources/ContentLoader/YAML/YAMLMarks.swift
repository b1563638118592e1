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

  private mutating func position(_ mark: YAMLMark) -> SourcePosition {
    let line = min(firstLine + mark.line, file.lineCount)
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
