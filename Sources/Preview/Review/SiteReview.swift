import Content
import Diagnostics
import Facts
import Foundation
import Foundations
import Presentation
import Site

/// What a reviewer is told of the pages of a site.
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
      path == PagePath.treatment(treatment.id).description
        || GeneratedPage.allCases.contains {
          path == PagePath.guide(treatment.id, $0.rawValue).description
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
    if case .generated(let id, _) = article.place, let treatment = content.treatment(id) {
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

  private func grade(_ path: String) -> JSONValue {
    findings.grades[path].map { .string(Self.tenths($0)) } ?? .null
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((max(number, 0) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
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
  static func position(_ location: SourceLocation) -> String {
    location.start.map { "\($0.line):\($0.column)" } ?? ""
  }

  func place(_ location: SourceLocation) -> JSONValue {
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
