import Diagnostics
import Markdown

/// Resolves every name to something that shows the name.
struct TestResolver: DocumentResolver {
  var facts: [String: String] = [:]
  var linksTerms = true

  func factHref(_ name: String) -> String? { name == "clinic.phone" ? "tel:+15550100" : nil }

  func factText(_ name: String) -> String { facts[name] ?? "<\(name)>" }

  func blockHTML(_ name: String) -> String { "<section>\(name)</section>" }

  func href(_ destination: String) -> String { destination }

  func picture(_ source: String) -> Picture {
    Picture(source: source, size: source.hasSuffix(".jpg") ? (640, 480) : nil)
  }

  func citation(_ id: String) -> CitationMark {
    CitationMark(text: "\(id.utf8.count)", label: "Reference \(id)")
  }

  func termHref(_ name: String) -> String? { linksTerms ? "/glossary/#\(name)" : nil }

  func calloutLabel(_ kind: CalloutKind) -> String { kind.rawValue.uppercased() }

  func itemLabel(_ kind: CalloutKind) -> String? { kind == .dont ? "Do not" : nil }

  var tableLabel: String { "Table" }
}

/// The document and the problems of `text`, with raw HTML forbidden unless said otherwise.
func parse(
  _ text: String, rawHTML: Bool = false, line: Int = 1
) -> (document: Document, diagnostics: [Diagnostic]) {
  let file = SourceFile(path: "a.md", text: text)
  return MarkdownParser(allowsRawHTML: rawHTML).parse(file, bodyStartingAtLine: line)
}

/// The HTML of `text`.
func html(_ text: String, ids: Bool = true) -> String {
  let options = HTMLRenderer.Options(hasHeadingIDs: ids)
  return HTMLRenderer(resolver: TestResolver(), options: options).render(parse(text).document)
}

extension Document {
  /// Where each node of a kind is.
  func places(of kind: NodeKind) -> [String] { collect(kind) { describe($0.location($1)) } }

  /// Every text with its place.
  var texts: [String] { collect(.text) { "\(describe($0.location($1))) \($0.text($1))" } }
}

/// The problems of `text` as `line:column-line:column id`.
func problems(_ text: String, rawHTML: Bool = false) -> [String] {
  parse(text, rawHTML: rawHTML).diagnostics.sorted().map { "\(describe($0.location)) \($0.id)" }
}

/// A location as `line:column-line:column`.
func describe(_ location: SourceLocation) -> String {
  guard let start = location.start, let end = location.end else { return "whole file" }
  return "\(start.line):\(start.column)-\(end.line):\(end.column)"
}

/// What stands in `text` at `location`, which is within one line.
func excerpt(_ text: String, at location: SourceLocation) -> String? {
  guard let start = location.start, let end = location.end, start.line == end.line else {
    return nil
  }
  let line = Array(SourceFile(path: "a.md", text: text).line(start.line))
  guard start.column >= 1, start.column <= end.column, end.column <= line.count + 1 else {
    return nil
  }
  return String(line[start.column - 1..<end.column - 1])
}
