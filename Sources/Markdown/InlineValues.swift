public import Diagnostics

/// A link to another place.
public struct Link: Sendable {
  /// The address as written, with escapes and entities resolved.
  public let destination: String
  /// The title; empty when there is none.
  public let title: String
  /// What the reader clicks.
  public let content: [Inline]
  let destinationSpan: Span

  /// Where the address is written; the whole link when the address stands in a definition.
  public var destinationLocation: SourceLocation { destinationSpan.location }
}

/// A picture.
public struct Image: Sendable {
  /// The path or address as written, with escapes and entities resolved.
  public let source: String
  /// The title; empty when there is none.
  public let title: String
  /// The description; empty when the picture only decorates.
  public let alternative: [Inline]
  /// Whether the writer marked it as decoration by the description `""`.
  public let isDecorative: Bool
  let sourceSpan: Span

  /// Where the path is written; the whole picture when the path stands in a definition.
  public var sourceLocation: SourceLocation { sourceSpan.location }
}

/// The use of a fact, `{{ prices.thighs }}`.
public struct FactReference: Sendable {
  /// The names between the dots; at least one.
  public let path: [String]
  let nameSpan: Span

  /// Where the names are written, without the braces.
  public var nameLocation: SourceLocation { nameSpan.location }
  /// The names with dots between them.
  public var name: String { path.joined(separator: ".") }
}

/// The place of a generated piece of page, `{{> prices }}`.
public struct BlockReference: Sendable {
  /// The names between the dots; at least one.
  public let path: [String]
  let nameSpan: Span

  /// Where the names are written, without the braces.
  public var nameLocation: SourceLocation { nameSpan.location }
  /// The names with dots between them.
  public var name: String { path.joined(separator: ".") }
}

/// A reference to the bibliography, `[@fda-2010; @park-2008, p. 3]`.
public struct Citation: Sendable {
  /// One of the sources named.
  public struct Item: Sendable {
    /// The source's id, without the `@`, and where it is written.
    public let id: Located<String>
    /// Where in the source, such as `p. 3`; empty when not said.
    public let locator: String
  }

  /// The sources in the order written; at least one.
  public let items: [Item]
}

/// A word that the glossary explains, `[mesoderm]`.
public struct Term: Sendable {
  /// The word as written, to look it up.
  public let name: String
  /// The word as it is shown, with typographic marks.
  public let text: String
  let nameSpan: Span

  /// Where the word is written, without the brackets.
  public var nameLocation: SourceLocation { nameSpan.location }
}
