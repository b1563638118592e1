/// A line of a file as a terminal shows it, character by character.
struct DisplayLine {
  /// A character made harmless, and the number of columns it takes.
  typealias Cell = (text: String, width: Int)

  /// Which line of its file it is, from 1.
  let number: Int
  let cells: [Cell]

  /// Line `number` of `file`; nil when there is none.
  init?(_ number: Int, of file: SourceFile) {
    guard number <= file.lineCount else { return nil }
    self.number = number
    cells = file.line(number).map(DisplayText.cell)
  }
}
