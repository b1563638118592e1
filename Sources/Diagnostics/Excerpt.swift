/// A line of a file and the carets below it, cut to a width that a terminal shows.
struct Excerpt {
  /// The line as shown.
  let text: String
  /// Spaces up to the marked stretch, then carets, one for each column.
  let carets: String

  /// The first line of `location` in `file`, at most `width` columns of it; nil when `location`
  /// has no place or lies outside the file.
  init?(of location: SourceLocation, in file: SourceFile, width: Int) {
    guard let start = location.start, start.line <= file.lineCount else { return nil }
    let cells = file.line(start.line).map(DisplayText.cell)
    let first = min(max(start.column - 1, 0), cells.count)
    var last = cells.count
    if let end = location.end, end.line == start.line { last = min(end.column - 1, last) }
    let marked = first..<max(first, last)
    let window = Self.window(of: cells.map(\.width), around: marked, width: width)
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

  private static func columns(_ cells: ArraySlice<(text: String, width: Int)>) -> Int {
    cells.reduce(0) { $0 + $1.width }
  }

  /// The cells to show so that the start of `marked` is among them with some text before it.
  private static func window(
    of widths: [Int], around marked: Range<Int>, width: Int
  ) -> Range<Int> {
    if widths.reduce(0, +) <= width { return widths.indices }
    var start = marked.lowerBound
    var before = 0
    let wanted = max(width / 3, width - widths[start...].prefix(width).reduce(0, +))
    while start > 0, before + widths[start - 1] <= wanted {
      start -= 1
      before += widths[start]
    }
    var end = start
    var used = 0
    while end < widths.count, used + widths[end] <= width {
      used += widths[end]
      end += 1
    }
    return start..<end
  }
}
