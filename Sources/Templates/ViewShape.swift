/// What a name stands for in a template, known before anything renders.
public indirect enum ViewShape: Sendable {
  /// Text, escaped on output; may be absent where `optional`.
  case text(optional: Bool)
  /// Markup that is already safe, written as `{{{name}}}`.
  case html(optional: Bool)
  /// Something that is or is not so, for sections only.
  case flag
  /// A group of further names; may be absent where `optional`.
  case object(ViewFields, optional: Bool)
  /// A sequence to repeat a section for.
  case list(ViewFields)
  /// A sequence of texts, each written as `{{.}}`.
  case texts
}

/// The names that an object offers to a template.
public struct ViewFields: Sendable {
  /// What each name stands for.
  public var shapes: [String: ViewShape]

  /// The names with what they stand for.
  public init(shapes: [String: ViewShape]) { self.shapes = shapes }

  /// The names in alphabetical order, for messages.
  public var names: [String] { shapes.keys.sorted() }
}
