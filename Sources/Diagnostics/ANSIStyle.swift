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

  /// Whether anything is coloured.
  let isOn: Bool

  /// `text` in the style of `code`.
  func callAsFunction(_ text: String, _ code: Code) -> String {
    isOn ? "\u{1B}[\(code.rawValue)m\(text)\u{1B}[0m" : text
  }
}
