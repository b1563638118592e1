/// What a name stands for in a template, known before anything renders.
indirect enum ViewShape: Sendable {
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
struct ViewFields: Sendable {
  /// What each name stands for.
  var shapes: [String: ViewShape]

  /// The names in alphabetical order, for messages.
  var names: [String] { shapes.keys.sorted() }
}
