import Foundations
import Markdown

/// Writes XML elements one below the other.
struct XMLWriter {
  private(set) var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
  private var indentation = ""

  /// An element that holds what `body` writes.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ body: (inout XMLWriter) -> Void
  ) {
    text += "\(indentation)<\(name)\(Self.write(attributes))>\n"
    indentation += "  "
    body(&self)
    indentation.removeLast(2)
    text += "\(indentation)</\(name)>\n"
  }

  /// An element that holds a text; none when there is none.
  mutating func element(_ name: String, text content: String?) {
    guard let content else { return }
    text += "\(indentation)<\(name)>\(Self.escape(content))</\(name)>\n"
  }

  /// An element with nothing in it.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "\(indentation)<\(name)\(Self.write(attributes))/>\n"
  }

  private static func write(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0.key)=\"\(escape($0.value))\"" }.joined()
  }

  /// XML 1.0, section 2.2, allows no control characters but tab and line ends.
  private static func escape(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isAllowed =
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        || scalar == "\t" || scalar == "\n" || scalar == "\r"
      scalars.append(isAllowed ? scalar : "\u{FFFD}")
    }
    return HTMLEscape.escape(String(scalars))
  }
}
