import CCMark
import Diagnostics

extension TreeBuilder {
  /// The inlines of the texts and line ends from `first` on; gives the node after them. `isTop`
  /// says that they are not inside any marks.
  mutating func convertText(
    from first: CMarkNode, into inlines: inout [Inline], isTop: Bool
  ) -> CMarkNode? {
    var alignment = takeAlignment()
    var next: CMarkNode? = first
    while let node = next {
      if node.kind == CMARK_NODE_TEXT {
        alignment.append(node.literal, over: leaf.bytes, isRaw: false, entities: &entities)
        cursor = alignment.end
      } else if node.kind == CMARK_NODE_SOFTBREAK {
        alignment.appendBreak(moveOverBreak(), next: cursor)
      } else {
        break
      }
      next = node.next
    }
    var additions: [Addition] = []
    if alignment.run.hasTrigger {
      let isHeadingEnd = isTop && next == nil && role == .heading
      additions = findAdditions(in: alignment.run, isHeadingEnd: isHeadingEnd)
    }
    append(alignment.run, around: additions, to: &inlines)
    spareAlignment = alignment
    return next
  }

  /// An empty alignment at the cursor, with the memory of the one before.
  private mutating func takeAlignment() -> TextAlignment {
    var alignment = TextAlignment(from: 0)
    swap(&alignment, &spareAlignment)
    alignment.restart(from: cursor)
    return alignment
  }

  /// The text of an autolink at the cursor.
  mutating func convertRawText(_ node: CMarkNode, into inlines: inout [Inline]) {
    var alignment = TextAlignment(from: cursor)
    alignment.append(node.literal, over: leaf.bytes, isRaw: true, entities: &entities)
    cursor = alignment.end
    append(alignment.run, around: [], to: &inlines)
  }

  private mutating func append(
    _ run: TextRun, around additions: [Addition], to inlines: inout [Inline]
  ) {
    var next = additions.startIndex
    for piece in run.pieces {
      var start = piece.source.lowerBound
      while next < additions.count, additions[next].range.lowerBound < piece.source.upperBound {
        let addition = additions[next]
        if addition.range.lowerBound >= piece.source.lowerBound {
          append(piece, in: start..<addition.range.lowerBound, to: &inlines)
          if let inline = addition.inline { inlines.append(inline) }
        }
        start = addition.range.upperBound
        guard addition.range.upperBound <= piece.source.upperBound else { break }
        next += 1
      }
      append(piece, in: start..<max(start, piece.source.upperBound), to: &inlines)
    }
  }

  /// Appends what of `piece` is inside `range`, in two where a table's escaped bar is.
  private mutating func append(
    _ piece: TextPiece, in range: Range<Int>, to inlines: inout [Inline]
  ) {
    if piece.kind != .verbatim, range.lowerBound > piece.source.lowerBound { return }
    var rest = piece.clamped(to: range)
    while let bar = escapedBars.first, bar < rest.source.upperBound {
      escapedBars.removeFirst()
      guard bar > rest.source.lowerBound else { continue }
      append(rest.clamped(to: rest.source.lowerBound..<bar), to: &inlines)
      rest = rest.clamped(to: bar..<rest.source.upperBound)
    }
    append(rest, to: &inlines)
  }

  private mutating func append(_ piece: TextPiece, to inlines: inout [Inline]) {
    if piece.kind == .softBreak {
      inlines.append(Inline(kind: .softBreak, span: span(piece.source)))
    } else if !piece.literal.isEmpty {
      inlines.append(Inline(kind: .text(piece.text), span: span(piece.source)))
    }
  }
}
