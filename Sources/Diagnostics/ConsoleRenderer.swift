/// Shows problems on a terminal: message, place, the line itself and what would mend it.
public struct ConsoleRenderer: DiagnosticRenderer {
  /// Whether to colour by ANSI escape sequences; the caller knows whether a terminal reads along
  /// and whether `NO_COLOR` is set.
  public var isColored: Bool
  /// How many columns of a line of content are shown.
  public var excerptWidth: Int
  private let texts: SourceTexts

  /// A renderer that takes the lines it shows from `texts`.
  public init(isColored: Bool = false, excerptWidth: Int = 100, texts: @escaping SourceTexts) {
    self.isColored = isColored
    self.excerptWidth = max(excerptWidth, 20)
    self.texts = texts
  }

  /// One paragraph for each problem with an empty line between two; empty when there is none.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var line: DisplayLine?
    return diagnostics.sorted().map { paragraph($0, &line) }.joined(separator: "\n")
  }

  /// The paragraph of one problem. Most are in the line of the one before, which may be very long.
  private func paragraph(_ diagnostic: Diagnostic, _ line: inout DisplayLine?) -> String {
    let places = [diagnostic.location] + diagnostic.notes.map(\.location)
    let digits = places.map { String($0.start?.line ?? 0).count }.max() ?? 0
    let gutter = Gutter(width: max(2, digits), style: style)
    var lines = [heading(diagnostic)]
    lines += place(
      diagnostic.location, diagnostic.severity.color, gutter, help: diagnostic.help, &line)
    if let explanation = diagnostic.explanation { lines += gutter.remark(explanation) }
    for note in diagnostic.notes {
      let message = DisplayText.harmless(note.message)
      lines.append(style("note", .blue) + style(": \(message)", .bold))
      lines += place(note.location, .blue, gutter, help: nil, &line)
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
    _ line: inout DisplayLine?
  ) -> [String] {
    let arrow = gutter.arrow(to: location)
    guard let start = location.start, let line = self.line(start.line, of: location.path, &line),
      let excerpt = Excerpt(of: location, in: line, width: excerptWidth)
    else { return [arrow] + (help.map { gutter.remark("help: \($0)") } ?? []) }
    let hint = help.map { " " + DisplayText.harmless($0) } ?? ""
    return [
      arrow, gutter.line(nil, ""), gutter.line(start.line, excerpt.text),
      gutter.line(nil, style(excerpt.carets + hint, color)),
    ]
  }

  private func line(_ number: Int, of path: String, _ known: inout DisplayLine?) -> DisplayLine? {
    if known?.path != path || known?.number != number {
      known = texts(path).flatMap { DisplayLine(number, of: $0) }
    }
    return known
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
