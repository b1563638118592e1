public import Diagnostics
import Foundations

/// The text of an article as one flat array of nodes in document order: a node, then what is inside
/// it. Nodes have byte ranges in the file in place of texts of their own, so that a document takes
/// two or three kilobytes and can be kept; `read` walks it.
public struct Document: Sendable {
  var nodes: [Node] = []
  var fields: [Field] = []
  /// The texts that do not stand in the file as they are shown, as UTF-8.
  var pool: [UInt8] = []
  /// The file that the ranges belong to: the one that was read, with U+FFFD for each U+0000.
  public let file: SourceFile

  /// Calls `body` with what reads the nodes; it is valid until `body` returns.
  public func read<Result>(_ body: (DocumentReader) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      fields.withUnsafeBufferPointer { fields in
        pool.withUnsafeBufferPointer { pool in
          file.withUTF8 { source in
            body(
              DocumentReader(
                nodes: nodes, fields: fields, pool: pool, source: source,
                positions: SourcePositions(file)))
          }
        }
      }
    }
  }
}

/// What a node is.
public enum NodeKind: UInt8, Sendable {
  // Blocks.
  case paragraph, heading, quote, bulletList, orderedList, codeBlock, thematicBreak, htmlBlock
  /// An HTML comment, which is never shown.
  case commentBlock
  /// A table (GitHub Flavored Markdown spec, section 4.10), and the highlighted remark
  /// `> [!URGENT] Title`.
  case table, callout
  /// `{{> prices }}`
  case blockReference

  // Parts of blocks: of a list, of a table and its rows, and the heading of a callout.
  case item, row, cell, calloutTitle

  // Running text. A text is either exactly what stands at its place, or the replacement of one
  // escape, entity or typographic mark.
  case text, code
  /// The end of a source line inside a paragraph, and a break that the writer asked for.
  case softBreak, lineBreak
  case emphasis, strong, link, image, rawHTML, comment
  /// `{{ sessions }}`
  case factReference
  /// `[@fda-2010; @park-2008, p. 3]`, and each source in it.
  case citation, citationItem
  /// `[mesoderm]`
  case term

  public var isBlock: Bool { rawValue <= Self.blockReference.rawValue }
  public var isInline: Bool { rawValue >= Self.text.rawValue && self != .citationItem }
}

/// The kinds of callout: GitHub's five and five for health pages.
public enum CalloutKind: String, Sendable, CaseIterable {
  case note, tip, important, warning, caution
  case emergency, urgent, routine, `do`, dont

  /// Whether its lists say what to do or not to do.
  var isAdvice: Bool {
    switch self {
    case .do, .dont: true
    case .note, .tip, .important, .warning, .caution, .emergency, .urgent, .routine: false
    }
  }
}

/// How the text of a table's column is set.
public enum ColumnAlignment: String, Sendable, CaseIterable {
  case left, center, right
}

/// Bytes of the file, from `start` to before `stop`.
struct Span: Sendable, Equatable {
  var start: UInt32
  var stop: UInt32

  init(_ range: Range<Int>) {
    start = UInt32(clamping: range.lowerBound)
    stop = UInt32(clamping: range.upperBound)
  }

  init(from first: Span, to last: Span) {
    start = first.start
    stop = max(first.stop, last.stop)
  }

  var range: Range<Int> { Int(start)..<Int(max(start, stop)) }
}

/// A node, in 20 bytes. What `detail` and `fields` are is for its kind to say.
struct Node: Sendable {
  var kind: NodeKind
  /// The level of a heading, the number of a callout's kind or of a cell's alignment, or flags.
  var detail: UInt8 = 0
  /// The number of its first field, or the number that an ordered list begins with.
  var fields: UInt32 = 0
  /// The number of the node after the last one inside it.
  var end: UInt32 = 0
  var span = Span(0..<0)

  /// Of a text: it is what stands in the file at its span.
  static let isVerbatim: UInt8 = 1
  /// Of a list: its paragraphs stand without space between them.
  static let isTight: UInt8 = 1
  /// Of a picture: it says nothing.
  static let isDecorative: UInt8 = 1
  /// Of a row: it holds the headings of the columns.
  static let isHeader: UInt8 = 1
}

/// A text that belongs to a node beside its children, and where it is written.
struct Field: Sendable {
  /// Where the text is: in the file, or in the document's pool.
  var isInSource: Bool
  var text: Span
  var span: Span
}
