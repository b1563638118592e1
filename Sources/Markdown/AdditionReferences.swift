import Diagnostics

extension TreeBuilder {
  /// How many unclosed references of a paragraph are reported; a page of braces is one mistake.
  private static var mostUnclosed: Int { 20 }

  /// Reads `{{ name }}` or `{{> name }}` whose first brace is at `start`.
  mutating func readReference(at start: Int, _ search: inout AdditionSearch) {
    var inside = start + 2
    while inside < search.end, leaf.bytes[inside] == UInt8(ascii: "{") { inside += 1 }
    let close = closingBraces(from: inside, to: search.end)
    search.index = inside
    guard let close else {
      search.unclosedCount += 1
      if search.unclosedCount <= Self.mostUnclosed { reportUnclosed(start..<inside) }
      return
    }
    var end = close + 2
    while end < search.end, leaf.bytes[end] == UInt8(ascii: "}") { end += 1 }
    search.index = end
    let whole = start..<end
    let isTemplate = isTemplateSyntax(inside) || inside > start + 2 || end > close + 2
    if isTemplate { return reportTemplateSyntax(whole) }
    let isBlock = byte(inside) == UInt8(ascii: ">")
    let name = ReferenceName.trim(inside + (isBlock ? 1 : 0)..<close, of: leaf.bytes)
    guard let path = ReferenceName.components(leaf.bytes[name]) else {
      return reportMalformed(whole, name, isBlock: isBlock)
    }
    let nameSpan = span(name)
    let wholeSpan = span(whole)
    if isBlock {
      let reference = BlockReference(path: path, nameSpan: nameSpan)
      finds.blocks.append((reference, whole, wholeSpan))
    } else {
      let reference = FactReference(path: path, nameSpan: nameSpan)
      search.found.append(
        Addition(
          range: whole, inline: Inline(kind: .factReference(reference), span: wholeSpan)))
    }
  }

  /// The next `}}`; nil when there is none or another `{{` comes first.
  private func closingBraces(from start: Int, to end: Int) -> Int? {
    var index = start
    while index + 1 < end {
      let byte = leaf.bytes[index]
      if byte == leaf.bytes[index + 1] {
        if byte == UInt8(ascii: "}") { return index }
        if byte == UInt8(ascii: "{") { return nil }
      }
      index += 1
    }
    return nil
  }

  private func isTemplateSyntax(_ index: Int) -> Bool {
    guard let byte = byte(index) else { return false }
    return "#/^!&=".utf8.contains(byte)
  }

  private mutating func reportUnclosed(_ range: Range<Int>) {
    report(
      "markdown/unclosed-reference", "'{{' without '}}' after it", at: span(range),
      help: "write it whole: {{ sessions }}")
  }

  private mutating func reportTemplateSyntax(_ range: Range<Int>) {
    report(
      "markdown/template-syntax", "this is template language, which articles cannot use",
      at: span(range), help: "a fact is {{ sessions }}, a block is {{> prices }}")
  }

  private mutating func reportMalformed(
    _ whole: Range<Int>, _ name: Range<Int>, isBlock: Bool
  ) {
    if name.isEmpty {
      report(
        "markdown/malformed-reference", "there is no name between the braces", at: span(whole),
        help: isBlock ? "name the block: {{> prices }}" : "name the fact: {{ sessions }}")
    } else {
      let text = String(decoding: leaf.bytes[name], as: UTF8.self)
      report(
        "markdown/malformed-reference", "'\(text)' cannot be a name", at: span(name),
        help: "a name has letters, digits, '_' and '-', with '.' between its parts")
    }
  }
}
