import Diagnostics

/// A stretch of a text run that is one of Careleaf's additions to Markdown.
struct Addition {
  /// Where it is in the leaf's content.
  var range: Range<Int>
  /// What it is; nil when it is not shown where it stands.
  var inline: Inline?
}

extension TreeBuilder {
  /// The additions in a text run, in order and apart from one another.
  mutating func findAdditions(
    in run: TextRun, isHeadingEnd: Bool
  ) -> [Addition] {
    let source = run.source
    var search = AdditionSearch(run: run, end: isHeadingEnd ? headingEnd(run) : source.upperBound)
    for piece in run.pieces where piece.kind == .verbatim {
      search.index = max(piece.source.lowerBound, search.index)
      while search.index < min(piece.source.upperBound, search.end) {
        step(&search)
      }
    }
    if search.end < source.upperBound {
      search.found.append(Addition(range: search.end..<source.upperBound, inline: nil))
    }
    return search.found
  }

  private mutating func step(_ search: inout AdditionSearch) {
    let index = search.index
    search.index += 1
    switch leaf.bytes[index] {
    case UInt8(ascii: "{") where byte(index + 1) == UInt8(ascii: "{"):
      search.bracket = nil
      readReference(at: index, &search)
    case UInt8(ascii: "}") where byte(index + 1) == UInt8(ascii: "}"):
      reportStrayBraces(at: index, &search)
    case UInt8(ascii: "["): search.bracket = index
    case UInt8(ascii: "]"):
      if let open = search.bracket { readBracket(open..<index + 1, &search) }
      search.bracket = nil
    default: break
    }
  }

  private mutating func reportStrayBraces(at index: Int, _ search: inout AdditionSearch) {
    while search.index < search.end, leaf.bytes[search.index] == UInt8(ascii: "}") {
      search.index += 1
    }
    report(
      "markdown/stray-braces", "'}}' without '{{' before it",
      at: span(index..<search.index), help: "a fact is written {{ sessions }}")
  }

  /// Takes `{#id}` off the end of a heading; gives the end of what is left.
  private mutating func headingEnd(_ run: TextRun) -> Int {
    let source = run.source
    let end = source.upperBound
    let bytes = leaf.bytes[source]
    guard run.pieces.last?.kind == .verbatim, bytes.last == UInt8(ascii: "}"),
      let open = bytes.lastIndex(of: UInt8(ascii: "{")),
      leaf.bytes[open + 1] == UInt8(ascii: "#"),
      open == source.lowerBound || leaf.bytes[open - 1] != UInt8(ascii: "{"),
      run.pieces[run.firstPiece(endingAfter: open)].kind == .verbatim
    else { return end }
    readHeadingID(open + 2..<end - 1)
    var start = open
    while start > source.lowerBound, LinkSyntax.isSpace(leaf.bytes[start - 1]) { start -= 1 }
    return start
  }

  private mutating func readHeadingID(_ range: Range<Int>) {
    let id = String(decoding: leaf.bytes[range], as: UTF8.self)
    let location = span(range.isEmpty ? range.lowerBound - 2..<range.upperBound + 1 : range)
    if id.isEmpty || !id.utf8.allSatisfy(ReferenceName.isNameByte) {
      report(
        "markdown/heading-id", "a heading's anchor has letters, digits, '-' and '_' only",
        at: location, help: "write it like {#after-the-session}")
    } else {
      finds.headingID = Located(id, at: location.location)
    }
  }
}

/// The state of the search for additions in a run.
struct AdditionSearch {
  let run: TextRun
  let end: Int
  var index = 0
  /// The last `[` that is not closed.
  var bracket: Int?
  var unclosedCount = 0
  var found: [Addition] = []

  init(run: TextRun, end: Int) {
    self.run = run
    self.end = end
  }
}

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
