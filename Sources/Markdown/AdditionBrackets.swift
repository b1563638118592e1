import Diagnostics

extension TreeBuilder {
  /// Reads `[term]`, `[@citation]` or `[!KIND]`, which `range` spans with its brackets.
  mutating func readBracket(
    _ range: Range<Int>, _ search: inout AdditionSearch
  ) {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    let isImage = range.lowerBound > 0 && leaf.bytes[range.lowerBound - 1] == UInt8(ascii: "!")
    if byte(range.upperBound) == UInt8(ascii: "(") { return reportBrokenLink(range, isImage) }
    guard !isImage, let first = byte(inside.lowerBound), !isLiteral(inside) else { return }
    switch first {
    case UInt8(ascii: "@"): readCitation(range, &search)
    case UInt8(ascii: "!") where isKind(inside): readCalloutMark(range, &search)
    default: readTerm(range, &search)
    }
  }

  /// Whether the brackets stay as they are: `[ ]` and `[x]`.
  private func isLiteral(_ inside: Range<Int>) -> Bool {
    let name = ReferenceName.trim(inside, of: leaf.bytes)
    return name.isEmpty || name.count == 1 && leaf.bytes[name.lowerBound] | 0x20 == 0x78
  }

  private func isKind(_ inside: Range<Int>) -> Bool {
    inside.count > 1 && leaf.bytes[inside].dropFirst().allSatisfy(ReferenceName.isNameByte)
  }

  private mutating func reportBrokenLink(_ range: Range<Int>, _ isImage: Bool) {
    let thing = isImage ? "picture" : "link"
    report(
      "markdown/broken-link", "this looks like a \(thing), but its address is not written right",
      at: span((isImage ? range.lowerBound - 1 : range.lowerBound)..<range.upperBound + 1),
      help: "no spaces in the address, or put it in <…>; or write '\\[' for a plain bracket")
  }

  private mutating func readTerm(
    _ range: Range<Int>, _ search: inout AdditionSearch
  ) {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    let name = ReferenceName.trim(inside, of: leaf.bytes)
    let source = leaf.bytes[name]
    let shown = Self.collapse(search.run.shown(name))
    let isPlain = !source.contains(UInt8(ascii: "\\")) && !source.contains(UInt8(ascii: "&"))
    let plain = Self.collapse(String(decoding: source, as: UTF8.self))
    let term = Term(name: isPlain ? plain : shown, text: shown, nameSpan: span(name))
    search.found.append(
      Addition(range: range, inline: Inline(kind: .term(term), span: span(range))))
  }

  /// `text` with every stretch of white space as one space.
  private static func collapse(_ text: String) -> String {
    var previous: UInt8 = 0
    let isClean = text.utf8.allSatisfy { byte in
      defer { previous = byte }
      return byte > 0x20 || byte == 0x20 && previous != 0x20
    }
    if isClean { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func readCalloutMark(_ range: Range<Int>, _ search: inout AdditionSearch) {
    guard role == .quoteStart, range.lowerBound == 0 else {
      return report(
        "markdown/misplaced-callout", "'[!…]' does not stand at the start of a quote",
        at: span(range), help: "a callout is a quote of its own: > [!NOTE]")
    }
    let name = String(decoding: leaf.bytes[range].dropFirst(2).dropLast(), as: UTF8.self)
    finds.callout = (name, span(range.lowerBound + 2..<range.upperBound - 1))
    var end = range.upperBound
    while end < search.end, leaf.bytes[end] == 0x20 || leaf.bytes[end] == 0x09 { end += 1 }
    search.index = end
    search.found.append(Addition(range: range.lowerBound..<end, inline: nil))
  }

  private mutating func readCitation(_ range: Range<Int>, _ search: inout AdditionSearch) {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    var items: [Citation.Item] = []
    var start = inside.lowerBound
    while start <= inside.upperBound {
      let end = leaf.bytes[start..<inside.upperBound].firstIndex(of: UInt8(ascii: ";"))
      guard let item = citationItem(start..<(end ?? inside.upperBound)) else {
        return report(
          "markdown/malformed-citation", "this citation is not written right", at: span(range),
          help: "write [@fda-2010] or [@park-2008; @fda-2010]")
      }
      items.append(item)
      guard let end else { break }
      start = end + 1
    }
    let inline = Inline(kind: .citation(Citation(items: items)), span: span(range))
    search.found.append(Addition(range: range, inline: inline))
  }

  private mutating func citationItem(_ range: Range<Int>) -> Citation.Item? {
    let range = ReferenceName.trim(range, of: leaf.bytes)
    guard leaf.bytes[range].first == UInt8(ascii: "@") else { return nil }
    let comma = leaf.bytes[range].firstIndex(of: UInt8(ascii: ",")) ?? range.upperBound
    let id = ReferenceName.trim(range.lowerBound + 1..<comma, of: leaf.bytes)
    guard !id.isEmpty, leaf.bytes[id].allSatisfy(ReferenceName.isNameByte) else { return nil }
    let rest = min(comma + 1, range.upperBound)..<range.upperBound
    let locator = ReferenceName.trim(rest, of: leaf.bytes)
    return Citation.Item(
      id: Located(String(decoding: leaf.bytes[id], as: UTF8.self), at: span(id).location),
      locator: Self.collapse(String(decoding: leaf.bytes[locator], as: UTF8.self)))
  }
}
