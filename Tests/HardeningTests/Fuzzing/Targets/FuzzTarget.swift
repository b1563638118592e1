import Diagnostics
import Foundation
import Markdown
import Testing
import TreatmentFacts

@testable import ContentLoader
@testable import TemplateRenderer

/// A part of the program that reads what people write.
enum FuzzTarget: String, CaseIterable, CustomTestStringConvertible {
  case article
  case facts
  case otherFiles
  case templates

  var testDescription: String { rawValue }

  /// What people write, to make variants of.
  func seeds() throws -> [String] {
    let site = try InjectionSite()
    return site.files.keys.sorted().filter { path in
      switch self {
      case .article: path.hasSuffix(".md") && !path.hasSuffix("README.md")
      case .facts: path.hasSuffix("facts.yaml")
      case .otherFiles: path.hasSuffix(".yaml") && !path.hasSuffix("facts.yaml")
      case .templates: path.hasSuffix(".mustache")
      }
    }.map(site.text)
  }

  /// What means something at some places.
  var words: [String] {
    let marks = [
      "\n", "\r\n", "\r", "\t", " ", "\u{0}", "é\u{301}", "\u{2028}", "🩹", "\\", "---\n",
    ]
    switch self {
    case .article:
      return marks + [
        "[", "]", "![", "](", ")", "(", "<", ">", "`", "```\n", "*", "**", "_", "{{", "}}", "{{> ",
        "{{ sessions }}", "{#", "}", "[@", "; @", "> ", "> [!NOTE] ", "[!DO]\n", "- ", "1. ",
        "    ",
        "|", "| --- |\n", ":--", "# ", "===\n", "<!--", "-->", "<b>", "</div>", "&amp;", "&#0;",
        "[a]: b\n", "\"", "'", "<https://e.example>", "\n\n", "title: ", "summary: ", "](a.md#b)",
      ]
    case .facts, .otherFiles:
      return marks + [
        ": ", "- ", "{", "}", "[", "]", ",", "&a ", "*a", "!!str ", "|\n", ">-\n", "\"", "'", "#",
        "? ", "<<: ", "%YAML 1.1\n", "...\n", "8 to 15", "99999999999999999999", "-1", "0.1", "$5",
        "weeks", "2026-02-30", "sessions", "low: ", "~", "null", "on_request", "1e999", "½", "\\x",
        "\"\\U0010FFFF\"", "\"\\u0000\"", "name: ", "prices:\n",
      ]
    case .templates:
      return marks + [
        "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{<", "{{$", "{{!", "{{=<% %>=}}",
        "{{&",
        "title", "parts", "first", "name", "lines", ".", "is_open", "{{/}}", "{{#parts}}",
        "{{/parts}}", "{{>page}}", "{{<base}}", "{{$content}}", "{{/content}}", "{{/base}}", "{",
        "}",
      ]
    }
  }

  /// Reads `bytes` as this part does, and renders what can be rendered.
  func run(_ bytes: [UInt8]) {
    var diagnostics: [Diagnostic] = []
    guard let file = TextDecoding.decode(bytes, path: "content/a", &diagnostics) else { return }
    switch self {
    case .article: readArticle(file, &diagnostics)
    case .facts:
      if let currency = Currency(code: "USD") {
        _ = FactsDecoder.decode(file, id: "a", currency: currency, &diagnostics)
      }
    case .otherFiles:
      _ = ClinicDecoder.decode(file, &diagnostics)
      _ = SourcesDecoder.decode(file, &diagnostics)
      _ = GlossaryDecoder.decode(file, &diagnostics)
      _ = TextTable.read(file, &diagnostics)
    case .templates: readTemplate(file, &diagnostics)
    }
    check(diagnostics, of: file)
  }

  private func readArticle(_ file: Diagnostics.SourceFile, _ diagnostics: inout [Diagnostic]) {
    let bounds = FrontMatterBounds(file, &diagnostics)
    if let bounds { _ = FrontMatterDecoder.decode(file, lines: bounds.lines, &diagnostics) }
    for allowsRawHTML in [false, true] {
      let parser = MarkdownParser(allowsRawHTML: allowsRawHTML)
      let (document, found) = parser.parse(file, bodyStartingAtLine: bounds?.bodyLine ?? 1)
      diagnostics += found
      let html = HTMLRenderer(resolver: FuzzResolver()).render(document)
      if !allowsRawHTML {
        #expect(MarkupReader(Array(html.utf8)).mistakes.filter { !$0.hasPrefix("bare amp") } == [])
      }
      _ = PlainTextRenderer(resolver: FuzzResolver()).render(document)
    }
  }

  private func readTemplate(_ file: Diagnostics.SourceFile, _ diagnostics: inout [Diagnostic]) {
    let layout = Diagnostics.SourceFile(path: "b", text: "a{{$content}}{{/content}}b")
    let library = TemplateLibrary(
      sources: ["page": file, "partials/page": file, "layouts/base": layout],
      roots: ["page": FuzzPage.view.shape], diagnostics: &diagnostics)
    if !diagnostics.hasErrors { _ = library.render("page", FuzzPage.view, FuzzPage()) }
    diagnostics.removeAll { $0.location.path != file.path }
  }

  /// Every problem stands at a place that there is, and can be shown.
  private func check(_ diagnostics: [Diagnostic], of file: Diagnostics.SourceFile) {
    for diagnostic in diagnostics {
      guard let start = diagnostic.location.start, let end = diagnostic.location.end else {
        continue
      }
      #expect((1...file.lineCount).contains(start.line) && end >= start, "\(diagnostic)")
      #expect(start.column >= 1 && end.line <= file.lineCount, "\(diagnostic)")
    }
    _ = ConsoleRenderer { _ in file }.render(diagnostics)
  }
}

/// A page with a name of every shape.
private struct FuzzPage: Sendable {
  struct Part: Sendable {
    static let view = View<Part>([.text("name") { _ in "n" }, .texts("lines") { _ in ["l"] }])
  }

  static let view = View<FuzzPage>([
    .text("title") { _ in "t" }, .optionalText("note") { _ in nil }, .html("body") { _ in "<p>" },
    .flag("is_open") { _ in true }, .list("parts", Part.view) { _ in [Part(), Part()] },
    .object("first", Part.view) { _ in Part() }, .texts("lines") { _ in ["a", "b"] },
  ])
}
