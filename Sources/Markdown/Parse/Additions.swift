import Foundations

/// A stretch of a text run that is one of Careleaf's additions to Markdown. All ranges are offsets
/// in the leaf's content.
struct Addition {
  enum Kind {
    /// `{{ a.b }}`
    case fact(name: Range<Int>)
    /// `{{> a }}`; its text stays, for the case that it does not stand alone.
    case block(name: Range<Int>)
    /// `[@a; @b, p. 3]`
    case citation([(id: Range<Int>, locator: String)])
    /// `[term]`: how it is looked up, and how it is shown.
    case term(name: String, text: String, Range<Int>)
    /// `[!KIND]` at the start of a quote
    case callout(Range<Int>)
    /// `{#id}` at the end of a heading; nil when it is malformed.
    case headingID(Range<Int>?)
  }

  let range: Range<Int>
  let kind: Kind
}

/// Finds the additions in a text run, in order and apart from one another.
struct AdditionFinder {
  struct Problem {
    let kind: MarkdownProblem
    let message: String
    let range: Range<Int>
    let help: String
  }

  private(set) var additions: [Addition] = []
  private(set) var problems: [Problem] = []
  private let run: TextRun
  private let bytes: [UInt8]
  private let isQuoteStart: Bool
  private var index = 0
  /// Where the search ends: before a heading's id, if there is one.
  private var end: Int
  /// The last `[` that is not closed.
  private var bracket: Int?
  private var unclosedCount = 0

  /// How many unclosed references of a run are reported; a page of braces is one mistake.
  private static let mostUnclosed = 20

  /// A search in `run` of a leaf with the content `bytes`; `isHeadingEnd` says that the run ends a
  /// heading, `isQuoteStart` that the leaf is the first in a quote.
  init(_ run: TextRun, in bytes: [UInt8], isHeadingEnd: Bool, isQuoteStart: Bool) {
    self.run = run
    self.bytes = bytes
    self.isQuoteStart = isQuoteStart
    end = run.source.upperBound
    find(isHeadingEnd: isHeadingEnd)
  }

  private mutating func find(isHeadingEnd: Bool) {
    let headingID = isHeadingEnd ? takeHeadingID() : nil
    for piece in run.pieces where piece.kind == .verbatim {
      index = max(piece.source.lowerBound, index)
      while index < min(piece.source.upperBound, end) { step() }
    }
    if let headingID { additions.append(headingID) }
  }

  private mutating func step() {
    let start = index
    index += 1
    switch bytes[start] {
    case UInt8(ascii: "{") where byte(start + 1) == UInt8(ascii: "{"):
      bracket = nil
      readReference(at: start)
    case UInt8(ascii: "}") where byte(start + 1) == UInt8(ascii: "}"):
      skip(UInt8(ascii: "}"))
      report(
        .strayBraces, "'}}' without '{{' before it", at: start..<index,
        help: "a fact is written {{ sessions }}")
    case UInt8(ascii: "["): bracket = start
    case UInt8(ascii: "]"):
      if let open = bracket { readBracket(open..<index) }
      bracket = nil
    default: break
    }
  }

  private mutating func skip(_ byte: UInt8) {
    while index < end, bytes[index] == byte { index += 1 }
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func report(
    _ kind: MarkdownProblem, _ message: String, at range: Range<Int>, help: String
  ) {
    problems.append(Problem(kind: kind, message: message, range: range, help: help))
  }

  // MARK: Headings

  /// Takes `{#id}` off the end of a heading.
  private mutating func takeHeadingID() -> Addition? {
    let source = run.source
    let last = source.upperBound - 1
    guard run.pieces.last?.kind == .verbatim, bytes[last] == UInt8(ascii: "}"),
      let open = bytes[source].lastIndex(of: UInt8(ascii: "{")),
      bytes[open + 1] == UInt8(ascii: "#"),
      open == source.lowerBound || bytes[open - 1] != UInt8(ascii: "{"),
      run.pieces[run.firstPiece(endingAfter: open)].kind == .verbatim
    else { return nil }
    let id = open + 2..<last
    let isValid = !id.isEmpty && bytes[id].allSatisfy(ReferenceName.isNameByte)
    if !isValid {
      report(
        .headingID, "a heading's anchor has letters, digits, '-' and '_' only",
        at: id.isEmpty ? open..<last + 1 : id, help: "write it like {#after-the-session}")
    }
    end = bytes.trimmingEnd(source.lowerBound..<open).upperBound
    return Addition(range: end..<last + 1, kind: .headingID(isValid ? id : nil))
  }

  // MARK: Braces

  /// Reads `{{ name }}` or `{{> name }}` whose first brace is at `start`.
  private mutating func readReference(at start: Int) {
    index = start + 2
    skip(UInt8(ascii: "{"))
    let inside = index
    guard let close = closingBraces(from: inside) else {
      unclosedCount += 1
      guard unclosedCount <= Self.mostUnclosed else { return }
      return report(
        .unclosedReference, "'{{' without '}}' after it", at: start..<inside,
        help: "write it whole: {{ sessions }}")
    }
    index = close + 2
    skip(UInt8(ascii: "}"))
    let whole = start..<index
    let isTemplate = "#/^!&=".utf8.contains(bytes[inside])
    if isTemplate || inside > start + 2 || index > close + 2 {
      return report(
        .templateSyntax, "this is template language, which articles cannot use", at: whole,
        help: "a fact is {{ sessions }}, a block is {{> prices }}")
    }
    let isBlock = bytes[inside] == UInt8(ascii: ">")
    let name = ReferenceName.trim(inside + (isBlock ? 1 : 0)..<close, of: bytes)
    guard ReferenceName.isName(bytes[name]) else {
      return reportMalformed(whole, name, isBlock: isBlock)
    }
    additions.append(
      Addition(range: whole, kind: isBlock ? .block(name: name) : .fact(name: name)))
  }

  /// The next `}}`; nil when there is none or another `{{` comes first.
  private func closingBraces(from start: Int) -> Int? {
    var index = start
    while index + 1 < end {
      let byte = bytes[index]
      if byte == bytes[index + 1] {
        if byte == UInt8(ascii: "}") { return index }
        if byte == UInt8(ascii: "{") { return nil }
      }
      index += 1
    }
    return nil
  }

  private mutating func reportMalformed(_ whole: Range<Int>, _ name: Range<Int>, isBlock: Bool) {
    if name.isEmpty {
      report(
        .malformedReference, "there is no name between the braces", at: whole,
        help: isBlock ? "name the block: {{> prices }}" : "name the fact: {{ sessions }}")
    } else {
      report(
        .malformedReference, "'\(text(name))' cannot be a name", at: name,
        help: "a name has letters, digits, '_' and '-', with '.' between its parts")
    }
  }

  // MARK: Brackets

  /// Reads `[term]`, `[@citation]` or `[!KIND]`, which `range` spans with its brackets.
  private mutating func readBracket(_ range: Range<Int>) {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    let isImage = range.lowerBound > 0 && bytes[range.lowerBound - 1] == UInt8(ascii: "!")
    if byte(range.upperBound) == UInt8(ascii: "(") { return reportBrokenLink(range, isImage) }
    guard !isImage, !isLiteral(inside) else { return }
    switch bytes[inside.lowerBound] {
    case UInt8(ascii: "@"): readCitation(range)
    case UInt8(ascii: "!") where isKind(inside): readCalloutMark(range)
    default: readTerm(range)
    }
  }

  /// Whether the brackets stay as they are: `[ ]` and `[x]`.
  private func isLiteral(_ inside: Range<Int>) -> Bool {
    let name = ReferenceName.trim(inside, of: bytes)
    return name.isEmpty
      || name.count == 1 && bytes[name.lowerBound].lowercased == UInt8(ascii: "x")
  }

  private func isKind(_ inside: Range<Int>) -> Bool {
    inside.count > 1 && bytes[inside].dropFirst().allSatisfy(ReferenceName.isNameByte)
  }

  private mutating func reportBrokenLink(_ range: Range<Int>, _ isImage: Bool) {
    let thing = isImage ? "picture" : "link"
    report(
      .brokenLink, "this looks like a \(thing), but its address is not written right",
      at: (isImage ? range.lowerBound - 1 : range.lowerBound)..<range.upperBound + 1,
      help: "no spaces in the address, or put it in <…>; or write '\\[' for a plain bracket")
  }

  private mutating func readTerm(_ range: Range<Int>) {
    let name = ReferenceName.trim(range.lowerBound + 1..<range.upperBound - 1, of: bytes)
    let shown = Self.collapse(run.shown(name))
    let isPlain = !bytes[name].contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
    let written = isPlain ? Self.collapse(text(name)) : shown
    additions.append(Addition(range: range, kind: .term(name: written, text: shown, name)))
  }

  /// `text` with every stretch of white space as one space.
  private static func collapse(_ text: String) -> String {
    var previous: UInt8 = 0
    let isClean = text.utf8.allSatisfy { byte in
      defer { previous = byte }
      return byte > 0x20 || byte == 0x20 && previous != 0x20
    }
    if isClean { return text }
    return text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map(String.init)
      .joined(separator: " ")
  }

  private mutating func readCalloutMark(_ range: Range<Int>) {
    guard isQuoteStart, range.lowerBound == 0 else {
      return report(
        .misplacedCallout, "'[!…]' does not stand at the start of a quote", at: range,
        help: "a callout is a quote of its own: > [!NOTE]")
    }
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    additions.append(
      Addition(
        range: range.lowerBound..<index,
        kind: .callout(range.lowerBound + 2..<range.upperBound - 1)))
  }

  private mutating func readCitation(_ range: Range<Int>) {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    var items: [(id: Range<Int>, locator: String)] = []
    let parts = bytes[inside].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    for part in parts {
      guard let item = citationItem(part.startIndex..<part.endIndex) else {
        return report(
          .malformedCitation, "this citation is not written right", at: range,
          help: "write [@source-id], or [@source-id; @other-id, p. 3]")
      }
      items.append(item)
    }
    additions.append(Addition(range: range, kind: .citation(items)))
  }

  private func citationItem(_ range: Range<Int>) -> (id: Range<Int>, locator: String)? {
    let range = ReferenceName.trim(range, of: bytes)
    guard bytes[range].first == UInt8(ascii: "@") else { return nil }
    let comma = bytes[range].firstIndex(of: UInt8(ascii: ",")) ?? range.upperBound
    let id = ReferenceName.trim(range.lowerBound + 1..<comma, of: bytes)
    guard !id.isEmpty, bytes[id].allSatisfy(ReferenceName.isNameByte) else { return nil }
    let rest = min(comma + 1, range.upperBound)..<range.upperBound
    return (id, Self.collapse(text(ReferenceName.trim(rest, of: bytes))))
  }
}

/// The name in `{{ a.b }}`.
enum ReferenceName {
  /// Whether `bytes` are names with dots between them.
  static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameByte) }
  }

  /// `range` of `bytes` without white space and no-break spaces at its ends.
  static func trim(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var rest = bytes[range]
    while let first = rest.first {
      if first.isMarkdownSpace {
        rest.removeFirst()
      } else if rest.starts(with: noBreakSpace) {
        rest.removeFirst(noBreakSpace.count)
      } else {
        break
      }
    }
    while let last = rest.last {
      if last.isMarkdownSpace {
        rest.removeLast()
      } else if rest.suffix(noBreakSpace.count).elementsEqual(noBreakSpace) {
        rest.removeLast(noBreakSpace.count)
      } else {
        break
      }
    }
    return rest.startIndex..<rest.endIndex
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  /// Whether `byte` may stand in a name: an ASCII letter or digit, `_` or `-`.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
