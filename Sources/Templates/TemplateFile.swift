import Diagnostics

/// A template as read, with its tags nested.
struct TemplateFile: Sendable {
  /// The name by which other templates use it: the path in `templates/` without the extension.
  let name: String
  let source: SourceFile
  let nodes: [TemplateNode]

  /// Reads `source`, reporting tags and sections that are not well formed.
  init(name: String, source: SourceFile, diagnostics: inout [Diagnostic]) {
    var scanner = TemplateScanner(source)
    scanner.scan()
    var parser = TemplateParser(source, tags: scanner.tags)
    self.name = name
    self.source = source
    self.nodes = parser.parse()
    diagnostics += scanner.diagnostics + parser.diagnostics
  }

  /// The blocks that it lets another template fill, also those in blocks that it fills itself.
  var blockNames: Set<String> { Self.names(in: nodes) { $0.kind == .block } }

  /// The layouts that it is built on.
  var layoutNames: Set<String> { Self.names(in: nodes) { $0.kind == .layout } }

  private static func names(
    in nodes: [TemplateNode], where isWanted: (TemplateTag) -> Bool
  ) -> Set<String> {
    nodes.reduce(into: []) { names, node in
      switch node {
      case .block(let tag, let body), .layout(let tag, let body), .section(let tag, let body):
        if isWanted(tag) { names.insert(tag.name) }
        names.formUnion(self.names(in: body, where: isWanted))
      case .text, .value, .partial: break
      }
    }
  }
}
