public import Diagnostics

/// A piece of running text.
public struct Inline: Sendable {
  public enum Kind: Sendable {
    /// Characters as they are shown. A text is either exactly what stands at its location, or
    /// the replacement of one escape, entity or typographic mark.
    case text(String)
    case code(String)
    /// The end of a source line inside a paragraph.
    case softBreak
    /// A line break that the writer asked for.
    case lineBreak
    case emphasis([Inline])
    case strong([Inline])
    indirect case link(Link)
    indirect case image(Image)
    /// An HTML tag, declaration or instruction.
    case rawHTML(String)
    /// The text of an HTML comment without its marks; never shown.
    case comment(String)
    /// `{{ sessions }}`
    indirect case factReference(FactReference)
    /// `[@fda-2010]`
    case citation(Citation)
    /// `[mesoderm]`
    indirect case term(Term)
  }

  public let kind: Kind
  let span: Span

  /// Where it is written, with its marks.
  public var location: SourceLocation { span.location }

  /// The inlines inside it: of emphasis and links, and the description of a picture.
  public var children: [Inline] {
    switch kind {
    case .emphasis(let children), .strong(let children): children
    case .link(let link): link.content
    case .image(let image): image.alternative
    default: []
    }
  }
}

public struct Link: Sendable {
  /// The address as written, with escapes and entities resolved.
  public let destination: String
  /// The title; empty when there is none.
  public let title: String
  public let content: [Inline]
  let destinationSpan: Span

  /// Where the address is written; the whole link when the address stands in a definition.
  public var destinationLocation: SourceLocation { destinationSpan.location }
}

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
  public var name: String { path.joined(separator: ".") }
}

/// The place of a generated piece of page, `{{> prices }}`.
public struct BlockReference: Sendable {
  /// The names between the dots; at least one.
  public let path: [String]
  let nameSpan: Span

  /// Where the names are written, without the braces.
  public var nameLocation: SourceLocation { nameSpan.location }
  public var name: String { path.joined(separator: ".") }
}

/// A reference to the bibliography, `[@fda-2010; @park-2008, p. 3]`.
public struct Citation: Sendable {
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
