import Content
import Diagnostics
import Facts
import Foundations
import Markdown
import Presentation

extension SiteReview {
  /// A fact that a page shows, once or in several places.
  private struct PageFact {
    let name: String
    let origin: FactOrigin
    /// What the comments in the page say where it is shown.
    var marks: [String]
  }

  /// The facts that a page shows: those that the text of `article` refers to, then those that
  /// templates show on a page of `treatment`, each once.
  func facts(
    in article: Article?, _ shown: [ShownFact], of treatment: String?
  ) -> [JSONValue] {
    guard let formatter = build.formatter else { return [] }
    let all =
      (article.map { references(in: $0, formatter) } ?? [])
      + shown.map { fact($0, in: treatment, formatter) }
    var numbers: [String: Int] = [:]
    var facts: [PageFact] = []
    for fact in all {
      let place = fact.origin.location
      let key = "\(fact.name) \(place.path):\(Self.position(place))"
      if let number = numbers[key] {
        facts[number].marks += fact.marks
      } else {
        numbers[key] = facts.count
        facts.append(fact)
      }
    }
    return facts.map(json)
  }

  private func references(in article: Article, _ formatter: Formatter) -> [PageFact] {
    let parser = MarkdownParser(allowsRawHTML: content.clinic.allowsRawHTML)
    let (document, _) = parser.parse(article.file, bodyStartingAtLine: article.bodyLine)
    var facts: [PageFact] = []
    document.forEachInline { inline in
      guard case .factReference(let reference) = inline.kind,
        let origin = FactOrigin.of(reference.path, in: article.treatment, content, formatter)
      else { return }
      let mark = Self.position(inline.location)
      facts.append(PageFact(name: reference.name, origin: origin, marks: [mark]))
    }
    return facts
  }

  private func fact(
    _ shown: ShownFact, in treatment: String?, _ formatter: Formatter
  ) -> PageFact {
    let owner = content.treatments.first { $0.path == shown.location.path }?.id
    let prefix = owner.flatMap { $0 == treatment ? nil : $0 + "." } ?? ""
    return PageFact(
      name: prefix + shown.name, origin: FactOrigin.of(shown, content, formatter),
      marks: [shown.mark])
  }

  private func json(_ fact: PageFact) -> JSONValue {
    let origin = fact.origin
    return [
      "name": .string(fact.name), "at": .array(fact.marks.map(JSONValue.string)),
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
}
