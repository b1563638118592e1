import Content
import Diagnostics
import Facts
import Foundations
import Site

extension WhyAnswer {
  /// The answer as a terminal shows it.
  var text: String {
    switch self {
    case .fact(let fact): fact.outline.text
    case .page(let page): page.outline.text
    case .source(let source): source.outline.text
    }
  }

  var json: JSONValue {
    switch self {
    case .fact(let fact): fact.json
    case .page(let page): page.json
    case .source(let source): source.json
    }
  }
}

/// A heading and sections, of which empty ones are left out.
private struct Outline {
  var title: String
  var lines: [String] = []
  var sections: [(title: String, lines: [String])] = []

  var text: String {
    let parts = sections.filter { !$0.lines.isEmpty }.flatMap {
      [$0.title] + $0.lines.map { "  " + $0 }
    }
    return ([title] + lines.map { "  " + $0 } + parts).joined(separator: "\n") + "\n"
  }
}

extension FactAnswer {
  fileprivate var outline: Outline {
    var outline = Outline(title: value.map { "\(name): \($0)" } ?? name)
    outline.lines = ["--> \(location.inWords)"] + [label].compactMap(\.self) + texts
    outline.sections = [
      ("Sources", provenance.sources.map(\.value)),
      (
        "Reported",
        provenance.reported.map { report in
          "\(report.source.value): "
            + [report.value?.plainText, report.text?.value].compactMap(\.self)
            .joined(separator: "; ")
        }
      ),
      ("Note", [provenance.note?.value].compactMap(\.self)),
      ("Shown on", shown.map(\.text)),
      ("Named in", references.map(\.inWords)),
      ("Typed, not named, in", typed.map(\.inWords)),
      ("Computed from it", computed.map { "\($0.name): \($0.text)" }),
      ("Shown of that", shownComputed.map(\.text)),
      ("A change touches", touches),
    ]
    return outline
  }

  private var touches: [String] {
    let pages = touched.map { "/\($0)" }
    let corrections = typed.map { "\($0.inWords), where the number must be changed by hand" }
    let readings = reviews.map { path, review in
      "\(path), reviewed by \(review.reviewer.value) on \(review.on.value): to be read again"
    }
    return pages + corrections + readings
  }

  fileprivate var json: JSONValue {
    [
      "kind": "fact", "name": .string(name), "label": label.map { .string($0) } ?? .null,
      "value": value.map { .string($0) } ?? .null, "texts": .array(texts.map { .string($0) }),
      "place": location.json,
      "sources": .array(provenance.sources.map { .string($0.value) }),
      "note": provenance.note.map { .string($0.value) } ?? .null,
      "reported": .array(
        provenance.reported.map { report in
          [
            "source": .string(report.source.value),
            "value": report.value.map { .string($0.plainText) } ?? .null,
            "text": report.text.map { .string($0.value) } ?? .null,
          ]
        }),
      "shown": .array(shown.map(\.json)), "named": .array(references.map(\.json)),
      "typed": .array(typed.map(\.json)),
      "computed": .array(
        computed.map { ["name": .string($0.name), "value": .string($0.text)] }),
      "shown_computed": .array(shownComputed.map(\.json)),
      "touches": [
        "pages": .array(touched.map { .string("/\($0)") }),
        "reviews": .array(
          reviews.map { path, review in
            [
              "file": .string(path.text), "by": .string(review.reviewer.value),
              "on": .string("\(review.on.value)"),
            ]
          }),
      ],
    ]
  }
}

extension FactAnswer.Shown {
  fileprivate var text: String {
    let place = heading.isEmpty ? "" : " under '\(heading)'"
    let times = count > 1 ? ", \(count) times" : ""
    return "/\(page)\(anchor.isEmpty ? "" : "#\(anchor)"): \(form)\(place)\(times)"
  }

  fileprivate var json: JSONValue {
    [
      "page": .string("/\(page)"), "in": .string(form), "heading": .string(heading),
      "anchor": .string(anchor), "count": .number(count),
    ]
  }
}

extension PageAnswer {
  fileprivate var outline: Outline {
    var outline = Outline(title: "/\(path): \(title)")
    outline.lines = files.map { "--> \($0)" } + (isDraft ? ["draft"] : [])
    outline.lines += [
      review.map { "reviewed by \($0.reviewer.value) on \($0.on.value), due \($0.due.value)" }
    ].compactMap(\.self)
    outline.sections = [
      ("Old addresses", aliases),
      (
        "Facts",
        facts.map { fact in
          "\(fact.name)\(fact.value.map { ": \($0)" } ?? "")  (\(fact.location.inWords))"
        }
      ),
      ("Sources", sources), ("Pictures", pictures.map(\.text)),
      ("Linked from", links.map(\.inWords)),
    ]
    return outline
  }

  fileprivate var json: JSONValue {
    [
      "kind": "page", "address": .string("/\(path)"), "title": .string(title),
      "files": .array(files.map { .string($0.text) }), "draft": .bool(isDraft),
      "reviewed": review.map { .string("\($0.on.value)") } ?? .null,
      "aliases": .array(aliases.map { .string($0) }),
      "facts": .array(
        facts.map { fact in
          [
            "name": .string(fact.name), "value": fact.value.map { .string($0) } ?? .null,
            "place": fact.location.json,
          ]
        }),
      "sources": .array(sources.map { .string($0) }),
      "pictures": .array(pictures.map { .string($0.text) }),
      "linked_from": .array(links.map(\.json)),
    ]
  }
}

extension SourceAnswer {
  fileprivate var outline: Outline {
    var outline = Outline(title: "\(source.id): \(source.title.value)")
    outline.lines =
      ["--> \(source.location.inWords)", source.kind.rawValue]
      + [source.publisher?.value, source.year.map(String.init), source.address].compactMap(\.self)
    outline.sections = [
      ("Quotes", source.quotes.map(\.value)),
      ("Facts that rest on it", facts.map { "\($0.name)  (\($0.location.inWords))" }),
      (
        "It reports",
        reports.map { report in
          let said = [report.value, report.text].compactMap(\.self).joined(separator: "; ")
          let own = report.published.map { ", where the clinic says \($0)" } ?? ""
          return "\(report.fact): \(said)\(own)  (\(report.location.inWords))"
        }
      ),
      ("Cited in", citations.map(\.inWords)), ("Pages", pages.map { "/\($0)" }),
    ]
    return outline
  }

  fileprivate var json: JSONValue {
    [
      "kind": "source", "id": .string(source.id), "title": .string(source.title.value),
      "place": source.location.json, "address": source.address.map { .string($0) } ?? .null,
      "quotes": .array(source.quotes.map { .string($0.value) }),
      "facts": .array(
        facts.map { ["name": .string($0.name), "place": $0.location.json] }),
      "reports": .array(
        reports.map { report in
          [
            "fact": .string(report.fact),
            "published": report.published.map { .string($0) } ?? .null,
            "value": report.value.map { .string($0) } ?? .null,
            "text": report.text.map { .string($0) } ?? .null, "place": report.location.json,
          ]
        }),
      "cited_in": .array(citations.map(\.json)),
      "pages": .array(pages.map { .string("/\($0)") }),
    ]
  }
}
