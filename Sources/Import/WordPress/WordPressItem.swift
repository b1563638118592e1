import Foundations

/// An element of an export that holds text and nothing else.
struct WordPressField: Sendable {
  let name: String
  var text: String
  let attributes: [(name: String, value: String)]
  let line: Int

  /// As it is shown in the list of what is not carried over.
  var shown: String {
    let extra = attributes.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: " ")
    return "\(name)\(extra.isEmpty ? "" : " " + extra): \(MarkdownText.oneLine(text))"
  }
}

/// A page, post, picture or anything else that an export lists.
struct WordPressItem: Sendable {
  let line: Int
  var fields: [WordPressField] = []

  func text(_ name: String) -> String {
    fields.first { $0.name == name }.map { MarkdownText.oneLine($0.text) } ?? ""
  }

  func field(_ name: String) -> WordPressField? { fields.first { $0.name == name } }

  /// The values that the item has under the key `name` of a plug-in or of WordPress itself, with the
  /// numbers of the two fields that say so.
  func meta(_ name: String) -> [(value: String, fields: [Int])] {
    fields.indices.dropLast().compactMap { number in
      let (key, value) = (fields[number], fields[number + 1])
      guard key.name == "wp:postmeta/wp:meta_key", value.name == "wp:postmeta/wp:meta_value",
        MarkdownText.oneLine(key.text).hasSameBytes(as: name)
      else { return nil }
      let text = MarkdownText.oneLine(value.text)
      return text.isEmpty ? nil : (text, [number, number + 1])
    }
  }
}

/// Reads an export of WordPress (WXR, which is RSS 2.0 with elements of its own).
struct WordPressReader {
  private(set) var items: [WordPressItem] = []
  /// What the export says of the site itself.
  private(set) var site: [WordPressField] = []

  private var item: WordPressItem?
  /// The elements that the reader is in.
  private var path: [WordPressField] = []
  /// Whether an element was in the innermost one.
  private var hasInner = false
  private var size = 0

  /// The largest text of an element, and of all together, in bytes.
  private static let fieldLimit = 8 << 20
  private static let sizeLimit = 512 << 20
  private static let itemLimit = 100_000

  /// Takes an event; returns why the document cannot be read, where it cannot.
  mutating func take(_ event: XMLEvent, line: Int) -> String? {
    switch event {
    case .start(let name, let attributes):
      if path.isEmpty, name != "rss" { return "this is no export of WordPress, but '\(name)'" }
      if name == "item", path.count == 2 {
        guard items.count < Self.itemLimit else { return "more than \(Self.itemLimit) items" }
        item = WordPressItem(line: line)
      }
      path.append(WordPressField(name: name, text: "", attributes: attributes, line: line))
      hasInner = false
    case .text(let text):
      size += text.utf8.count
      guard size <= Self.sizeLimit else { return "more than \(Self.sizeLimit >> 20) MB of text" }
      guard let last = path.indices.last else { return nil }
      guard path[last].text.utf8.count + text.utf8.count <= Self.fieldLimit else {
        return "an element with more than \(Self.fieldLimit >> 20) MB"
      }
      path[last].text += text
    case .comment(let text):
      size += text.utf8.count
      let field = WordPressField(name: "comment in XML", text: text, attributes: [], line: line)
      if item == nil { site.append(field) } else { item?.fields.append(field) }
    case .end: end()
    }
    return nil
  }

  private mutating func end() {
    guard let field = path.popLast() else { return }
    defer { hasInner = true }
    if field.name == "item", path.count == 2, let found = item {
      items.append(found)
      item = nil
      return
    }
    let hasText = field.text.utf8.contains { !$0.isSpace }
    guard hasText || !hasInner && !field.attributes.isEmpty else { return }
    // What is deeper than an item's own elements is named with its parents.
    let parents = path.dropFirst(item == nil ? 2 : 3).map(\.name)
    let named = WordPressField(
      name: (parents + [field.name]).joined(separator: "/"), text: field.text,
      attributes: field.attributes, line: field.line)
    if item == nil { site.append(named) } else { item?.fields.append(named) }
  }
}
