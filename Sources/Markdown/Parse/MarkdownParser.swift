import CCMark
public import Diagnostics
import Foundations

/// Reads Markdown with Careleaf's additions (see `content/README.md`).
///
/// libcmark parses; the additions are then found in the text nodes of its tree, so that code
/// stays as it is and every node has its place in the file.
public struct MarkdownParser: Sendable {
  /// How many blocks and inlines may be nested in one another.
  static let deepestLevel = 100
  /// How often tables that directly follow one another without an empty line are looked for.
  static let mostTableRounds = 12

  /// The version of libcmark, such as `0.30.2`.
  public static var libraryVersion: String { String(cString: cmark_version_string()) }

  private let allowsRawHTML: Bool

  /// A parser that takes HTML other than comments as an error unless `allowsRawHTML`.
  public init(allowsRawHTML: Bool) { self.allowsRawHTML = allowsRawHTML }

  /// The tree of the text of `file` from line `line` (from 1) on, and what is wrong with it.
  /// All positions are positions in the file. With an error in the list, the document must not
  /// be published, but it can be shown.
  public func parse(
    _ file: SourceFile, bodyStartingAtLine line: Int = 1
  ) -> (Document, [Diagnostic]) {
    var body = ArticleSource(file, firstLine: line)
    if let problem = body.tooManyPictures { return (Document(blocks: []), [problem]) }
    let text = RewrittenSource(body)
    var finder = TableFinder()
    let guessed = finder.guess(text, &body)
    if !guessed.isEmpty {
      let rest = RewrittenSource(replacing: guessed, in: text, tables: finder.tables, body: body)
      if let blocks = parse(rest, guessed: guessed, &finder, &body) {
        return (Document(blocks: blocks), finder.diagnostics.sorted())
      }
      finder = TableFinder()
    }
    let blocks = parse(text, guessed: [], &finder, &body) ?? []
    return (Document(blocks: blocks), finder.diagnostics.sorted())
  }

  /// The blocks of `text`, in which tables are found until there are no more; nil when those that
  /// were `guessed` are none.
  private func parse(
    _ text: RewrittenSource, guessed: [TableRange], _ finder: inout TableFinder,
    _ body: inout ArticleSource
  ) -> [Block]? {
    var text = text
    for round in 0...Self.mostTableRounds {
      let outcome: Outcome? = CMarkNode.withTree(text.bytes) { root in
        if round == 0, !TableFinder.isConfirmed(guessed, in: root, text) { return .wrongGuess }
        let found = finder.find(in: root, text, &body)
        if !found.isEmpty, round < Self.mostTableRounds {
          text = RewrittenSource(replacing: found, in: text, tables: finder.tables, body: body)
          return .again
        }
        finder.giveUp(found, &body)
        return .done(build(root, text, &finder, &body))
      }
      switch outcome {
      case .again: continue
      case .done(let blocks): return blocks
      case .wrongGuess, nil: return nil
      }
    }
    return nil
  }

  private enum Outcome {
    case wrongGuess
    case again
    case done([Block])
  }

  private func build(
    _ root: CMarkNode, _ text: RewrittenSource, _ finder: inout TableFinder,
    _ body: inout ArticleSource
  ) -> [Block] {
    var builder = TreeBuilder(
      body: body, text: text, tables: finder.tables, allowsRawHTML: allowsRawHTML)
    let blocks = builder.build(root)
    finder.diagnostics += builder.diagnostics
    return blocks
  }
}

/// The quotes and list items around a block, to find where the block's part of a line begins.
///
/// libcmark does not tell; this follows `check_open_blocks` of its source (blocks.c), columns of
/// partly used tabs included (CommonMark spec, section 2.2).
struct ContainerStack {
  enum Container {
    case quote
    /// A list item that begins on `line`; its content is indented by `width` columns.
    case item(line: Int, width: Int)
  }

  /// A place in a line: the byte, and the column with tabs counted out.
  struct Place {
    var byte = 0
    var column = 0
    /// Whether every container goes on in this line.
    var isInside = true
    /// Whether the columns before this one end inside the tab at `byte`.
    var isInsideTab = false
  }

  var containers: [Container] = []

  /// Where the content begins in the line number `line` with text `bytes`.
  func contentStart(_ bytes: ArraySlice<UInt8>, line: Int) -> Place {
    var place = Place()
    for container in containers {
      let text = Self.firstNonSpace(bytes, from: place)
      let indent = text.column - place.column
      switch container {
      case .quote:
        guard indent <= 3, Self.byte(bytes, text.byte) == UInt8(ascii: ">") else {
          place.isInside = false
          return place
        }
        place = Place(byte: text.byte + 1, column: text.column + 1)
        Self.advance(&place, columns: 1, in: bytes)
      case .item(line, let width):
        Self.advance(&place, columns: width, in: bytes, anything: true)
      case .item(_, let width):
        if indent >= width {
          Self.advance(&place, columns: width, in: bytes)
        } else if text.byte < bytes.count {
          place.isInside = false
          return place
        }
      }
    }
    return place
  }

  /// The first byte from `place` on that is no space or tab.
  static func firstNonSpace(_ bytes: ArraySlice<UInt8>, from place: Place) -> Place {
    var text = place
    while let byte = byte(bytes, text.byte), byte == 0x20 || byte == 0x09 {
      text.column += byte == 0x09 ? 4 - text.column % 4 : 1
      text.byte += 1
    }
    return text
  }

  /// The columns that the content of the list item whose marker is the first thing at or after
  /// `place` is indented by.
  static func itemWidth(_ bytes: ArraySlice<UInt8>, from place: Place) -> Int {
    let marker = firstNonSpace(bytes, from: place)
    var end = marker
    while let byte = byte(bytes, end.byte), (0x30...0x39).contains(byte) { end.byte += 1 }
    end.byte += 1
    end.column = marker.column + end.byte - marker.byte
    let text = firstNonSpace(bytes, from: end)
    let gap = text.column - end.column
    let markerWidth = end.column - place.column
    return gap < 1 || gap > 4 || text.byte >= bytes.count ? markerWidth + 1 : markerWidth + gap
  }

  private static func advance(
    _ place: inout Place, columns: Int, in bytes: ArraySlice<UInt8>, anything: Bool = false
  ) {
    var left = columns
    while left > 0, let byte = byte(bytes, place.byte) {
      guard anything || byte == 0x20 || byte == 0x09 else { return }
      let width = byte == 0x09 ? 4 - place.column % 4 : 1
      place.column += min(left, width)
      place.isInsideTab = width > left
      if width <= left { place.byte += 1 }
      left -= width
    }
  }

  private static func byte(_ bytes: ArraySlice<UInt8>, _ index: Int) -> UInt8? {
    index < bytes.count ? bytes[bytes.startIndex + index] : nil
  }
}

/// The part of a file after its front matter, as bytes with its lines found.
struct ArticleSource {
  let path: String
  /// The number in the file of the body's first line.
  let firstLine: Int
  /// The text; a U+0000 is replaced by U+FFFD, as CommonMark demands.
  let bytes: [UInt8]
  /// The bytes of each line, without its ending.
  let lines: [Range<Int>]
  /// For each line that is not plain ASCII and was asked for: the column of each of its bytes.
  private var columns: [Int: [UInt32]] = [:]
  private let isASCII: Bool

  /// The lines of `file` from number `firstLine` on.
  init(_ file: SourceFile, firstLine: Int) {
    path = file.path
    self.firstLine = max(firstLine, 1)
    bytes = Self.bytes(of: file, from: self.firstLine)
    lines = Self.findLines(bytes)
    // To look at all bytes is faster than to stop at the first one.
    isASCII = bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 | $1 } } < 0x80
  }

  /// The position in the file of a byte of a line, both from 0.
  mutating func position(line: Int, byte: Int) -> SourcePosition {
    guard lines.indices.contains(line) else {
      return SourcePosition(line: firstLine + max(lines.count - 1, 0), column: 1)
    }
    let byte = min(max(byte, 0), lines[line].count)
    if isASCII { return SourcePosition(line: firstLine + line, column: byte + 1) }
    let column = columns(of: line)?[byte] ?? UInt32(clamping: byte + 1)
    return SourcePosition(line: firstLine + line, column: Int(column))
  }

  /// The column of each byte of `line` and of its end; nil when columns are bytes.
  private mutating func columns(of line: Int) -> [UInt32]? {
    if let known = columns[line] { return known.isEmpty ? nil : known }
    let table = ColumnTable.columns(of: bytes[lines[line]])
    columns[line] = table
    return table.isEmpty ? nil : table
  }

  private static func bytes(of file: SourceFile, from firstLine: Int) -> [UInt8] {
    var text = file.text
    return text.withUTF8 { all in
      let rest = all[start(ofLine: firstLine, in: all)...]
      guard rest.reduce(UInt8.max, { min($0, $1) }) == 0 else { return Array(rest) }
      var bytes: [UInt8] = []
      for byte in rest {
        if byte == 0 { bytes += [0xEF, 0xBF, 0xBD] } else { bytes.append(byte) }
      }
      return bytes
    }
  }

  private static func start(ofLine line: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var left = line - 1
    var index = 0
    while left > 0, index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0D || byte == 0x0A { left -= 1 }
    }
    return index
  }

  /// The lines of `bytes`, which end with LF, CRLF or CR.
  static func findLines(_ bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer(findLines)
  }

  private static func findLines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity(bytes.count / 32)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      if let word = ByteWord(bytes, at: index), !word.has(0x0A), !word.has(0x0D) {
        index += ByteWord.count
        continue
      }
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        index += 1
        continue
      }
      lines.append(start..<index)
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      start = index
    }
    lines.append(start..<bytes.count)
    return lines
  }
}
