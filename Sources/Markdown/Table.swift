public import Diagnostics

/// A table (GitHub Flavored Markdown spec, section 4.10).
public struct Table: Sendable {
  /// How the cells of a column are aligned.
  public enum Alignment: String, Sendable {
    case left
    case center
    case right
  }

  /// One cell.
  public struct Cell: Sendable {
    /// The text.
    public let content: [Inline]
    let span: Span

    /// Where it is written, without the bars; a cell that a short row leaves out is at the
    /// row's end.
    public var location: SourceLocation { span.location }
  }

  /// The alignment of each column; nil where the writer gave none.
  public let alignments: [Alignment?]
  /// The heading row: as many cells as `alignments`.
  public let header: [Cell]
  /// The other rows: each has as many cells as `alignments`.
  public let rows: [[Cell]]
}
