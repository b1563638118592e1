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
    while start > source.lowerBound, LinkTarget.isSpace(leaf.bytes[start - 1]) { start -= 1 }
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
