import Foundations

/// Shows problems on a terminal: message, place, the line itself and how to fix it.
public struct ConsoleRenderer: DiagnosticRenderer {
  /// Whether to colour by ANSI escape sequences; the caller knows whether a terminal reads along
  /// and whether `NO_COLOR` is set.
  public var isColored: Bool
  /// How many columns of a line of content are shown.
  public var excerptWidth: Int
  private let texts: SourceTexts

  public init(isColored: Bool = false, excerptWidth: Int = 100, texts: @escaping SourceTexts) {
    self.isColored = isColored
    self.excerptWidth = max(excerptWidth, 20)
    self.texts = texts
  }

  /// How many problems of one kind in one file have a paragraph.
  private static let mostParagraphs = 100

  /// One paragraph for each problem, with an empty line before all but the first; empty when there
  /// is none. What is brief is one line, and so is each after the first hundred of a kind in a file.
  public func render(_ diagnostics: DiagnosticList) -> String {
    var (places, notes) = (ShownLines(texts: texts), ShownLines(texts: texts))
    var kinds = KindCounts()
    var text = ""
    var isInList = false
    for diagnostic in diagnostics {
      let isOneOfMany =
        diagnostic.isBrief
        || kinds.count(diagnostic) > Self.mostParagraphs && diagnostic.notes.isEmpty
      if !text.isEmpty, !(isInList && isOneOfMany) { text += "\n" }
      text += isOneOfMany ? line(diagnostic) : paragraph(diagnostic, &places, &notes)
      isInList = isOneOfMany
    }
    return text
  }

  /// A problem in one line.
  private func line(_ diagnostic: Diagnostic) -> String {
    let place = Gutter.name(of: diagnostic.location)
    let help = diagnostic.help.map { " (\(DisplayText.harmless($0)))" } ?? ""
    return "\(style("-->", .blue)) \(place) \(heading(diagnostic))\(help)\n"
  }

  private func paragraph(
    _ diagnostic: Diagnostic, _ shown: inout ShownLines, _ shownByNotes: inout ShownLines
  ) -> String {
    let places = [diagnostic.location] + diagnostic.notes.map(\.location)
    let digits = places.map { String($0.start?.line ?? 0).count }.max() ?? 0
    let gutter = Gutter(width: max(2, digits), style: style)
    var lines = [heading(diagnostic)]
    lines += place(
      diagnostic.location, diagnostic.severity.color, gutter, help: diagnostic.help, &shown)
    if let explanation = diagnostic.explanation { lines += gutter.remark(explanation) }
    for note in diagnostic.notes {
      let message = DisplayText.harmless(note.message)
      lines.append(style("note", .blue) + style(": \(message)", .bold))
      lines += place(note.location, .blue, gutter, help: nil, &shownByNotes)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(_ diagnostic: Diagnostic) -> String {
    let message = DisplayText.harmless(diagnostic.message)
    return style(diagnostic.severity.rawValue, diagnostic.severity.color)
      + style(": \(message)", .bold) + "  [\(DisplayText.harmless(diagnostic.id))]"
  }

  private func place(
    _ location: SourceLocation, _ color: ANSIStyle.Code, _ gutter: Gutter, help: String?,
    _ shown: inout ShownLines
  ) -> [String] {
    let arrow = gutter.arrow(to: location)
    guard let start = location.start, let line = shown.line(start.line, of: location.path),
      let excerpt = Excerpt(of: location, in: line, width: excerptWidth)
    else { return [arrow] + (help.map { gutter.remark("help: \($0)") } ?? []) }
    let hint = help.map { " " + DisplayText.harmless($0) } ?? ""
    return [
      arrow, gutter.line(nil, ""), gutter.line(start.line, excerpt.text),
      gutter.line(nil, style(excerpt.carets + hint, color)),
    ]
  }

  private var style: ANSIStyle { ANSIStyle(isOn: isColored) }
}

extension Severity {
  fileprivate var color: ANSIStyle.Code {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .advice: .cyan
    }
  }
}

/// The left margin of an excerpt, with line numbers.
struct Gutter {
  /// How many columns the line numbers take.
  let width: Int
  let style: ANSIStyle

  func arrow(to location: SourceLocation) -> String {
    spaces(width) + style("-->", .blue) + " " + Self.name(of: location)
  }

  /// A place as editors and terminals know it, such as `content/clinic.yaml:12:3`.
  static func name(of location: SourceLocation) -> String {
    let place = location.start.map { ":\($0.line):\($0.column)" } ?? ""
    return DisplayText.harmless(location.path.text) + place
  }

  /// `text` behind the number of its line, or behind an empty margin.
  func line(_ number: Int?, _ text: String) -> String {
    let label = number.map(String.init) ?? ""
    let margin = style(spaces(width - label.count) + label + " |", .blue)
    return text.isEmpty ? margin : "\(margin) \(text)"
  }

  /// A remark below an excerpt; every further line of `text` is indented alike.
  func remark(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).enumerated().map { index, line in
      let sign = index == 0 ? style("=", .blue) : " "
      return spaces(width + 1) + "\(sign) \(DisplayText.harmless(String(line)))"
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// Colours text by ANSI escape sequences (ECMA-48, select graphic rendition), or leaves it.
struct ANSIStyle {
  /// The parameter of an escape sequence.
  enum Code: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case blue = "1;34"
    case cyan = "1;36"
  }

  let isOn: Bool

  func callAsFunction(_ text: String, _ code: Code) -> String {
    isOn ? "\u{1B}[\(code.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// Gives lines of files to show. Most are of the same file and line as the one asked for before,
/// and both may be very long, so those are kept.
struct ShownLines {
  private var files: LastFile
  private var path: RelativePath?
  private var line: DisplayLine?

  init(texts: @escaping SourceTexts) { files = LastFile(texts: texts) }

  /// Line `number` of the file at `path`; nil when there is none.
  mutating func line(_ number: Int, of path: RelativePath) -> DisplayLine? {
    if self.path != path || line?.number != number {
      self.path = path
      line = files.file(at: path).flatMap { DisplayLine(number, of: $0) }
    }
    return line
  }
}

/// Counts the problems of each kind in a file, of problems that come ordered by file.
struct KindCounts {
  private var path = RelativePath.empty
  private var counts: [String: Int] = [:]

  /// How many problems of the kind of `diagnostic` its file has up to and with it.
  mutating func count(_ diagnostic: Diagnostic) -> Int {
    if diagnostic.location.path != path {
      path = diagnostic.location.path
      counts = [:]
    }
    counts[diagnostic.id, default: 0] += 1
    return counts[diagnostic.id, default: 0]
  }
}
