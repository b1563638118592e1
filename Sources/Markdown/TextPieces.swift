/// A part of a text run: what stands in the source, and what libcmark made of it.
struct TextPiece {
  /// The offsets in the leaf's content.
  var source: Range<Int>
  /// The offsets in the run's literal.
  var literal: Range<Int>
  /// Whether both are the same text; otherwise it is an escape, entity or typographic mark.
  var isVerbatim: Bool
}

/// Lays a text run over its source; libcmark joins texts before anybody can see them apart.
struct TextAlignment {
  /// The parts in order.
  var pieces: [TextPiece] = []
  /// Whether a verbatim part has a bracket or brace.
  var hasTrigger = false
  private var sourceIndex: Int
  private var literalIndex = 0

  /// Lays `literal` over `source` from `start` on. In an autolink (`isRaw`) only entities are
  /// replaced.
  init(
    _ literal: UnsafeBufferPointer<UInt8>, over source: [UInt8], from start: Int, isRaw: Bool,
    entities: inout EntityDecoder
  ) {
    sourceIndex = start
    while literalIndex < literal.count, sourceIndex < source.count {
      appendVerbatim(literal, source, isRaw: isRaw)
      guard literalIndex < literal.count, sourceIndex < source.count else { break }
      let change = Self.change(
        source, at: sourceIndex, literal[literalIndex], isRaw: isRaw, &entities)
      guard let change else {
        appendUnknown(literal, source)
        break
      }
      append(change.source, change.literal, isVerbatim: change.isVerbatim)
    }
  }

  /// Where the run ends in the source.
  var end: Int { sourceIndex }

  private mutating func appendVerbatim(
    _ literal: UnsafeBufferPointer<UInt8>, _ source: [UInt8], isRaw: Bool
  ) {
    let count = min(literal.count - literalIndex, source.count - sourceIndex)
    var length = 0
    while length < count, source[sourceIndex + length] == literal[literalIndex + length] {
      switch source[sourceIndex + length] {
      case UInt8(ascii: "&"): break
      case UInt8(ascii: "\\") where !isRaw: break
      case 0x5B, 0x5D, 0x7B, 0x7D:
        hasTrigger = true
        length += 1
        continue
      default:
        length += 1
        continue
      }
      break
    }
    if length > 0 { append(length, length, isVerbatim: true) }
  }

  private mutating func append(_ source: Int, _ literal: Int, isVerbatim: Bool) {
    let piece = TextPiece(
      source: sourceIndex..<sourceIndex + source, literal: literalIndex..<literalIndex + literal,
      isVerbatim: isVerbatim)
    sourceIndex = piece.source.upperBound
    literalIndex = piece.literal.upperBound
    if isVerbatim, let last = pieces.last, last.isVerbatim {
      pieces[pieces.count - 1].source = last.source.lowerBound..<sourceIndex
      pieces[pieces.count - 1].literal = last.literal.lowerBound..<literalIndex
    } else {
      pieces.append(piece)
    }
  }

  /// Keeps the text when the source cannot be understood; its position is then approximate.
  private mutating func appendUnknown(
    _ literal: UnsafeBufferPointer<UInt8>, _ source: [UInt8]
  ) {
    let rest = literal.count - literalIndex
    append(min(rest, source.count - sourceIndex), rest, isVerbatim: false)
  }

  private typealias Change = (source: Int, literal: Int, isVerbatim: Bool)

  /// How the source at `index`, which is not what the literal has, came to be replaced.
  private static func change(
    _ source: [UInt8], at index: Int, _ literal: UInt8, isRaw: Bool,
    _ entities: inout EntityDecoder
  ) -> Change? {
    let byte = source[index]
    switch byte {
    case UInt8(ascii: "&"):
      if let entity = entities.decode(source, at: index) {
        return (entity.length, entity.text.count, false)
      }
    case UInt8(ascii: "\\") where !isRaw:
      if index + 1 < source.count, LinkTarget.isPunctuation(source[index + 1]) {
        return (2, 1, false)
      }
    case UInt8(ascii: "'") where literal != byte, UInt8(ascii: "\"") where literal != byte:
      return (1, 3, false)
    case UInt8(ascii: ".") where literal != byte:
      return (3, 3, false)
    case UInt8(ascii: "-") where literal != byte:
      let run = source[index...].prefix { $0 == UInt8(ascii: "-") }.count
      return (run, 3 * dashes(run), false)
    default: break
    }
    return byte == literal ? (1, 1, true) : nil
  }

  /// How many dashes smart punctuation makes of a run of hyphens (libcmark, `handle_hyphen`).
  private static func dashes(_ run: Int) -> Int {
    if run % 3 == 0 { return run / 3 }
    if run % 2 == 0 { return run / 2 }
    return run % 3 == 2 ? 1 + (run - 2) / 3 : 2 + (run - 4) / 3
  }
}
