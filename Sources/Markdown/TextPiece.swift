/// A part of running text: what stands in the source, and what libcmark made of it.
struct TextPiece {
  enum Kind {
    /// Source and literal are the same text.
    case verbatim
    /// The literal replaces an escape, entity or typographic mark.
    case replaced
    /// The end of a line.
    case softBreak
  }

  var kind: Kind
  /// The offsets in the leaf's content.
  var source: Range<Int>
  /// The text as shown, inside a node of libcmark's tree.
  var literal: UnsafeBufferPointer<UInt8>

  var text: String { String(decoding: literal, as: UTF8.self) }

  /// The part inside `range` of the source; whole unless it is verbatim.
  func clamped(to range: Range<Int>) -> TextPiece {
    guard kind == .verbatim else { return self }
    let start = min(max(range.lowerBound, source.lowerBound), source.upperBound)
    let end = min(max(range.upperBound, start), source.upperBound)
    let part = literal[start - source.lowerBound..<end - source.lowerBound]
    return TextPiece(
      kind: .verbatim, source: start..<end, literal: UnsafeBufferPointer(rebasing: part))
  }
}

/// A stretch of text and line ends without marks in between.
struct TextRun {
  var pieces: [TextPiece] = []
  /// Whether a verbatim part has a bracket or brace.
  var hasTrigger = false

  /// The place in the source.
  var source: Range<Int> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.source.lowerBound..<last.source.upperBound
  }

  /// The index of the first piece that ends after the `offset` of the source.
  func firstPiece(endingAfter offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].source.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What is shown of `range` of the source, line ends as spaces.
  func shown(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    var index = firstPiece(endingAfter: range.lowerBound)
    while index < pieces.count, pieces[index].source.lowerBound < range.upperBound {
      let piece = pieces[index].clamped(to: range)
      if piece.kind == .softBreak { bytes.append(0x20) } else { bytes += piece.literal }
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
