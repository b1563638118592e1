import CCMark
import Foundations

/// The quotes and list items around a block, to find where the block's part of a line begins.
/// libcmark does not tell; this follows `check_open_blocks` of its source (blocks.c), columns of
/// partly used tabs included (CommonMark spec, section 2.2).
struct ContainerStack {
  private enum Container {
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

  private var containers: [Container] = []

  mutating func enterQuote() { containers.append(.quote) }

  mutating func enterItem(onLine line: Int, of text: RewrittenSource) {
    let bytes = text.line(line)
    let width = Self.itemWidth(bytes, from: contentStart(bytes, line: line))
    containers.append(.item(line: line, width: width))
  }

  mutating func leave() { containers.removeLast() }

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
      case .item(line, let width): Self.advance(&place, columns: width, in: bytes, anything: true)
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

  /// How many columns a list item's content is indented by, whose marker is next from `place` on.
  private static func itemWidth(_ bytes: ArraySlice<UInt8>, from place: Place) -> Int {
    let marker = firstNonSpace(bytes, from: place)
    var end = marker
    while let byte = byte(bytes, end.byte), byte.isDigit { end.byte += 1 }
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

extension CMarkNode {
  /// The last line of a block inside `stack`. Of a heading libcmark names the line after the
  /// underline where there is one (`finalize` in blocks.c), so this looks for the underline in
  /// `text`.
  func lastLine(in text: RewrittenSource, _ stack: ContainerStack) -> Int {
    guard kind == CMARK_NODE_HEADING else { return endLine }
    let last = min(endLine, text.lines.count - 1)
    guard last > startLine else { return last }
    guard startLineOfNextBlock != last else { return last - 1 }
    let bytes = text.line(last)
    let marks = bytes.dropFirst(stack.contentStart(bytes, line: last).byte)
      .filter { !$0.isMarkdownSpace }
    guard let first = marks.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      marks.allSatisfy({ $0 == first })
    else { return last - 1 }
    return last
  }

  private var startLineOfNextBlock: Int? {
    var node: CMarkNode? = self
    while let current = node {
      if let next = current.next { return next.startLine }
      node = current.parent
    }
    return nil
  }
}
