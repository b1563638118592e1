import Diagnostics
import Foundations

/// Checks every name of a template against what the page offers, following partials and layouts.
/// Mustache renders an unknown name as nothing; here it is an error at its place.
struct TemplateChecker {
  private struct Use: Hashable {
    let template: String
    let scopes: [String]
  }

  /// What makes two findings the same: a partial is checked wherever it is used.
  private struct Place: Hashable {
    let id: String
    let message: String
    let location: SourceLocation
  }

  private let templates: [String: TemplateFile]
  private(set) var used: Set<String> = []
  /// The templates being followed, to stop at one that uses itself.
  private var trail: [TemplateFile] = []
  private var scopes = NameScopes(root: ViewFields(shapes: [:]))
  /// What of the current page has been followed. To follow it again would find nothing new and
  /// double the time with every template that uses another twice.
  private var followed: Set<Use> = []
  private var found: [Place: Diagnostic] = [:]
  private var nearestNames = NearestNames()

  /// How many uses of templates a page can have, each in other sections; 100 are usual.
  private static let mostUses = 20_000

  init(templates: [String: TemplateFile]) { self.templates = templates }

  var diagnostics: [Diagnostic] { Array(found.values) }

  mutating func check(_ name: String, offering root: ViewFields) {
    guard let template = templates[name] else { return }
    followed = []
    scopes = NameScopes(root: root)
    follow(template)
    guard followed.count == Self.mostUses else { return }
    report(
      Diagnostic(
        TemplateProblem.tooManyUses, "the templates that '\(name)' uses use one another too often",
        at: SourceLocation(path: template.source.path), help: "let partials use fewer others"))
  }

  private mutating func follow(_ template: TemplateFile) {
    guard followed.count < Self.mostUses,
      followed.insert(Use(template: template.name, scopes: scopes.trail)).inserted
    else { return }
    used.insert(template.name)
    trail.append(template)
    check(template.nodes)
    trail.removeLast()
  }

  private mutating func check(_ nodes: [TemplateNode]) {
    for node in nodes {
      switch node {
      case .text: break
      case .value(let tag): checkValue(tag)
      case .section(let tag, let body): checkSection(tag, body)
      case .partial(let tag): checkUse(of: TemplateSet.partialFolder, tag, "partial")
      case .layout(let tag, let body): checkLayout(tag, body)
      case .block(_, let body): check(body)
      }
    }
  }

  private mutating func checkValue(_ tag: TemplateTag) {
    guard let shape = resolve(tag) else { return }
    switch (shape, tag.kind) {
    case (.text, .text), (.html, .html): break
    case (.text, _):
      report(
        .escaping, "'\(tag.name)' is text and must be escaped", tag, help: "write {{\(tag.name)}}")
    case (.html, _):
      report(
        .escaping, "'\(tag.name)' is markup and must not be escaped", tag,
        help: "write {{{\(tag.name)}}}")
    case (.flag, _), (.object, _), (.list, _), (.texts, _):
      report(
        .notAText, "'\(tag.name)' is not a text", tag,
        help: "use it as {{#\(tag.name)}}…{{/\(tag.name)}}")
    }
  }

  private mutating func checkSection(_ tag: TemplateTag, _ body: [TemplateNode]) {
    guard let shape = resolve(tag) else { return }
    let outer = scopes
    if tag.kind == .section { scopes.enter(tag.name, shape) }
    check(body)
    scopes = outer
  }

  private mutating func checkLayout(_ tag: TemplateTag, _ body: [TemplateNode]) {
    checkUse(of: TemplateSet.layoutFolder, tag, "layout")
    var seen: Set<String> = []
    let offered = blockNames(ofLayout: tag.name, &seen)
    for node in body {
      switch node {
      case .text: break
      case .block(let block, let content):
        if let offered, !offered.contains(block.name) {
          reportUnknown("block of layout '\(tag.name)'", block, among: offered.sorted())
        }
        check(content)
      case .value(let stray), .section(let stray, _), .partial(let stray), .layout(let stray, _):
        report(
          .outsideBlock, "only blocks can stand directly in a layout", stray,
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

  private mutating func checkUse(of folder: String, _ tag: TemplateTag, _ thing: String) {
    let name = folder + tag.name
    if trail.contains(where: { $0.name == name }) {
      report(
        .recursion, "'\(tag.name)' would use itself without end", tag,
        help: "used through \(trail.map(\.name).joined(separator: ", "))")
    } else if let template = templates[name] {
      follow(template)
    } else {
      let known = templates.keys.compactMap { TemplateSet.name(of: $0, in: folder) }
      reportUnknown(thing, tag, among: known.sorted())
    }
  }

  private mutating func resolve(_ tag: TemplateTag) -> ViewShape? {
    switch scopes.meaning(of: tag.path) {
    case .shape(let shape): return shape
    case .unknown(0, let known):
      reportUnknown("name here", tag, part: 0, among: known, listing: scopes.innermostNames)
    case .unknown(let part, let known) where known.isEmpty:
      report(
        .unknownName,
        "'\(tag.path[part - 1])' has no parts, so none called '\(tag.path[part])'", tag,
        help: "write the name alone")
    case .unknown(let part, let known):
      reportUnknown("part of '\(tag.path[part - 1])'", tag, part: part, among: known)
    case .noText:
      report(
        .notAText, "'.' is not a text here", tag,
        help: "write one of the names: \(scopes.innermostNames.joined(separator: ", "))")
    }
    return nil
  }

  // MARK: Findings

  /// Reports that there is no `what` called as a tag or one `part` of its name, but `known` ones.
  /// The message lists `listing`, or else `known`, when nothing is near.
  private mutating func reportUnknown(
    _ what: String, _ tag: TemplateTag, part: Int? = nil, among known: [String],
    listing: [String]? = nil
  ) {
    let name = part.map { tag.path[$0] } ?? tag.name
    let nearest = nearestNames.nearest(to: name, in: known.joined(separator: "\n"), among: known)
    let list = (listing ?? known).joined(separator: ", ")
    let place = place(of: tag, part: part)
    report(
      Diagnostic(
        TemplateProblem.unknownName, "there is no \(what) called '\(name)'", at: place,
        nearest: nearest, orElse: list.isEmpty ? "there are none yet" : "known are: \(list)"))
  }

  private mutating func report(
    _ kind: TemplateProblem, _ message: String, _ tag: TemplateTag, help: String
  ) {
    report(Diagnostic(kind, message, at: place(of: tag), help: help))
  }

  private func place(of tag: TemplateTag, part: Int? = nil) -> SourceLocation {
    let range = part.map(tag.range(ofPart:)) ?? tag.nameRange
    return trail.last?.source.location(utf8Offsets: range) ?? SourceLocation(path: "")
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    let place = Place(
      id: diagnostic.id, message: diagnostic.message, location: diagnostic.location)
    found[place] = found[place] ?? diagnostic
  }
}

/// The sections that enclose a place in a template, outermost first, and what names mean in them.
private struct NameScopes {
  private enum Scope {
    case fields(ViewFields)
    case text, html
  }

  enum Meaning {
    case shape(ViewShape)
    /// There is nothing called as the part of the name with this number; `known` are the names
    /// that it could have been.
    case unknown(part: Int, known: [String])
    /// `.` where no text is meant.
    case noText
  }

  private var scopes: [Scope]
  /// The names of the sections that opened the inner scopes. In templates of the same page,
  /// scopes with the same trail mean the same.
  private(set) var trail: [String] = []

  init(root: ViewFields) { scopes = [.fields(root)] }

  mutating func enter(_ name: String, _ shape: ViewShape) {
    switch shape {
    case .flag: return
    case .text, .texts: scopes.append(.text)
    case .html: scopes.append(.html)
    case .object(let fields, _), .list(let fields): scopes.append(.fields(fields))
    }
    trail.append(name)
  }

  /// What the name with the parts `path` means here, as `TemplateWriter` looks it up: the first
  /// part in the innermost scope that has it, the others in what it stands for. `.` has no parts.
  func meaning(of path: [String]) -> Meaning {
    guard let first = path.first else { return dot }
    guard var shape = shape(of: first) else { return .unknown(part: 0, known: names) }
    for (index, name) in path.enumerated().dropFirst() {
      guard case .object(let fields, _) = shape, let part = fields.shapes[name] else {
        return .unknown(part: index, known: Self.parts(of: shape))
      }
      shape = part
    }
    return .shape(shape)
  }

  /// All names that can be used here, in alphabetical order.
  private var names: [String] { Set(scopes.flatMap(Self.names)).sorted() }

  var innermostNames: [String] { scopes.last.map(Self.names) ?? [] }

  private var dot: Meaning {
    switch scopes.last {
    case .text: .shape(.text(optional: false))
    case .html: .shape(.html(optional: false))
    case .fields, nil: .noText
    }
  }

  private func shape(of name: String) -> ViewShape? {
    scopes.reversed().lazy.compactMap { scope in
      guard case .fields(let fields) = scope else { return nil }
      return fields.shapes[name]
    }.first
  }

  private static func names(in scope: Scope) -> [String] {
    guard case .fields(let fields) = scope else { return [] }
    return fields.names
  }

  private static func parts(of shape: ViewShape) -> [String] {
    guard case .object(let fields, _) = shape else { return [] }
    return fields.names
  }
}
