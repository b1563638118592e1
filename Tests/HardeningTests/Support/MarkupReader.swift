/// Reads HTML as the theme writes it, and nothing more lenient: whatever a value from the content
/// broke out of its place with becomes a tag, an attribute or a mistake here.
struct MarkupReader {
  /// A start tag.
  struct Tag: Equatable {
    let name: String
    let attributes: [Attribute]

    /// The element with the names of its attributes, such as `a class href`.
    var form: String { ([name] + attributes.map(\.name).sorted()).joined(separator: " ") }

    /// The value of the attribute called `name`.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// An attribute with its value as written.
  struct Attribute: Equatable {
    let name: String
    let value: String
  }

  /// The start tags in order.
  private(set) var tags: [Tag] = []
  /// What stands in `script` elements.
  private(set) var scripts: [(type: String?, text: String)] = []
  /// What no page should hold.
  private(set) var mistakes: [String] = []

  private static let empty: Set<String> = [
    "area", "br", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]

  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []

  /// Reads `bytes` to their end.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") { readTag() } else { readText() }
    }
    if !open.isEmpty { mistakes.append("not closed: \(open.joined(separator: ", "))") }
  }

  private mutating func readText() {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    check(bytes[start..<index], "text")
  }

  /// What neither text nor a value may hold: markup, and characters that HTML does not allow.
  private mutating func check(_ text: ArraySlice<UInt8>, _ place: String) {
    if text.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
      mistake("bare bracket in \(place)", text)
    }
    if text.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }) {
      mistake("control character in \(place)", text)
    }
    for ampersand in text.indices where text[ampersand] == UInt8(ascii: "&") {
      let name = text[(ampersand + 1)...].prefix(8).prefix { $0 != UInt8(ascii: ";") }
      let isWhole = name.endIndex < text.endIndex && !name.isEmpty
      let known = ["amp", "lt", "gt", "quot", "#39", "nbsp", "copy", "rarr", "larr", "middot"]
      if !isWhole || !known.contains(String(decoding: name, as: UTF8.self)) {
        mistake("bare ampersand in \(place)", text)
      }
    }
  }

  private mutating func mistake(_ what: String, _ text: ArraySlice<UInt8>) {
    mistakes.append("\(what): \(String(decoding: text.prefix(200), as: UTF8.self))")
  }

  private mutating func readTag() {
    let start = index
    if starts(with: "<!DOCTYPE html>") {
      index += 15
    } else if starts(with: "</") {
      index += 2
      let name = readName()
      if open.popLast() != name || !skip(">") { mistake("end tag", bytes[start...]) }
    } else {
      index += 1
      readStartTag(from: start)
    }
  }

  private mutating func readStartTag(from start: Int) {
    let name = readName()
    guard !name.isEmpty else { return mistake("not a tag", bytes[start...]) }
    var attributes: [Attribute] = []
    while skip(" ") || skip("\n") {
      let name = readName()
      guard !name.isEmpty else { continue }
      attributes.append(Attribute(name: name, value: skip("=") ? readValue() : ""))
    }
    if Set(attributes.map(\.name)).count < attributes.count {
      mistake("attribute twice", bytes[start...])
    }
    let tag = Tag(name: name, attributes: attributes)
    tags.append(tag)
    let isClosed = skip("/")
    guard skip(">") else { return mistake("tag", bytes[start...]) }
    if isClosed || Self.empty.contains(name) { return }
    open.append(name)
    if name == "script" { readScript(tag) }
  }

  private mutating func readScript(_ tag: Tag) {
    let start = index
    while index < bytes.count, !starts(with: "</") { index += 1 }
    scripts.append((tag["type"], String(decoding: bytes[start..<index], as: UTF8.self)))
  }

  private mutating func readValue() -> String {
    let start = index + 1
    guard skip("\"") else {
      mistake("value without quotes", bytes[index...])
      return ""
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
    check(bytes[start..<index], "value")
    index += 1
    return String(decoding: bytes[start..<min(index - 1, bytes.count)], as: UTF8.self)
  }

  private mutating func readName() -> String {
    let start = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ":")
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
}
