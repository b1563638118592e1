import Diagnostics

/// Checks every name of a template against what the page offers, following partials and layouts.
///
/// swift-mustache renders an unknown name as nothing; here it is an error at its place.
struct TemplateChecker {
  /// What a name can be looked up in.
  private enum Scope {
    case fields(ViewFields)
    case text
    case html
  }

  /// What makes two findings the same.
  private struct Place: Hashable {
    let id: String
    let message: String
    let location: SourceLocation
  }

  private let templates: [String: TemplateFile]
  private var found: [Place: Diagnostic] = [:]
  /// The templates being followed, to stop at one that uses itself.
  private var trail: [String] = []
  /// The templates that were reached.
  private(set) var used: Set<String> = []

  init(templates: [String: TemplateFile]) { self.templates = templates }

  /// What was found wrong so far, in order; each thing once, however often a partial is used.
  var diagnostics: [Diagnostic] { found.values.sorted() }

  /// Checks the template called `name`, whose page offers `root`.
  mutating func check(_ name: String, offering root: ViewFields) {
    follow(name, in: [.fields(root)])
  }

  private mutating func follow(_ name: String, in scopes: [Scope]) {
    guard let template = templates[name] else { return }
    used.insert(name)
    trail.append(name)
    check(template.nodes, of: template, in: scopes)
    trail.removeLast()
  }

  private mutating func check(
    _ nodes: [TemplateNode], of file: TemplateFile, in scopes: [Scope]
  ) {
    for node in nodes {
      switch node {
      case .value(let tag): checkValue(tag, of: file, in: scopes)
      case .section(let tag, let body): checkSection(tag, body, of: file, in: scopes)
      case .partial(let tag): checkUse(of: "partials/", tag, of: file, in: scopes)
      case .layout(let tag, let body): checkLayout(tag, body, of: file, in: scopes)
      case .block(_, let body): check(body, of: file, in: scopes)
      }
    }
  }

  private mutating func checkValue(
    _ tag: TemplateTag, of file: TemplateFile, in scopes: [Scope]
  ) {
    guard let shape = resolve(tag, of: file, in: scopes) else { return }
    switch (shape, tag.kind) {
    case (.text, .text), (.html, .html): break
    case (.text, _):
      report(
        "template/escaping", "'\(tag.name)' is text and must be escaped", tag, file,
        help: "write {{\(tag.name)}}")
    case (.html, _):
      report(
        "template/escaping", "'\(tag.name)' is markup and must not be escaped", tag, file,
        help: "write {{{\(tag.name)}}}")
    case (.flag, _), (.object, _), (.list, _), (.texts, _):
      report(
        "template/not-a-text", "'\(tag.name)' is not a text", tag, file,
        help: "use it as {{#\(tag.name)}}…{{/\(tag.name)}}")
    }
  }

  private mutating func checkSection(
    _ tag: TemplateTag, _ body: [TemplateNode], of file: TemplateFile, in scopes: [Scope]
  ) {
    guard let shape = resolve(tag, of: file, in: scopes) else { return }
    if tag.kind == .invertedSection { return check(body, of: file, in: scopes) }
    let inner: [Scope]
    switch shape {
    case .flag: inner = scopes
    case .text, .texts: inner = scopes + [.text]
    case .html: inner = scopes + [.html]
    case .object(let fields, _), .list(let fields): inner = scopes + [.fields(fields)]
    }
    check(body, of: file, in: inner)
  }

  private mutating func checkLayout(
    _ tag: TemplateTag, _ body: [TemplateNode], of file: TemplateFile, in scopes: [Scope]
  ) {
    checkUse(of: "layouts/", tag, of: file, in: scopes)
    let offered = templates["layouts/" + tag.name]?.blockNames
    for node in body {
      switch node {
      case .block(let block, let content):
        if let offered, !offered.contains(block.name) {
          reportUnknown("block of layout '\(tag.name)'", block, among: offered.sorted(), file)
        }
        check(content, of: file, in: scopes)
      case .value(let stray), .section(let stray, _), .partial(let stray), .layout(let stray, _):
        report(
          "template/outside-block", "only blocks can stand directly in a layout", stray, file,
          help: "put it between {{$name}} and {{/name}}")
      }
    }
  }

  private mutating func checkUse(
    of folder: String, _ tag: TemplateTag, of file: TemplateFile, in scopes: [Scope]
  ) {
    let name = folder + tag.name
    if trail.contains(name) {
      report(
        "template/recursion", "'\(tag.name)' would use itself without end", tag, file,
        help: "used through \(trail.joined(separator: ", "))")
    } else if templates[name] != nil {
      follow(name, in: scopes)
    } else {
      let known = templates.keys.filter { $0.hasPrefix(folder) }
        .map { String($0.dropFirst(folder.count)) }
      reportUnknown(folder == "layouts/" ? "layout" : "partial", tag, among: known.sorted(), file)
    }
  }

  private mutating func resolve(
    _ tag: TemplateTag, of file: TemplateFile, in scopes: [Scope]
  ) -> ViewShape? {
    if tag.name == "." { return resolveDot(tag, of: file, in: scopes) }
    let components = tag.name.split(separator: ".").map(String.init)
    guard let first = components.first,
      var shape = scopes.reversed().lazy.compactMap({ Self.shape(first, in: $0) }).first
    else {
      reportUnknown(
        "name here", tag, among: Self.names(in: scopes), file, written: components.first,
        listing: Self.names(in: scopes.suffix(1)))
      return nil
    }
    for component in components.dropFirst() {
      guard case .object(let fields, _) = shape else {
        report(
          "template/unknown-name", "'\(tag.name)' has no part '\(component)'", tag, file)
        return nil
      }
      guard let next = fields.shapes[component] else {
        reportUnknown("part of '\(first)'", tag, among: fields.names, file, written: component)
        return nil
      }
      shape = next
    }
    return shape
  }

  private mutating func resolveDot(
    _ tag: TemplateTag, of file: TemplateFile, in scopes: [Scope]
  ) -> ViewShape? {
    switch scopes.last {
    case .text: return .text(optional: false)
    case .html: return .html(optional: false)
    case .fields, nil:
      report(
        "template/not-a-text", "'.' is not a text here", tag, file,
        help: "write one of the names: \(Self.names(in: scopes).joined(separator: ", "))")
      return nil
    }
  }

  private static func shape(_ name: String, in scope: Scope) -> ViewShape? {
    guard case .fields(let fields) = scope else { return nil }
    return fields.shapes[name]
  }

  private static func names(in scopes: [Scope]) -> [String] {
    let names = scopes.flatMap { scope -> [String] in
      guard case .fields(let fields) = scope else { return [] }
      return fields.names
    }
    return Set(names).sorted()
  }

  private mutating func reportUnknown(
    _ what: String, _ tag: TemplateTag, among known: [String], _ file: TemplateFile,
    written: String? = nil, listing: [String]? = nil
  ) {
    let name = written ?? tag.name
    let nearest = NearestName.nearest(to: name, among: known)
    report(
      "template/unknown-name", "there is no \(what) called '\(name)'", tag, file,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "known are: \((listing ?? known).joined(separator: ", "))",
      replacement: nearest)
  }

  private mutating func report(
    _ id: String, _ message: String, _ tag: TemplateTag, _ file: TemplateFile,
    help: String? = nil, replacement: String? = nil
  ) {
    let location = file.source.location(utf8Offsets: tag.nameRange)
    let place = Place(id: id, message: message, location: location)
    guard found[place] == nil else { return }
    found[place] = Diagnostic(
      id, message, at: location, help: help,
      replacement: tag.name == replacement ? nil : replacement)
  }
}
