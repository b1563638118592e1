/// A table as found in the source, before its cells are parsed.
struct TableLayout {
  /// The place of a cell's text.
  struct Cell {
    /// The line of the body, from 0.
    var line: Int
    /// The bytes in the line, without white space around.
    var bytes: Range<Int>
    /// The places of the backslashes that escape a bar and are no part of the text.
    var escapes: [Int] = []

    /// The place in the line of a byte of the cell's text.
    func origin(_ byte: Int) -> Int {
      let place = bytes.lowerBound + byte
      var low = 0
      var high = escapes.count
      while low < high {
        let middle = (low + high) / 2
        if escapes[middle] - middle <= place { low = middle + 1 } else { high = middle }
      }
      return place + low
    }
  }

  var alignments: [Table.Alignment?]
  /// The header's cells, then those of each row that is present.
  var rows: [[Cell]]
  /// The lines of the body from the header to the last row.
  var lines: ClosedRange<Int>
  /// The byte of the first line that it begins at, and of the last line that it ends at.
  var start: Int
  var end: Int
  /// The number of the first cell among the cells of all tables.
  var firstCell = 0

  var cells: some Sequence<Cell> { rows.joined() }
}

/// The lines of a virtual text that are a table.
struct TableRange {
  var lines: Range<Int>
  /// How much of which line says in which quotes and lists the table is.
  var prefix: (line: Int, count: Int)
  /// The number of the table.
  var table: Int
}
