import Diagnostics

/// A template as read, with its tags nested.
struct TemplateFile: Sendable {
  /// The name by which other templates use it: the path in `templates/` without the extension.
  let name: String
  let source: SourceFile
  let tags: [TemplateTag]
  let nodes: [TemplateNode]

  /// Reads `source`, reporting tags and sections that are not well formed.
  init(name: String, source: SourceFile, diagnostics: inout [Diagnostic]) {
    var scanner = TemplateScanner(source)
    scanner.scan()
    var parser = TemplateParser(source, tags: scanner.tags)
    self.name = name
    self.source = source
    self.tags = scanner.tags
    self.nodes = parser.parse()
    diagnostics += scanner.diagnostics + parser.diagnostics
  }

  /// The blocks that it lets another template fill.
  var blockNames: Set<String> { Self.blockNames(in: nodes) }

  private static func blockNames(in nodes: [TemplateNode]) -> Set<String> {
    nodes.reduce(into: []) { names, node in
      switch node {
      case .block(let tag, let body):
        names.insert(tag.name)
        names.formUnion(blockNames(in: body))
      case .section(_, let body): names.formUnion(blockNames(in: body))
      case .value, .partial, .layout: break
      }
    }
  }
}
