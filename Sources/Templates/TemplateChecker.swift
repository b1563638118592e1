import Diagnostics
import Foundations

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
        TemplateProblem.tooManyUses, "the templates that '\(name)' uses use one another too often",
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
        .escaping, "'\(tag.name)' is text and must be escaped", tag, of: file,
        help: "write {{\(tag.name)}}")
    case (.html, _):
      findings.report(
        .escaping, "'\(tag.name)' is markup and must not be escaped", tag, of: file,
        help: "write {{{\(tag.name)}}}")
    case (.flag, _), (.object, _), (.list, _), (.texts, _):
      findings.report(
        .notAText, "'\(tag.name)' is not a text", tag, of: file,
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
          .outsideBlock, "only blocks can stand directly in a layout", stray, of: file,
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
        .recursion, "'\(tag.name)' would use itself without end", tag, of: file,
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
        .unknownName, "'\(owner)' has no parts, so none called '\(component)'", tag,
        of: file, help: "write the name alone")
    case .unknown(let component, let owner, let known):
      findings.reportUnknown(
        owner.map { "part of '\($0)'" } ?? "name here", tag, part: component, of: file,
        among: known, listing: owner == nil ? scopes.innermostNames : nil)
    case .noText:
      findings.report(
        .notAText, "'.' is not a text here", tag, of: file,
        help: "write one of the names: \(scopes.innermostNames.joined(separator: ", "))")
    }
    return nil
  }
}

/// The sections that enclose a place in a template, outermost first, and what names mean in them.
struct NameScopes {
  /// What a name can be looked up in.
  enum Scope {
    case fields(ViewFields)
    case text
    case html
  }

  /// What a name means.
  enum Meaning {
    case shape(ViewShape)
    /// There is nothing called `component`, which is one of the names between the dots; `known`
    /// are the names there, `owner` is the name before the dot.
    case unknown(component: Substring, owner: Substring?, known: [String])
    /// `.` where no text is meant.
    case noText
  }

  private let scopes: [Scope]
  /// The names of the sections that opened the inner scopes. In templates of the same page,
  /// scopes with the same trail mean the same.
  let trail: [String]

  /// The outermost scope: what a page offers.
  init(root: ViewFields) { self.init(scopes: [.fields(root)], trail: []) }

  private init(scopes: [Scope], trail: [String]) {
    self.scopes = scopes
    self.trail = trail
  }

  /// The scopes inside the section called `name`, for a value of the given shape.
  func inside(_ name: String, _ shape: ViewShape) -> NameScopes {
    switch shape {
    case .flag: self
    case .text, .texts: adding(.text, name)
    case .html: adding(.html, name)
    case .object(let fields, _), .list(let fields): adding(.fields(fields), name)
    }
  }

  private func adding(_ scope: Scope, _ name: String) -> NameScopes {
    NameScopes(scopes: scopes + [scope], trail: trail + [name])
  }

  /// What `name` means here, as `TemplateWriter` looks it up: the first component in the innermost
  /// scope that has it, the others in what it stands for.
  func meaning(of name: String) -> Meaning {
    if name == "." { return dot }
    let components = name.split(separator: ".")
    guard let first = components.first, var shape = shape(of: String(first)) else {
      return .unknown(component: components.first ?? "", owner: nil, known: names)
    }
    for (owner, component) in zip(components, components.dropFirst()) {
      guard case .object(let fields, _) = shape, let part = fields.shapes[String(component)] else {
        return .unknown(component: component, owner: owner, known: Self.parts(of: shape))
      }
      shape = part
    }
    return .shape(shape)
  }

  /// All names that can be used here, in alphabetical order.
  var names: [String] { Set(scopes.flatMap(Self.names)).sorted() }

  /// The names of the innermost scope.
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

/// What is wrong with templates; each thing once, however often a partial is used.
struct TemplateFindings {
  /// What makes two findings the same.
  private struct Place: Hashable {
    let id: String
    let message: String
    let location: SourceLocation
  }

  private var found: [Place: Diagnostic] = [:]

  /// The findings in order.
  var diagnostics: [Diagnostic] { Array(found.values) }

  /// Notes a problem of a tag.
  mutating func report(
    _ kind: TemplateProblem, _ message: String, _ tag: TemplateTag, of file: TemplateFile,
    help: String
  ) {
    report(
      Diagnostic(kind, message, at: file.source.location(utf8Offsets: tag.nameRange), help: help))
  }

  /// Notes that nothing is called what a tag, or the `part` of its name between dots, says.
  ///
  /// - Parameters:
  ///   - what: What was looked for, in words.
  ///   - known: What it could have been.
  ///   - listing: What the message lists when nothing is near; `known` when not given.
  mutating func reportUnknown(
    _ what: String, _ tag: TemplateTag, part: Substring? = nil, of file: TemplateFile,
    among known: [String], listing: [String]? = nil
  ) {
    let name = part.map(String.init) ?? tag.name
    let nearest = NearestName.nearest(to: name, among: known)
    let list = (listing ?? known).joined(separator: ", ")
    report(
      Diagnostic(
        TemplateProblem.unknownName, "there is no \(what) called '\(name)'",
        at: file.source.location(utf8Offsets: Self.range(of: part, in: tag)), nearest: nearest,
        orElse: list.isEmpty ? "there are none yet" : "known are: \(list)"))
  }

  /// Notes a problem.
  mutating func report(_ diagnostic: Diagnostic) {
    let place = Place(
      id: diagnostic.id, message: diagnostic.message, location: diagnostic.location)
    found[place] = found[place] ?? diagnostic
  }

  private static func range(of part: Substring?, in tag: TemplateTag) -> Range<Int> {
    guard let part else { return tag.nameRange }
    let name = part.base
    let start =
      tag.nameRange.lowerBound + name.utf8.distance(from: name.startIndex, to: part.startIndex)
    return start..<start + part.utf8.count
  }
}
