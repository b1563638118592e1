/// The line of a problem as a page shows it, in three parts: what is marked, and what stands around it.
public struct MarkedLine: Sendable, Hashable {
  public let before: String
  public let marked: String
  public let after: String

  /// The first line of `location` in `file`, cut to about `width` columns, with characters that a
  /// reader could not see made visible; nil when it has no place or no such line.
  public init?(_ location: SourceLocation, in file: SourceFile, width: Int) {
    guard let start = location.start, let line = DisplayLine(start.line, of: file),
      let excerpt = Excerpt(of: location, in: line, width: width)
    else { return nil }
    (before, marked, after) = excerpt.parts
  }
}

/// A line of a file and the carets below it, cut to a width that a terminal shows.
struct Excerpt {
  let text: String
  /// Spaces up to the marked stretch, then carets, one for each column.
  let carets: String
  /// The text before what is marked, that, and the text behind it.
  let parts: (before: String, marked: String, after: String)

  /// The first line of `location` in `line`, at most `width` columns; nil when it has no place.
  init?(of location: SourceLocation, in line: DisplayLine, width: Int) {
    guard let start = location.start else { return nil }
    let cells = line.cells
    let first = min(max(start.column - 1, 0), cells.count)
    var last = cells.count
    if let end = location.end, end.line == start.line { last = min(end.column - 1, last) }
    let marked = first..<max(first, last)
    let window = Self.window(of: cells, around: marked, width: width)
    let isCut = (start: window.lowerBound > 0, end: window.upperBound < cells.count)
    let shown = marked.clamped(to: window)
    let texts = { (range: Range<Int>) in cells[range].map(\.text).joined() }
    parts = (
      (isCut.start ? "…" : "") + texts(window.lowerBound..<shown.lowerBound), texts(shown),
      texts(shown.upperBound..<window.upperBound) + (isCut.end ? "…" : "")
    )
    text = parts.before + parts.marked + parts.after
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

/// Text as a terminal shows it: how many columns it takes, and without anything that a terminal
/// would obey.
enum DisplayText {
  static let tabWidth = 4

  static func cell(_ character: Character) -> (text: String, width: Int) {
    if character == "\t" { return (String(repeating: " ", count: tabWidth), tabWidth) }
    let text = harmless(String(character))
    return (text, text.unicodeScalars.reduce(0) { max($0, width($1)) })
  }

  /// `text` on one line with control characters shown as pictures, so that content cannot send
  /// escape sequences or turn the direction of writing.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isUnsafe(scalar) ? picture(scalar) : scalar)
    }
    return String(result)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    if scalar == "\u{FE0F}" { return 2 }
    if scalar.properties.isEmojiPresentation || isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// East Asian Width W and F (Unicode Standard Annex 11), by block.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
