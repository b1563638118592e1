public import Diagnostics

/// A piece of running text.
public struct Inline: Sendable {
  /// What a piece of running text is.
  public enum Kind: Sendable {
    /// Characters as they are shown. A text is either exactly what stands at its location, or
    /// the replacement of one escape, entity or typographic mark.
    case text(String)
    /// A code span.
    case code(String)
    /// The end of a source line inside a paragraph.
    case softBreak
    /// A line break that the writer asked for.
    case lineBreak
    /// Emphasised text.
    case emphasis([Inline])
    /// Strongly emphasised text.
    case strong([Inline])
    /// A link.
    indirect case link(Link)
    /// A picture.
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

  /// What it is.
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
