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
  private var scopes = NameScopes(root: ViewFields([]))
  /// What of the current page has been followed. To follow it again would find nothing new and
  /// double the time with every template that uses another twice.
  private var followed: Set<Use> = []
  private var found: [Place: Diagnostic] = [:]
  private var nearestNames = NearestNames()
  /// What messages say there is, by the places that they are for.
  private var listings: [String: String] = [:]
  private var positions: [String: SourcePositions] = [:]
  /// How many names a message lists.
  private static let mostListed = 50

  /// How many uses of templates a page can have, each in other sections; 100 are usual.
  private static let mostUses = 20_000
  /// How many lists can come again for each element of others: each multiplies the page by its
  /// length.
  private static let mostRepetitions = 1

  init(templates: [String: TemplateFile]) { self.templates = templates }

  var diagnostics: [Diagnostic] { Array(found.values) }

  mutating func check(_ name: String, offering root: ViewFields) {
    guard let template = templates[name] else { return }
    followed = []
    scopes = NameScopes(root: root)
    follow(template)
    if followed.count == Self.mostUses { report(template.tooManyUses) }
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
      case .partial(let tag): checkUse(of: TemplateFile.partialFolder, tag, "partial")
      case .layout(let tag, let body): checkLayout(tag, body)
      case .block(_, let body): check(body)
      }
    }
  }

  private mutating func checkValue(_ tag: TemplateTag) {
    guard let shape = resolve(tag) else { return }
    switch (shape, tag.kind) {
    case (.text, .text), (.fixed, .text), (.html, .html): break
    case (.text, _), (.fixed, _):
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
    if tag.kind == .section {
      scopes.enter(tag.name, shape, isElsewhere: isElsewhere(tag, shape))
      if scopes.repetitions > Self.mostRepetitions { reportRepetition(tag) }
    }
    check(body)
    scopes = outer
  }

  /// Whether the list that a section is for is no part of what the innermost list around it is of,
  /// so that all of it comes again for each element.
  private func isElsewhere(_ tag: TemplateTag, _ shape: ViewShape) -> Bool {
    guard shape.isList, case .value(let place, _) = scopes.meaning(of: tag.path) else {
      return false
    }
    return scopes.isInList(from: place.scope)
  }

  private mutating func reportRepetition(_ tag: TemplateTag) {
    report(
      .repetition, "'\(tag.name)' comes again for each element of two lists that it is no part of",
      tag,
      help: "move it out of them, or use what the element has itself")
  }

  private mutating func checkLayout(_ tag: TemplateTag, _ body: [TemplateNode]) {
    checkUse(of: TemplateFile.layoutFolder, tag, "layout")
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
    guard let layout = templates[TemplateFile.layoutFolder + name] else { return nil }
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
      let all = templates.keys
      reportUnknown(
        thing, tag, among: all.compactMap { TemplateFile.name(of: $0, in: folder) }.sorted())
    }
  }

  private mutating func resolve(_ tag: TemplateTag) -> ViewShape? {
    switch scopes.meaning(of: tag.path) {
    case .value(_, let shape): return shape
    case .unknown(0, let known):
      reportUnknown("name here", tag, part: 0, among: known(), listing: scopes.innermostNames)
    case .unknown(let part, let known) where known().isEmpty:
      report(
        .unknownName,
        "'\(tag.path[part - 1])' has no parts, so none called '\(tag.path[part])'", tag,
        help: "write the name alone")
    case .unknown(let part, let known):
      reportUnknown("part of '\(tag.path[part - 1])'", tag, part: part, among: known())
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
    _ what: String, _ tag: TemplateTag, part: Int? = nil, among known: @autoclosure () -> [String],
    listing: [String]? = nil
  ) {
    let name = part.map { tag.path[$0] } ?? tag.name
    let page = trail.first?.name ?? ""
    let place = ([page, what] + scopes.trail + tag.path.prefix(part ?? 0)).joined(separator: " ")
    let nearest = nearestNames.nearest(to: name, in: place, among: known())
    let list = listings[place] ?? Self.list(listing ?? known())
    listings[place] = list
    report(
      Diagnostic(
        TemplateProblem.unknownName, "there is no \(what) called '\(name)'",
        at: self.place(of: tag, part: part),
        nearest: nearest, orElse: list.isEmpty ? "there are none yet" : "known are: \(list)"))
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(mostListed).joined(separator: ", ")
      + (names.count > mostListed ? " and others" : "")
  }

  private mutating func report(
    _ kind: TemplateProblem, _ message: String, _ tag: TemplateTag, help: String
  ) {
    report(Diagnostic(kind, message, at: place(of: tag), help: help))
  }

  private mutating func place(of tag: TemplateTag, part: Int? = nil) -> SourceLocation {
    let range = part.map(tag.range(ofPart:)) ?? tag.nameRange
    guard let template = trail.last else { return SourceLocation(path: "") }
    let known = positions[template.name] ?? SourcePositions(template.source)
    positions[template.name] = known
    return known.location(utf8Offsets: range)
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    let place = Place(
      id: diagnostic.id, message: diagnostic.message, location: diagnostic.location)
    found[place] = found[place] ?? diagnostic
  }
}
