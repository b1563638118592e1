/// A line of a file as a terminal shows it, character by character.
struct DisplayLine {
  /// A character made harmless, and the number of columns it takes.
  typealias Cell = (text: String, width: Int)

  /// The file, and the line in it from 1.
  let path: String
  let number: Int
  let cells: [Cell]

  /// Line `number` of `file`; nil when there is none.
  init?(_ number: Int, of file: SourceFile) {
    guard number <= file.lineCount else { return nil }
    path = file.path
    self.number = number
    cells = file.line(number).map(DisplayText.cell)
  }
}
