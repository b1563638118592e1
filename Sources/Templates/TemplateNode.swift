import Diagnostics

/// A part of a template, with its tags nested.
indirect enum TemplateNode: Sendable {
  /// What stands between tags, as UTF-8.
  case text([UInt8])
  /// `{{name}}` or `{{{name}}}`.
  case value(TemplateTag)
  /// `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
  case section(TemplateTag, [TemplateNode])
  /// `{{>name}}`.
  case partial(TemplateTag)
  /// `{{<name}}…{{/name}}` with the blocks it fills.
  case layout(TemplateTag, [TemplateNode])
  /// `{{$name}}…{{/name}}`.
  case block(TemplateTag, [TemplateNode])
}

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

/// What templates can use, by the names they use.
struct TemplateSet: Sendable {
  /// All templates, by the path in `templates/` without the extension.
  private(set) var pages: [String: [TemplateNode]] = [:]
  /// What `{{>name}}` stands for.
  private(set) var partials: [String: [TemplateNode]] = [:]
  /// What `{{<name}}` stands for.
  private(set) var layouts: [String: [TemplateNode]] = [:]

  /// The folder of the partials and that of the layouts.
  static let partialFolder = "partials/"
  static let layoutFolder = "layouts/"

  /// The templates in `files`.
  init(_ files: some Sequence<TemplateFile>) {
    for file in files {
      pages[file.name] = file.nodes
      if file.name.hasPrefix(Self.partialFolder) {
        partials[String(file.name.dropFirst(Self.partialFolder.count))] = file.nodes
      } else if file.name.hasPrefix(Self.layoutFolder) {
        layouts[String(file.name.dropFirst(Self.layoutFolder.count))] = file.nodes
      }
    }
  }
}
