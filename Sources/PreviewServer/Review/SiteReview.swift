import ContentLoader
import Diagnostics
import Markdown
import SiteBuilder
import TemplateRenderer
import TreatmentFacts

/// What a reviewer is told of the pages of a site.
struct SiteReview {
  let build: SiteBuild
  let content: Content
  let findings: SiteFindings
  let asOf: CalendarDate
  /// Makes links to the editor; nil for those who have none of the files.
  let editor: EditorLink?

  /// The page at an address, which begins and ends as links to it do; nil when there is none
  /// that is made of content.
  func page(at address: String) -> JSONValue? {
    let path = String(address.dropFirst())
    if let article = content.articles.first(where: { $0.pagePath.description == path }) {
      return page(of: article)
    }
    let treatment = content.treatments.first { treatment in
      path == PagePath.treatment(treatment.id).description
        || GeneratedPage.allCases.contains {
          path == PagePath.guide(treatment.id, $0.rawValue).description
        }
    }
    return treatment.map(page)
  }

  private func page(of article: Article) -> JSONValue {
    let file = SourceLocation(path: article.file.path)
    var files = [place(file)]
    if case .generated(let id, _) = article.place, let treatment = content.treatment(id) {
      files.append(place(SourceLocation(path: treatment.path)))
    }
    return [
      "title": .string(article.frontMatter.title.value), "files": .array(files),
      "states": states(PageState.all(of: article, asOf: asOf)),
      "grade": grade(article.file.path),
      "facts": .array(facts(in: article)), "findings": .array(problems(in: article.file.path)),
    ]
  }

  private func page(of treatment: Treatment) -> JSONValue {
    [
      "title": .string(treatment.name.value),
      "files": .array([place(SourceLocation(path: treatment.path))]),
      "states": states([PageState.of(treatment.review, asOf: asOf)]), "grade": .null,
      "facts": .array([]), "findings": .array(problems(in: treatment.path)),
    ]
  }

  private func states(_ states: [PageState]) -> JSONValue {
    .array(states.map { .string($0.rawValue) })
  }

  private func grade(_ path: String) -> JSONValue {
    findings.grades[path].map { .string(Self.tenths($0)) } ?? .null
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((max(number, 0) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: - Facts

  private func facts(in article: Article) -> [JSONValue] {
    guard let formatter = build.formatter else { return [] }
    let parser = MarkdownParser(allowsRawHTML: content.clinic.allowsRawHTML)
    let (document, _) = parser.parse(article.file, bodyStartingAtLine: article.bodyLine)
    var facts: [JSONValue] = []
    document.forEachInline { inline in
      guard case .factReference(let reference) = inline.kind,
        let origin = FactOrigin.of(reference.path, in: article.treatment, content, formatter)
      else { return }
      facts.append(fact(reference.name, at: inline.location, origin))
    }
    return facts
  }

  private func fact(
    _ name: String, at location: SourceLocation, _ origin: FactOrigin
  ) -> JSONValue {
    [
      "name": .string(name), "at": .string(Self.position(location)),
      "places": .array(([origin.location] + origin.further).map(place)),
      "sources": .array(origin.sources.map(source)),
      "note": origin.note.map(JSONValue.string) ?? .null,
      "reported": .array(
        origin.reported.map { ["source": source($0.source), "text": .string($0.text)] }),
    ]
  }

  private func source(_ id: String) -> JSONValue {
    let source = content.source(id)
    return [
      "title": .string(source?.title.value ?? id),
      "url": source?.address.map(JSONValue.string) ?? .null,
    ]
  }

  // MARK: - Findings

  private func problems(in path: String) -> [JSONValue] {
    (build.diagnostics + findings.diagnostics).filter { $0.location.path == path }.map { problem in
      [
        "severity": .string(problem.severity.rawValue), "id": .string(problem.id),
        "message": .string(problem.message), "help": problem.help.map(JSONValue.string) ?? .null,
        "from": .string(Self.position(problem.location)),
        "to": .string(problem.location.end.map { "\($0.line):\($0.column)" } ?? ""),
        "place": place(problem.location),
      ]
    }
  }

  // MARK: - Places

  /// The start of a place as the marks in pages write it.
  private static func position(_ location: SourceLocation) -> String {
    location.start.map { "\($0.line):\($0.column)" } ?? ""
  }

  private func place(_ location: SourceLocation) -> JSONValue {
    let line = location.start.map { ":\($0.line)" } ?? ""
    return [
      "name": .string(location.path + line),
      "url": editor.map { .string($0.address(location)) } ?? .null,
    ]
  }

  // MARK: - All pages

  /// Every article with its state, those that are not shown on this day too.
  var pages: JSONValue {
    var counts: [String: Int] = [:]
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
