/// The left margin of an excerpt, with line numbers.
struct Gutter {
  /// How many columns the line numbers take.
  let width: Int
  /// How the margin is coloured.
  let style: ANSIStyle

  /// The line that names a place.
  func arrow(to location: SourceLocation) -> String {
    spaces(width) + style("-->", .blue) + " " + Self.name(of: location)
  }

  /// A place as editors and terminals know it, such as `content/clinic.yaml:12:3`.
  static func name(of location: SourceLocation) -> String {
    let place = location.start.map { ":\($0.line):\($0.column)" } ?? ""
    return DisplayText.harmless(location.path) + place
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
