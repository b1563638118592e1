/// Turns columns in characters into columns in Unicode scalars, for places that mostly follow one
/// another: each is counted from the one before, as a line may be very long and hold many.
struct ScalarColumns {
  private let texts: SourceTexts
  private var file: SourceFile?
  private var path: String?
  private var line = 0
  private var text: Substring = ""
  /// The last place: its column in characters, in scalars, and its index in the line.
  private var column = 1
  private var scalarColumn = 1
  private var index: Substring.Index

  /// Counts in the lines that `texts` gives.
  init(texts: @escaping SourceTexts) {
    self.texts = texts
    index = text.startIndex
  }

  /// The columns in scalars, from 1, of a stretch of the file at `path`. A column beyond its line
  /// is that of the line's end; in a file that is not there columns stay as they are.
  mutating func columns(
    of start: SourcePosition, to end: SourcePosition, in path: String
  ) -> (start: Int, end: Int) {
    if self.path != path {
      self.path = path
      file = texts(path)
      line = 0
    }
    guard let file else { return (start.column, end.column) }
    move(to: start, in: file)
    var ahead = self
    ahead.move(to: end, in: file)
    return (scalarColumn, ahead.scalarColumn)
  }

  private mutating func move(to position: SourcePosition, in file: SourceFile) {
    if line != position.line || column > position.column {
      line = position.line
      text = file.line(line)
      (column, scalarColumn, index) = (1, 1, text.startIndex)
    }
    while column < position.column, index < text.endIndex {
      scalarColumn += text[index].unicodeScalars.count
      index = text.index(after: index)
      column += 1
    }
  }
}
