import Diagnostics
import Mustache

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
struct StringTree: MustacheParent, Sendable {
  private indirect enum Entry: Sendable {
    case text(String)
    case group(StringTree)
  }

  private let entries: [String: Entry]

  init(texts: [String: String]) {
    var own: [String: Entry] = [:]
    var groups: [String: [String: String]] = [:]
    for (key, text) in texts {
      guard let dot = key.firstIndex(of: ".") else {
        own[key] = .text(text)
        continue
      }
      groups[String(key[..<dot]), default: [:]][String(key[key.index(after: dot)...])] = text
    }
    for (name, group) in groups { own[name] = .group(StringTree(texts: group)) }
    entries = own
  }

  /// Texts that wait for a value (`{name}`) are for the program, not for templates.
  var shape: ViewFields {
    ViewFields(
      shapes: entries.compactMapValues { entry in
        switch entry {
        case .text(let text): text.contains("{") ? nil : .text(optional: false)
        case .group(let tree): .object(tree.shape, optional: false)
        }
      })
  }

  func child(named name: String) -> Any? {
    switch entries[name] {
    case .text(let text): ViewValue.text(text).boxed
    case .group(let tree): tree
    case nil: nil
    }
  }
}
