import Diagnostics

/// Finds the tags of a template.
struct TemplateScanner {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  private(set) var tags: [TemplateTag] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
  }

  mutating func scan() {
    while let start = find([0x7B, 0x7B], from: position) {
      scanTag(at: start)
    }
  }

  private mutating func scanTag(at start: Int) {
    let isTriple = start + 2 < bytes.count && bytes[start + 2] == 0x7B
    let closing: [UInt8] = isTriple ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
    let contentStart = start + (isTriple ? 3 : 2)
    guard let close = find(closing, from: contentStart) else {
      reportUnclosed(at: start)
      position = bytes.count
      return
    }
    position = close + closing.count
    add(isTriple: isTriple, content: contentStart..<close, range: start..<position)
  }

  private mutating func add(isTriple: Bool, content: Range<Int>, range: Range<Int>) {
    var kind: TemplateTag.Kind = isTriple ? .html : .text
    var name = content
    if !isTriple, let sign = name.first.map({ bytes[$0] }), let signKind = Self.signs[sign] {
      kind = signKind
      name = name.dropFirst()
    }
    while let first = name.first, Self.isSpace(bytes[first]) { name = name.dropFirst() }
    while let last = name.last, Self.isSpace(bytes[last]) { name = name.dropLast() }
    let text = String(decoding: bytes[name], as: UTF8.self)
    if kind != .comment, kind != .unsupported, !Self.isName(text, of: kind) { kind = .unsupported }
    if kind == .unsupported { reportUnsupported(range) }
    tags.append(TemplateTag(kind: kind, name: text, range: range, nameRange: name))
  }

  private mutating func reportUnclosed(at start: Int) {
    diagnostics.append(
      Diagnostic(
        "template/unclosed-tag", "a tag is opened with '{{' and never closed",
        at: file.location(utf8Offsets: start..<min(start + 2, bytes.count)),
        help: "close it with '}}'"))
  }

  private mutating func reportUnsupported(_ range: Range<Int>) {
    diagnostics.append(
      Diagnostic(
        "template/unsupported-tag", "this is not a tag that templates can use",
        at: file.location(utf8Offsets: range),
        help: "use {{name}}, {{{html}}}, {{#name}}, {{^name}}, {{/name}}, {{>partial}}, "
          + "{{<layout}}, {{$block}} or {{! comment }}"))
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
    return (start...(bytes.count - pattern.count)).first { offset in
      bytes[offset] == pattern[0] && bytes[offset + 1] == pattern[1]
        && (pattern.count < 3 || bytes[offset + 2] == pattern[2])
    }
  }

  private static let signs: [UInt8: TemplateTag.Kind] = [
    UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .invertedSection, UInt8(ascii: "/"): .end,
    UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .layout, UInt8(ascii: "$"): .block,
    UInt8(ascii: "!"): .comment, UInt8(ascii: "&"): .html, UInt8(ascii: "="): .unsupported,
    UInt8(ascii: "%"): .unsupported,
  ]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isName(_ name: String, of kind: TemplateTag.Kind) -> Bool {
    if name == "." { return kind == .text || kind == .html }
    guard let first = name.utf8.first, let last = name.utf8.last else { return false }
    let dot = UInt8(ascii: ".")
    return first != dot && last != dot && !name.contains("..")
      && name.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == dot
          || byte == UInt8(ascii: "/")
      }
  }
}
