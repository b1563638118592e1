import Diagnostics

/// Checks every name of a template against what the page offers, following partials and layouts.
///
/// Mustache renders an unknown name as nothing; here it is an error at its place.
struct TemplateChecker {
  private let templates: [String: TemplateFile]
  private var findings = TemplateFindings()
  /// The templates being followed, to stop at one that uses itself.
  private var trail: [String] = []
  /// The templates that were reached.
  private(set) var used: Set<String> = []
  /// What of the current page has been followed: to follow it again would find nothing new, and
  /// take twice as long for every template that uses another twice.
  private var followed: Set<Use> = []

  /// A template where it is used.
  private struct Use: Hashable {
    let template: String
    let scopes: [String]
  }

  /// How many uses of templates a page can have, each in other sections. What is usual is 100.
  private static let mostUses = 20_000

  init(templates: [String: TemplateFile]) { self.templates = templates }

  /// What was found wrong so far, in order.
  var diagnostics: [Diagnostic] { findings.diagnostics }

  /// Checks the template called `name`, whose page offers `root`.
  mutating func check(_ name: String, offering root: ViewFields) {
    followed = []
    follow(name, in: NameScopes(root: root))
    if followed.count == Self.mostUses { reportTooManyUses(name) }
  }

  private mutating func follow(_ name: String, in scopes: NameScopes) {
    let use = Use(template: name, scopes: scopes.trail)
    guard let template = templates[name], followed.count < Self.mostUses,
      followed.insert(use).inserted
    else { return }
    used.insert(name)
    trail.append(name)
    check(template.nodes, of: template, in: scopes)
    trail.removeLast()
  }

  private mutating func reportTooManyUses(_ name: String) {
    findings.report(
      Diagnostic(
        "template/too-many-uses", "the templates that '\(name)' uses use one another too often",
        at: SourceLocation(path: templates[name]?.source.path ?? name),
        help: "let partials use fewer others"))
  }

  private mutating func check(
    _ nodes: [TemplateNode], of file: TemplateFile, in scopes: NameScopes
  ) {
    for node in nodes {
      switch node {
      case .text: break
      case .value(let tag): checkValue(tag, of: file, in: scopes)
      case .section(let tag, let body): checkSection(tag, body, of: file, in: scopes)
      case .partial(let tag): checkUse(of: TemplateSet.partialFolder, tag, of: file, in: scopes)
      case .layout(let tag, let body): checkLayout(tag, body, of: file, in: scopes)
      case .block(_, let body): check(body, of: file, in: scopes)
      }
    }
  }

  private mutating func checkValue(
    _ tag: TemplateTag, of file: TemplateFile, in scopes: NameScopes
  ) {
    guard let shape = resolve(tag, of: file, in: scopes) else { return }
    switch (shape, tag.kind) {
    case (.text, .text), (.html, .html): break
    case (.text, _):
      findings.report(
        "template/escaping", "'\(tag.name)' is text and must be escaped", tag, of: file,
        help: "write {{\(tag.name)}}")
    case (.html, _):
      findings.report(
        "template/escaping", "'\(tag.name)' is markup and must not be escaped", tag, of: file,
        help: "write {{{\(tag.name)}}}")
    case (.flag, _), (.object, _), (.list, _), (.texts, _):
      findings.report(
        "template/not-a-text", "'\(tag.name)' is not a text", tag, of: file,
        help: "use it as {{#\(tag.name)}}…{{/\(tag.name)}}")
    }
  }

  private mutating func checkSection(
    _ tag: TemplateTag, _ body: [TemplateNode], of file: TemplateFile, in scopes: NameScopes
  ) {
    guard let shape = resolve(tag, of: file, in: scopes) else { return }
    let isInverted = tag.kind == .invertedSection
    check(body, of: file, in: isInverted ? scopes : scopes.inside(tag.name, shape))
  }

  private mutating func checkLayout(
    _ tag: TemplateTag, _ body: [TemplateNode], of file: TemplateFile, in scopes: NameScopes
  ) {
    checkUse(of: TemplateSet.layoutFolder, tag, of: file, in: scopes)
    var seen: Set<String> = []
    let offered = blockNames(ofLayout: tag.name, &seen)
    for node in body {
      switch node {
      case .text: break
      case .block(let block, let content):
        if let offered, !offered.contains(block.name) {
          findings.reportUnknown(
            "block of layout '\(tag.name)'", block, of: file, among: offered.sorted())
        }
        check(content, of: file, in: scopes)
      case .value(let stray), .section(let stray, _), .partial(let stray), .layout(let stray, _):
        findings.report(
          "template/outside-block", "only blocks can stand directly in a layout", stray, of: file,
          help: "put it between {{$name}} and {{/name}}")
      }
    }
  }

  /// The blocks of a layout and of the layouts it is built on, but for those `seen` before; nil
  /// when there is no such layout.
  private func blockNames(ofLayout name: String, _ seen: inout Set<String>) -> Set<String>? {
    guard let layout = templates[TemplateSet.layoutFolder + name] else { return nil }
    guard seen.insert(name).inserted else { return [] }
    return layout.layoutNames.reduce(into: layout.blockNames) { names, other in
      names.formUnion(blockNames(ofLayout: other, &seen) ?? [])
    }
  }

  private mutating func checkUse(
    of folder: String, _ tag: TemplateTag, of file: TemplateFile, in scopes: NameScopes
  ) {
    let name = folder + tag.name
    if trail.contains(name) {
      findings.report(
        "template/recursion", "'\(tag.name)' would use itself without end", tag, of: file,
        help: "used through \(trail.joined(separator: ", "))")
    } else if templates[name] != nil {
      follow(name, in: scopes)
    } else {
      let known = templates.keys.filter { $0.hasPrefix(folder) }
        .map { String($0.dropFirst(folder.count)) }
      findings.reportUnknown(
        folder == TemplateSet.layoutFolder ? "layout" : "partial", tag, of: file,
        among: known.sorted())
    }
  }

  private mutating func resolve(
    _ tag: TemplateTag, of file: TemplateFile, in scopes: NameScopes
  ) -> ViewShape? {
    switch scopes.meaning(of: tag.name) {
    case .shape(let shape): return shape
    case .unknown(let component, let owner?, let known) where known.isEmpty:
      findings.report(
        "template/unknown-name", "'\(owner)' has no parts, so none called '\(component)'", tag,
        of: file, help: "write the name alone")
    case .unknown(let component, let owner, let known):
      findings.reportUnknown(
        owner.map { "part of '\($0)'" } ?? "name here", tag, part: component, of: file,
        among: known, listing: owner == nil ? scopes.innermostNames : nil)
    case .noText:
      findings.report(
        "template/not-a-text", "'.' is not a text here", tag, of: file,
        help: "write one of the names: \(scopes.innermostNames.joined(separator: ", "))")
    }
    return nil
  }
}
