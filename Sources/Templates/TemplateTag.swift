/// A `{{…}}` of a template.
struct TemplateTag: Sendable {
  /// What a tag does, by the sign after its braces.
  enum Kind: Sendable, Equatable {
    /// `{{name}}`
    case text
    /// `{{{name}}}` or `{{&name}}`
    case html
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case invertedSection
    /// `{{/name}}`
    case end
    /// `{{>name}}`
    case partial
    /// `{{<name}}`: a layout whose blocks the content fills
    case layout
    /// `{{$name}}`: a block of a layout
    case block
    /// `{{!…}}`
    case comment
    /// A form of Mustache that Careleaf does not offer.
    case unsupported
  }

  let kind: Kind
  let name: String
  /// The components of the name between its dots; none for `.`.
  let path: [String]
  /// The UTF-8 offsets of the whole tag.
  let range: Range<Int>
  /// The UTF-8 offsets of the name in it.
  let nameRange: Range<Int>

  init(kind: Kind, name: String, range: Range<Int>, nameRange: Range<Int>) {
    self.kind = kind
    self.name = name
    self.range = range
    self.nameRange = nameRange
    path = name.split(separator: ".").map(String.init)
  }
}
