import Content
import Diagnostics
import Essentials
import Facts
import Foundations
import Markdown
import Presentation
import Site

/// What the review panel shows about the pages of a site.
struct SiteReview {
  let build: SiteBuild
  let content: SiteContent
  let findings: SiteFindings
  let asOf: CalendarDate
  /// Makes links to the editor; nil for those who have none of the files.
  let editor: EditorLink?

  /// The page at an address, which begins and ends as links to it do, with `html`; nil when there
  /// is none that is made of content or shows facts.
  func page(at address: String, html: Data?) -> JSONValue? {
    let path = String(address.dropFirst())
    let shown = html.map(ShownFact.all) ?? []
    if let article = content.articles.first(where: { $0.pagePath.description == path }) {
      return page(of: article, shown)
    }
    let treatment = content.treatments.first { treatment in
      path == PagePath.subject(treatment.address).description
        || treatment.generatedPages.contains {
          path == PagePath.guide(treatment.address, $0).description
        }
    }
    return treatment.map { page(of: $0, shown) } ?? list(shown)
  }

  /// A page that is made of no single file.
  private func list(_ shown: [ShownFact]) -> JSONValue? {
    guard !shown.isEmpty else { return nil }
    return [
      "title": .null, "files": .array([]), "states": .array([]), "grade": .null,
      "facts": .array(facts(in: nil, shown, of: nil)), "findings": .array([]),
    ]
  }

  private func page(of article: Article, _ shown: [ShownFact]) -> JSONValue {
    let file = SourceLocation(path: article.file.path)
    var files = [place(file)]
    if case .generated(let subject, _) = article.place,
      let treatment = content.treatment(subject.id)
    {
      files.append(place(SourceLocation(path: treatment.path)))
    }
    return [
      "title": .string(article.frontMatter.title.value), "files": .array(files),
      "states": states(PageState.all(of: article, asOf: asOf)),
      "grade": grade(article.file.path),
      "facts": .array(facts(in: article, shown, of: article.treatment)),
      "findings": .array(problems(in: article.file.path)),
    ]
  }

  private func page(of treatment: Treatment, _ shown: [ShownFact]) -> JSONValue {
    [
      "title": .string(treatment.name.value),
      "files": .array([place(SourceLocation(path: treatment.path))]),
      "states": states([PageState.of(treatment.review, asOf: asOf)]), "grade": .null,
      "facts": .array(facts(in: nil, shown, of: treatment.id)),
      "findings": .array(problems(in: treatment.path)),
    ]
  }

  private func states(_ states: [PageState]) -> JSONValue {
    .array(states.map { .string($0.rawValue) })
  }

  private func grade(_ path: RelativePath) -> JSONValue {
    findings.grades[path].map { .string(Self.tenths($0)) } ?? .null
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((max(number, 0) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func problems(in path: RelativePath) -> [JSONValue] {
    let pictures = content.articles.first { $0.file.path == path }.map(pictures) ?? []
    return (build.diagnostics + findings.diagnostics).compactMap { problem in
      // What is wrong with a picture itself is shown where the article shows the picture.
      let own = pictures.first { $0.file == problem.location.path }
      guard problem.location.path == path || own != nil else { return nil }
      let shown = own ?? pictures.first { $0.place.holds(problem.location) }
      let location = own?.place ?? problem.location
      return [
        "severity": .string(problem.severity.rawValue), "id": .string(problem.id),
        "message": .string(problem.message), "help": problem.help.map(JSONValue.string) ?? .null,
        "from": .string(Self.position(location)),
        "to": .string(location.end.map { "\($0.line):\($0.column)" } ?? ""),
        "place": place(problem.location),
        "picture": shown.map { .string($0.url) } ?? .null,
      ]
    }
  }

  /// The pictures that `article` shows, with the addresses of small files and where they are written.
  private func pictures(
    _ article: Article
  ) -> [(file: RelativePath, place: SourceLocation, url: String)] {
    article.document.read { text in
      text.all.filter { text.kind($0) == .image }.compactMap { node in
        let target = content.target(of: text.destination(node), inFile: article.file.path)
        guard case .media(let file) = target else { return nil }
        let use = content.mediaUses[file.path] ?? []
        let small = file.made?.choices(for: use).first.map(file.pagePath) ?? file.pagePath
        return (file.path, text.location(node), "/\(small)")
      }
    }
  }

  /// The start of a place as the marks in pages write it.
  private static func position(_ location: SourceLocation) -> String {
    location.start.map { "\($0.line):\($0.column)" } ?? ""
  }

  private func place(_ location: SourceLocation) -> JSONValue {
    let line = location.start.map { ":\($0.line)" } ?? ""
    return [
      "name": .string("\(location.path)\(line)"),
      "url": editor.map { .string($0.address(location)) } ?? .null,
    ]
  }

  /// Every article with its state, those that are not shown on this day too.
  var pages: JSONValue {
    var counts: [RelativePath: Int] = [:]
    for finding in findings.diagnostics { counts[finding.location.path, default: 0] += 1 }
    let shown = Set(content.articles.map(\.file.path))
    let articles = (content.articles + content.unpublished).sorted { left, right in
      (left.frontMatter.title.value, left.file.path)
        < (right.frontMatter.title.value, right.file.path)
    }
    return .array(
      articles.map { article in
        let path = article.file.path
        return [
          "title": .string(article.frontMatter.title.value),
          "url": shown.contains(path) ? .string("/" + article.pagePath.description) : .null,
          "states": states(PageState.all(of: article, asOf: asOf)), "grade": grade(path),
          "findings": .number(counts[path] ?? 0), "place": place(SourceLocation(path: path)),
        ]
      })
  }
}

extension SiteReview {
  /// A fact that a page shows, once or in several places.
  private struct PageFact {
    let name: String
    /// What patients read before it; nil where nothing stands there.
    let label: String?
    /// What the index says of it; nil when nothing but its place is known.
    let entry: FactEntry?
    let location: SourceLocation
    /// What the comments in the page say where it is shown.
    var marks: [String]
  }

  /// The facts that a page shows: those that the text of `article` refers to, then those that
  /// templates show on a page of `treatment`, each once.
  private func facts(
    in article: Article?, _ shown: [ShownFact], of treatment: String?
  ) -> [JSONValue] {
    guard let formatter = build.formatter else { return [] }
    let all = (article.map(references) ?? []) + shown.map { fact($0, in: treatment) }
    var numbers: [String: Int] = [:]
    var facts: [PageFact] = []
    for fact in all {
      let place = fact.location
      let key = "\(fact.name) \(place.path):\(Self.position(place))"
      if let number = numbers[key] {
        facts[number].marks += fact.marks
      } else {
        numbers[key] = facts.count
        facts.append(fact)
      }
    }
    return facts.map { json($0, formatter) }
  }

  private func references(in article: Article) -> [PageFact] {
    let references = article.document.collect(.factReference) { ($0.name($1), $0.location($1)) }
    return references.compactMap { name, place in
      content.facts.fact(Identifier(name), in: article.treatment).map { entry in
        PageFact(
          name: name, label: label(of: entry), entry: entry, location: entry.location,
          marks: [Self.position(place)])
      }
    }
  }

  private func fact(_ shown: ShownFact, in treatment: String?) -> PageFact {
    let owner = content.treatments.first { $0.path == shown.location.path }
    let prefix = owner.flatMap { $0.id == treatment ? nil : $0.id + "." } ?? ""
    let entry = owner?.facts.entry(Identifier(shown.name), at: shown.location)
    return PageFact(
      name: prefix + shown.name, label: entry.flatMap(label), entry: entry,
      location: shown.location, marks: [shown.mark])
  }

  /// What pages call a fact, or what it is a part of.
  private func label(of entry: FactEntry) -> String? {
    guard let formatter = build.formatter,
      let subject = content.treatments.first(where: { $0.path == entry.location.path })
    else { return nil }
    let whole = entry.owner.flatMap { subject.facts[$0] }
    return [entry, whole].compactMap(\.self).lazy.compactMap { fact in
      // What stands in a list has its name there, such as a price or a risk.
      formatter.label(of: fact, in: subject)
        ?? fact.texts.first { $0.role == .label }?.text.value
    }.first
  }

  private func json(_ fact: PageFact, _ formatter: FactFormatter) -> JSONValue {
    let provenance = fact.entry?.provenance ?? Provenance()
    return [
      "name": .string(fact.name), "label": fact.label.map(JSONValue.string) ?? .null,
      "at": .array(fact.marks.map(JSONValue.string)),
      "places": .array(([fact.location] + (fact.entry?.further ?? [])).map(place)),
      "sources": .array(provenance.sources.map { source($0.value) }),
      "note": provenance.note.map { .string($0.value) } ?? .null,
      "reported": .array(
        provenance.reported.map { report in
          [
            "source": source(report.source.value),
            "value": report.value.map { .string(formatter.text($0)) } ?? .null,
            "text": report.text.map { .string($0.value) } ?? .null,
          ]
        }),
    ]
  }

  private func source(_ id: String) -> JSONValue {
    let source = content.source(id)
    return [
      "title": .string(source?.title.value ?? id),
      "url": source?.address.map(JSONValue.string) ?? .null,
    ]
  }
}

/// A fact that a template shows on a page, as a comment in the page names it.
struct ShownFact: Hashable {
  /// What the comment says: the name of the fact and where it is written.
  let mark: String
  /// Such as `prices.thighs`.
  let name: String
  let location: SourceLocation

  /// The facts in `page`, in their order, each once.
  static func all(in page: Data) -> [ShownFact] {
    let start = Data("<!--careleaf-value ".utf8)
    let end = Data("-->".utf8)
    var known: Set<String> = []
    var facts: [ShownFact] = []
    var rest = page[...]
    while let opening = rest.firstRange(of: start),
      let closing = rest[opening.upperBound...].firstRange(of: end)
    {
      let mark = String(decoding: rest[opening.upperBound..<closing.lowerBound], as: UTF8.self)
      if known.insert(mark).inserted, let fact = ShownFact(mark) { facts.append(fact) }
      rest = rest[closing.upperBound...]
    }
    return facts
  }

  /// A mark is a name, a space, and a path with a line and a column.
  private init?(_ mark: String) {
    let parts = mark.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let place = parts[1].split(separator: ":")
    guard place.count == 3, let line = Int(place[1]), let column = Int(place[2]) else {
      return nil
    }
    self.mark = mark
    name = String(parts[0])
    location = SourceLocation(
      path: RelativePath(place[0]), start: SourcePosition(line: line, column: column))
  }
}

/// What a reviewer must know of a page before anything else. The names are those of the words.
enum PageState: String, CaseIterable {
  case draft
  case scheduled
  case expired
  case unreviewed
  case overdue
  case reviewed

  static func all(of article: Article, asOf day: CalendarDate) -> [PageState] {
    let front = article.frontMatter
    var states: [PageState] = []
    if front.isDraft { states.append(.draft) }
    if let start = front.publishOn?.value, day < start { states.append(.scheduled) }
    if let end = front.expiresOn?.value, day >= end { states.append(.expired) }
    switch article.place {
    // Pages about the clinic are no clinical content.
    case .page, .home: return states
    default: return states + [of(front.review, asOf: day)]
    }
  }

  /// Whether what was reviewed still is on a day.
  static func of(_ review: Review?, asOf day: CalendarDate) -> PageState {
    guard let review else { return .unreviewed }
    return review.due.value < day ? .overdue : .reviewed
  }
}

/// The address that opens a file of the site in the editor of whoever writes it.
public struct EditorLink: Sendable, Hashable {
  /// What Visual Studio Code answers to.
  public static let visualStudioCode = "vscode://file{path}:{line}:{column}"

  private let pattern: String
  private let root: String

  /// Links of the form `pattern`, with `{path}`, `{line}` and `{column}` in it, to files in the
  /// site's folder at `root`, an absolute path; nil when the pattern has no scheme or no
  /// `{path}`, or could run a script.
  public init?(_ pattern: String = visualStudioCode, root: String) {
    let scheme = pattern.prefix { $0 != ":" }.lowercased()
    guard pattern.contains("{path}"), pattern.contains(":"), !scheme.isEmpty,
      scheme.utf8.allSatisfy({ $0.isAlphanumeric || $0 == UInt8(ascii: "-") }),
      !["javascript", "data", "vbscript"].contains(scheme)
    else { return nil }
    self.pattern = pattern
    self.root = root
  }

  /// The address with the folder put in, and `{path}`, `{line}` and `{column}` still to be.
  var template: String {
    Strings.fill(pattern, ["path": "\(root)/".percentEncoded() + "{path}"])
  }

  func address(_ location: SourceLocation) -> String {
    Strings.fill(
      pattern,
      [
        "path": "\(root)/\(location.path)".percentEncoded(),
        "line": String(location.start?.line ?? 1), "column": String(location.start?.column ?? 1),
      ])
  }
}

extension SourceLocation {
  /// Whether `other` lies in the same file and within it.
  fileprivate func holds(_ other: SourceLocation) -> Bool {
    guard path == other.path, let start, let end, let first = other.start else { return false }
    return (start.line, start.column) <= (first.line, first.column)
      && (first.line, first.column) < (end.line, end.column)
  }
}
