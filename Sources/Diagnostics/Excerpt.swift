/// A line of a file and the carets below it, cut to a width that a terminal shows.
struct Excerpt {
  /// The line as shown.
  let text: String
  /// Spaces up to the marked stretch, then carets, one for each column.
  let carets: String

  /// The first line of `location` in `line`, at most `width` columns of it; nil when `location`
  /// has no place.
  init?(of location: SourceLocation, in line: DisplayLine, width: Int) {
    guard let start = location.start else { return nil }
    let cells = line.cells
    let first = min(max(start.column - 1, 0), cells.count)
    var last = cells.count
    if let end = location.end, end.line == start.line { last = min(end.column - 1, last) }
    let marked = first..<max(first, last)
    let window = Self.window(of: cells, around: marked, width: width)
    let isCut = (start: window.lowerBound > 0, end: window.upperBound < cells.count)
    text =
      (isCut.start ? "…" : "") + cells[window].map(\.text).joined() + (isCut.end ? "…" : "")
    let shown = marked.clamped(to: window)
    let indent = Self.columns(cells[window.lowerBound..<shown.lowerBound])
    let length = Self.columns(cells[shown])
    carets =
      String(repeating: " ", count: indent + (isCut.start ? 1 : 0))
      + String(repeating: "^", count: max(1, length))
  }

  private static func columns(_ cells: some Sequence<DisplayLine.Cell>) -> Int {
    cells.reduce(0) { $0 + $1.width }
  }

  /// The cells to show so that the start of `marked` is among them with some text before it. Looks
  /// at no more of a long line than can be shown.
  private static func window(
    of cells: [DisplayLine.Cell], around marked: Range<Int>, width: Int
  ) -> Range<Int> {
    if fits(cells, width) { return cells.indices }
    var start = marked.lowerBound
    var before = 0
    let wanted = max(width / 3, width - columns(cells[start...].prefix(width)))
    while start > 0, before + cells[start - 1].width <= wanted {
      start -= 1
      before += cells[start].width
    }
    var end = start
    var used = 0
    while end < cells.count, used + cells[end].width <= width {
      used += cells[end].width
      end += 1
    }
    return start..<end
  }

  private static func fits(_ cells: [DisplayLine.Cell], _ width: Int) -> Bool {
    var used = 0
    for cell in cells {
      used += cell.width
      if used > width { return false }
    }
    return true
  }
}
