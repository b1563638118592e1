import Diagnostics

extension TreeBuilder {
  /// The inlines of a text run at the cursor. `isLast` says that nothing follows it in its leaf.
  mutating func convertText(_ node: CMarkNode, into inlines: inout [Inline], isLast: Bool) {
    let literal = node.literal
    let run = TextAlignment(
      literal, over: leaf.bytes, from: cursor, isRaw: false, entities: &entities)
    cursor = run.end
    guard run.hasTrigger else {
      for piece in run.pieces { append(piece, of: literal, to: &inlines) }
      return
    }
    let isHeadingEnd = isLast && role == .heading
    let matches = findAdditions(in: run.pieces, literal: literal, isHeadingEnd: isHeadingEnd)
    append(run.pieces, of: literal, around: matches, to: &inlines)
  }

  /// The text of an autolink at the cursor.
  mutating func convertRawText(_ node: CMarkNode, into inlines: inout [Inline]) {
    let literal = node.literal
    let run = TextAlignment(
      literal, over: leaf.bytes, from: cursor, isRaw: true, entities: &entities)
    cursor = run.end
    for piece in run.pieces { append(piece, of: literal, to: &inlines) }
  }

  private mutating func append(
    _ pieces: [TextPiece], of literal: UnsafeBufferPointer<UInt8>, around matches: [Addition],
    to inlines: inout [Inline]
  ) {
    var next = matches.startIndex
    for piece in pieces {
      var rest = piece
      while next < matches.count, matches[next].range.lowerBound < rest.source.upperBound {
        let match = matches[next]
        if match.range.lowerBound >= rest.source.lowerBound {
          append(rest.prefix(upTo: match.range.lowerBound), of: literal, to: &inlines)
          if let inline = match.inline { inlines.append(inline) }
        }
        rest = rest.suffix(from: match.range.upperBound)
        guard match.range.upperBound <= piece.source.upperBound else { break }
        next += 1
      }
      append(rest, of: literal, to: &inlines)
    }
  }

  private mutating func append(
    _ piece: TextPiece, of literal: UnsafeBufferPointer<UInt8>, to inlines: inout [Inline]
  ) {
    guard !piece.source.isEmpty || !piece.literal.isEmpty else { return }
    let text = String(decoding: literal[piece.literal], as: UTF8.self)
    inlines.append(Inline(kind: .text(text), span: span(piece.source)))
  }
}

extension TextPiece {
  /// The part before the offset `end` of the source.
  fileprivate func prefix(upTo end: Int) -> TextPiece {
    let count = isVerbatim ? min(end, source.upperBound) - source.lowerBound : 0
    return TextPiece(
      source: source.lowerBound..<source.lowerBound + count,
      literal: literal.lowerBound..<literal.lowerBound + count, isVerbatim: isVerbatim)
  }

  /// The part from the offset `start` of the source on.
  fileprivate func suffix(from start: Int) -> TextPiece {
    let start = min(max(start, source.lowerBound), source.upperBound)
    let skipped = isVerbatim ? start - source.lowerBound : literal.count
    return TextPiece(
      source: start..<source.upperBound,
      literal: literal.lowerBound + skipped..<literal.upperBound, isVerbatim: isVerbatim)
  }
}
