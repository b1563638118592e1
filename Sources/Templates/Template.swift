import Diagnostics

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
  /// The parts of the name between its dots; none for `.`.
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
    path = name.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
  }

  func range(ofPart part: Int) -> Range<Int> {
    let start = path[..<part].reduce(nameRange.lowerBound) { $0 + $1.utf8.count + 1 }
    return start..<start + path[part].utf8.count
  }
}

/// A part of a template, with its tags nested.
indirect enum TemplateNode: Sendable {
  /// What stands between tags, as UTF-8.
  case text([UInt8])
  case value(TemplateTag)
  /// A section or an inverted one.
  case section(TemplateTag, [TemplateNode])
  case partial(TemplateTag)
  /// A layout with the blocks that it fills.
  case layout(TemplateTag, [TemplateNode])
  case block(TemplateTag, [TemplateNode])
}

struct TemplateFile: Sendable {
  /// Where the templates are that `{{>name}}` stands for.
  static let partialFolder = "partials/"
  /// Where the templates are that `{{<name}}` stands for.
  static let layoutFolder = "layouts/"

  /// The name by which other templates use it: the path in `templates/` without the extension.
  let name: String
  let source: SourceFile
  let nodes: [TemplateNode]

  /// Reads `source`, reporting tags and sections that are not well formed.
  init(name: String, source: SourceFile, diagnostics: inout [Diagnostic]) {
    var parser = TemplateParser(source)
    self.name = name
    self.source = source
    nodes = parser.parse()
    diagnostics += parser.diagnostics
  }

  /// The blocks that it lets another template fill, also those in blocks that it fills itself.
  var blockNames: Set<String> { Self.names(of: .block, in: nodes) }

  var layoutNames: Set<String> { Self.names(of: .layout, in: nodes) }

  /// The name of a template in `folder`; nil when it is elsewhere.
  static func name(of template: String, in folder: String) -> String? {
    guard template.utf8.starts(with: folder.utf8) else { return nil }
    return String(Substring(template.utf8.dropFirst(folder.utf8.count)))
  }

  private static func names(of kind: TemplateTag.Kind, in nodes: [TemplateNode]) -> Set<String> {
    nodes.reduce(into: []) { names, node in
      switch node {
      case .block(let tag, let body), .layout(let tag, let body), .section(let tag, let body):
        if tag.kind == kind { names.insert(tag.name) }
        names.formUnion(self.names(of: kind, in: body))
      case .text, .value, .partial: break
      }
    }
  }
}
