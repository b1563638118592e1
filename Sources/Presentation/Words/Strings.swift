import Diagnostics
import Templates
import YAML

/// The words of the interface in one language, from `templates/i18n/<language>.yaml`.
public struct Strings: Sendable {
  /// The texts by their dotted keys, such as `prices.on_request`.
  private let texts: [String: String]
  /// The same, nested, as templates see them.
  let tree: StringTree

  /// The words in `texts`, by dotted key.
  public init(texts: [String: String]) {
    self.texts = texts
    tree = StringTree(texts: texts)
  }

  /// The text of `key`; the key itself where there is none, which `StringKeys` prevents.
  public func text(_ key: String) -> String { texts[key] ?? key }

  /// The text of `key` if there is one.
  public func optionalText(_ key: String) -> String? { texts[key] }

  /// The text of `key` with each `{name}` replaced by the value of that name.
  public func text(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    var remaining = Substring(text(key))
    var result = ""
    while let open = remaining.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = remaining[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let name = remaining[remaining.utf8.index(after: open)..<close]
      result += remaining[..<open]
      let rest = remaining.utf8.index(after: close)
      result += values.first { $0.key == name }?.value ?? String(remaining[open..<rest])
      remaining = remaining[rest...]
    }
    return result + remaining
  }

  /// The text of `key.one` or `key.other`, as the number 1 or another asks for.
  public func plural(_ key: String, isOne: Bool) -> String {
    text(isOne ? "\(key).one" : "\(key).other")
  }

  /// What templates can name.
  var shape: ViewFields { tree.shape }
}

/// The words of the interface as nested objects.
final class StringTree: ViewObject {
  /// What templates can name. Texts that wait for a value (`{name}`) are for the program.
  let shape: ViewFields
  private let entries: [String: ViewValue]

  init(texts: [String: String]) {
    var entries: [String: ViewValue] = [:]
    var shapes: [String: ViewShape] = [:]
    var groups: [String: [String: String]] = [:]
    for (key, text) in texts {
      guard let dot = key.firstIndex(of: ".") else {
        entries[key] = .text(text)
        if !text.contains("{") { shapes[key] = .text(optional: false) }
        continue
      }
      groups[String(key[..<dot]), default: [:]][String(key[key.index(after: dot)...])] = text
    }
    for (name, group) in groups {
      let tree = StringTree(texts: group)
      entries[name] = .object(tree)
      shapes[name] = .object(tree.shape, optional: false)
    }
    self.entries = entries
    shape = ViewFields(shapes: shapes)
  }

  func value(of name: String) -> ViewValue? { entries[name] }
}

extension View.Field {
  /// The strings of the interface, whose names come from a file.
  static func strings(_ name: String, _ strings: Strings) -> Self {
    Self(name: name, shape: .object(strings.shape, optional: false)) { _ in
      .object(strings.tree)
    }
  }
}
