import Foundations

/// Finds which part of the source each part of the tree's texts comes from, by reading both side
/// by side: libcmark resolves escapes, entities and smart punctuation without saying where.
struct TextAlignment {
  private(set) var run = TextRun()
  private var sourceIndex: Int
  private var literalIndex = 0

  init(from start: Int) { sourceIndex = start }

  /// Begins again at `start`, with the memory it has.
  mutating func restart(from start: Int) {
    run.pieces.removeAll(keepingCapacity: true)
    run.hasTrigger = false
    sourceIndex = start
  }

  var end: Int { sourceIndex }

  /// Aligns `literal` with what follows in `source`. In an autolink (`isRaw`) only entities are
  /// replaced.
  mutating func append(
    _ literal: UnsafeBufferPointer<UInt8>, over source: [UInt8], isRaw: Bool,
    entities: inout EntityDecoder
  ) {
    literalIndex = 0
    while literalIndex < literal.count, sourceIndex < source.count {
      appendVerbatim(literal, source, isRaw: isRaw)
      guard literalIndex < literal.count, sourceIndex < source.count else { break }
      let change = Self.change(
        source, at: sourceIndex, literal[literalIndex], isRaw: isRaw, &entities)
      guard let change else {
        appendUnknown(literal, source)
        break
      }
      append(change, literal)
    }
  }

  /// Adds the line end that `range` of the source is; the next text begins at `next`.
  mutating func appendBreak(_ range: Range<Int>, next: Int) {
    run.pieces.append(
      TextPiece(kind: .softBreak, source: range, literal: .init(start: nil, count: 0)))
    sourceIndex = next
  }

  private mutating func appendVerbatim(
    _ literal: UnsafeBufferPointer<UInt8>, _ source: [UInt8], isRaw: Bool
  ) {
    let length = source.withUnsafeBufferPointer { source in
      verbatimLength(
        UnsafeBufferPointer(rebasing: literal[literalIndex...]),
        UnsafeBufferPointer(rebasing: source[sourceIndex...]), isRaw: isRaw)
    }
    if length > 0 { append((length, length, .verbatim), literal) }
  }

  /// How far both are the same and nothing in the source stands for something else.
  private mutating func verbatimLength(
    _ literal: UnsafeBufferPointer<UInt8>, _ source: UnsafeBufferPointer<UInt8>, isRaw: Bool
  ) -> Int {
    let count = min(literal.count, source.count)
    var length = 0
    while length < count, source[length] == literal[length] {
      if let word = ByteWord(source, at: length), word == ByteWord(literal, at: length),
        Self.isPlain(word)
      {
        length += ByteWord.count
        continue
      }
      switch source[length] {
      case UInt8(ascii: "&"): return length
      case UInt8(ascii: "\\") where !isRaw: return length
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        run.hasTrigger = true
      default: break
      }
      length += 1
    }
    return length
  }

  /// Whether every byte stands for itself and begins no addition. In small letters, `[`, `\` and
  /// `]` are `{`, `|` and `}`.
  @inline(__always)
  private static func isPlain(_ word: ByteWord) -> Bool {
    let small = word.lowercased
    return !word.has(UInt8(ascii: "&")) && !small.has(0x7B) && !small.has(0x7C)
      && !small.has(0x7D)
  }

  private mutating func append(_ change: Change, _ literal: UnsafeBufferPointer<UInt8>) {
    let start = sourceIndex
    sourceIndex = start + change.source
    let literalStart = literalIndex
    literalIndex = min(literalStart + change.literal, literal.count)
    let part = UnsafeBufferPointer(rebasing: literal[literalStart..<literalIndex])
    let last = run.pieces.count - 1
    if change.kind == .verbatim, last >= 0, run.pieces[last].kind == .verbatim,
      literalStart > 0, let base = run.pieces[last].literal.baseAddress
    {
      run.pieces[last].source = run.pieces[last].source.lowerBound..<sourceIndex
      let count = run.pieces[last].literal.count + part.count
      run.pieces[last].literal = UnsafeBufferPointer(start: base, count: count)
    } else {
      run.pieces.append(TextPiece(kind: change.kind, source: start..<sourceIndex, literal: part))
    }
  }

  /// Keeps the text when the source cannot be understood; its position is then approximate.
  private mutating func appendUnknown(_ literal: UnsafeBufferPointer<UInt8>, _ source: [UInt8]) {
    let rest = literal.count - literalIndex
    append((min(rest, source.count - sourceIndex), rest, .replaced), literal)
  }

  private typealias Change = (source: Int, literal: Int, kind: TextPiece.Kind)

  /// How the source at `index`, which is not what the literal has, came to be replaced.
  private static func change(
    _ source: [UInt8], at index: Int, _ literal: UInt8, isRaw: Bool,
    _ entities: inout EntityDecoder
  ) -> Change? {
    let byte = source[index]
    switch byte {
    case UInt8(ascii: "&"):
      if let entity = entities.decode(source, at: index) {
        return (entity.length, entity.text.count, .replaced)
      }
    case UInt8(ascii: "\\") where !isRaw:
      if source.hasEscape(at: index) { return (2, 1, .replaced) }
    case UInt8(ascii: "'") where literal != byte, UInt8(ascii: "\"") where literal != byte:
      return (1, 3, .replaced)
    case UInt8(ascii: ".") where literal != byte: return (3, 3, .replaced)
    case UInt8(ascii: "-") where literal != byte:
      let run = source[index...].prefix { $0 == UInt8(ascii: "-") }.count
      return (run, 3 * dashes(run), .replaced)
    default: break
    }
    return byte == literal ? (1, 1, .verbatim) : nil
  }

  /// How many dashes smart punctuation makes of a run of hyphens (libcmark, `handle_hyphen`).
  private static func dashes(_ run: Int) -> Int {
    if run % 3 == 0 { return run / 3 }
    if run % 2 == 0 { return run / 2 }
    return run % 3 == 2 ? 1 + (run - 2) / 3 : 2 + (run - 4) / 3
  }
}

/// Decodes HTML entities as libcmark does (CommonMark spec, section 6.2).
struct EntityDecoder {
  private var known: [String: [UInt8]] = [:]

  /// The length in the source and the text of the entity at `start`; nil when there is none.
  mutating func decode(_ bytes: [UInt8], at start: Int) -> (length: Int, text: [UInt8])? {
    // The longest name has 31 characters.
    let end = bytes[start...].prefix(34).firstIndex(of: UInt8(ascii: ";"))
    guard let end, end > start + 1 else { return nil }
    let source = bytes[start...end]
    let inside = source.dropFirst().dropLast()
    guard inside.allSatisfy({ $0.isAlphanumeric || $0 == UInt8(ascii: "#") }) else { return nil }
    let name = String(decoding: source, as: UTF8.self)
    let text = known[name] ?? Self.ask(Array(source))
    known[name] = text
    return text.isEmpty ? nil : (source.count, text)
  }

  /// What libcmark makes of `source`; empty when it is no entity.
  private static func ask(_ source: [UInt8]) -> [UInt8] {
    let text = CMarkNode.withTree(source) { root in
      root.firstChild?.firstChild.map { Array($0.literal) }
    }
    guard let text = text ?? nil, text != source else { return [] }
    return text
  }
}

/// A part of running text: what stands in the source, and what libcmark made of it.
struct TextPiece {
  enum Kind {
    /// Source and literal are the same text.
    case verbatim
    /// The literal replaces an escape, entity or typographic mark.
    case replaced
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
  fileprivate(set) var pieces: [TextPiece] = []
  /// Whether a verbatim part has a bracket or brace.
  fileprivate(set) var hasTrigger = false

  var source: Range<Int> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.source.lowerBound..<last.source.upperBound
  }

  func firstPiece(endingAfter offset: Int) -> Int {
    pieces.partitioningIndex { $0.source.upperBound > offset }
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
