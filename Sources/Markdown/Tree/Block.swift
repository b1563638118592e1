public import Diagnostics
import Foundations

/// A paragraph, list, table or other block of a document.
public struct Block: Sendable {
  public enum Kind: Sendable {
    case paragraph([Inline])
    indirect case heading(Heading)
    case quote([Block])
    indirect case list(List)
    indirect case code(CodeBlock)
    case thematicBreak
    case rawHTML(String)
    /// The text of an HTML comment without its marks; never shown.
    case comment(String)
    indirect case table(Table)
    indirect case callout(Callout)
    /// `{{> prices }}`
    indirect case blockReference(BlockReference)
  }

  public let kind: Kind
  let span: Span

  public var location: SourceLocation { span.location }
}

public struct Heading: Sendable {
  public let level: Int
  /// The anchor, unique in the document.
  public let id: String
  /// Whether the writer chose the anchor with `{#id}`.
  public let hasExplicitID: Bool
  public let content: [Inline]
}

public struct List: Sendable {
  public struct Item: Sendable {
    public let blocks: [Block]
    let span: Span

    public var location: SourceLocation { span.location }
  }

  /// The number of the first item; nil for a bulleted list.
  public let start: Int?
  /// Whether the items' paragraphs stand without space between them.
  public let isTight: Bool
  public let items: [Item]
}

public struct CodeBlock: Sendable {
  /// What stands after the opening fence, usually a language; empty when nothing does.
  public let info: String
  public let text: String
}

/// A highlighted remark, `> [!URGENT] Title`.
public struct Callout: Sendable {
  public let kind: CalloutKind
  /// The heading the writer gave; empty when none.
  public let title: [Inline]
  public let blocks: [Block]
}

/// A table (GitHub Flavored Markdown spec, section 4.10).
public struct Table: Sendable {
  public enum Alignment: String, Sendable {
    case left, center, right
  }

  public struct Cell: Sendable {
    public let content: [Inline]
    let span: Span

    /// Where it is written, without bars; a cell that a short row leaves out is at the row's end.
    public var location: SourceLocation { span.location }
  }

  /// The alignment of each column; nil where the writer gave none.
  public let alignments: [Alignment?]
  /// The heading row: as many cells as `alignments`.
  public let header: [Cell]
  /// The other rows: each has as many cells as `alignments`.
  public let rows: [[Cell]]
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

/// A source location in 32 bytes, half of what `SourceLocation` takes; every node has one.
struct Span: Sendable {
  let path: RelativePath
  let startLine: UInt32
  let startColumn: UInt32
  let endLine: UInt32
  let endColumn: UInt32

  init(path: RelativePath, start: SourcePosition, end: SourcePosition) {
    self.path = path
    startLine = UInt32(clamping: start.line)
    startColumn = UInt32(clamping: start.column)
    endLine = UInt32(clamping: end.line)
    endColumn = UInt32(clamping: end.column)
  }

  var start: SourcePosition { SourcePosition(line: Int(startLine), column: Int(startColumn)) }

  var end: SourcePosition { SourcePosition(line: Int(endLine), column: Int(endColumn)) }

  var location: SourceLocation { SourceLocation(path: path, start: start, end: end) }

  init(from first: Span, to last: Span) {
    self.init(path: first.path, start: first.start, end: max(first.end, last.end))
  }
}
