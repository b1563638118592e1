import Diagnostics
import Fixtures
import Templates
import Testing

/// Something that a page shows a list of.
struct Part: Sendable {
  var name: String
  var note: String?
  var lines: [String] = []

  static let view = View<Part>([
    .text("name") { $0.name },
    .optionalText("note") { $0.note },
    .texts("lines") { $0.lines },
  ])
}

/// A page with a name of every shape.
struct Sample: Sendable {
  var title = "Title"
  var note: String?
  var body = "<p>Body</p>"
  var intro: String?
  var isOpen = false
  var lines: [String] = []
  var parts: [Part] = []
  var first = Part(name: "First")
  var chosen: Part?

  static let view = View<Sample>([
    .text("title") { $0.title },
    .optionalText("note") { $0.note },
    .html("body") { $0.body },
    .optionalHTML("intro") { $0.intro },
    .flag("is_open") { $0.isOpen },
    .texts("lines") { $0.lines },
    .list("parts", Part.view) { $0.parts },
    .object("first", Part.view) { $0.first },
    .optionalObject("chosen", Part.view) { $0.chosen },
  ])
}

/// The names of `Sample`, as messages list them.
let sampleNames =
  "body, chosen, first, has_lines, has_parts, intro, is_open, lines, note, parts, title"

/// What the check of `templates`, of which `page` shows a sample, says on a console.
func problems(_ templates: [String: String]) -> String {
  var diagnostics: [Diagnostic] = []
  let files = sources(templates)
  _ = TemplateLibrary(
    sources: files, roots: ["page": Sample.view.shape], diagnostics: &diagnostics)
  let byPath = Dictionary(uniqueKeysWithValues: files.values.map { ($0.path, $0) })
  return ConsoleRenderer { byPath[$0] }.render(diagnostics)
}

/// What the template `page` among `templates` makes of `sample`.
func render(
  _ templates: [String: String], _ sample: Sample = Sample(),
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> String {
  var diagnostics: [Diagnostic] = []
  let library = TemplateLibrary(
    sources: sources(templates), roots: ["page": Sample.view.shape], diagnostics: &diagnostics)
  #expect(diagnostics == [], sourceLocation: sourceLocation)
  var output: [UInt8] = []
  library.render("page", Sample.view, sample, to: &output)
  return String(decoding: output, as: UTF8.self)
}

/// What `page` makes of `sample`.
func render(
  _ page: String, _ sample: Sample = Sample(),
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> String {
  render(["page": page], sample, sourceLocation: sourceLocation)
}

private func sources(_ templates: [String: String]) -> [String: SourceFile] {
  Dictionary(
    uniqueKeysWithValues: templates.map { name, text in
      (name, SourceFile(path: "templates/\(name).mustache", text: text))
    })
}
