public import Diagnostics

/// A paragraph, list, table or other block of a document.
public struct Block: Sendable {
  /// What a block is.
  public enum Kind: Sendable {
    /// Running text.
    case paragraph([Inline])
    /// A heading.
    indirect case heading(Heading)
    /// A quotation.
    case quote([Block])
    /// A list.
    indirect case list(List)
    /// Program text.
    indirect case code(CodeBlock)
    /// A line between two parts.
    case thematicBreak
    /// HTML as written.
    case rawHTML(String)
    /// The text of an HTML comment without its marks; never shown.
    case comment(String)
    /// A table.
    indirect case table(Table)
    /// A highlighted remark.
    indirect case callout(Callout)
    /// `{{> prices }}`
    indirect case blockReference(BlockReference)
  }

  /// What it is.
  public let kind: Kind
  let span: Span

  /// Where it is written.
  public var location: SourceLocation { span.location }
}

/// A heading.
public struct Heading: Sendable {
  /// The level, 1 to 6.
  public let level: Int
  /// The anchor, unique in the document.
  public let id: String
  /// Whether the writer chose the anchor with `{#id}`.
  public let hasExplicitID: Bool
  /// The text.
  public let content: [Inline]
}

/// A bulleted or numbered list.
public struct List: Sendable {
  /// An item of a list.
  public struct Item: Sendable {
    /// What it contains.
    public let blocks: [Block]
    let span: Span

    /// Where it is written.
    public var location: SourceLocation { span.location }
  }

  /// The number of the first item; nil for a bulleted list.
  public let start: Int?
  /// Whether the items' paragraphs stand without space between them.
  public let isTight: Bool
  /// The items.
  public let items: [Item]
}

/// Program text in a block of its own.
public struct CodeBlock: Sendable {
  /// What stands after the opening fence, usually a language; empty when nothing does.
  public let info: String
  /// The text.
  public let text: String
}

/// A highlighted remark, `> [!URGENT] Title`.
public struct Callout: Sendable {
  /// What kind of remark.
  public let kind: CalloutKind
  /// The heading the writer gave; empty when none.
  public let title: [Inline]
  /// What it contains.
  public let blocks: [Block]
}
