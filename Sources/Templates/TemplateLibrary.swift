public import Diagnostics
import Foundations

/// The templates of a site, checked and ready to render.
public struct TemplateLibrary: Sendable {
  private let templates: TemplateSet

  /// Reads `sources`, the template files by their path in `templates/` without the extension, and
  /// reports everything that would go wrong when they render. `roots` says what each page offers
  /// the template of its name; a name without a file is an error.
  public init(
    sources: [String: SourceFile], roots: [String: ViewFields], diagnostics: inout [Diagnostic]
  ) {
    var files: [String: TemplateFile] = [:]
    for (name, source) in sources {
      files[name] = TemplateFile(name: name, source: source, diagnostics: &diagnostics)
    }
    templates = TemplateSet(files.values)
    Self.check(files, roots: roots, diagnostics: &diagnostics)
  }

  /// The UTF-8 of the template called `name` filled from `model`; empty when there is no such
  /// template, which the check has reported.
  public func render<Model>(_ name: String, _ view: View<Model>, _ model: Model) -> [UInt8] {
    var writer = TemplateWriter(templates, showing: BoundView(view: view, model: model))
    writer.write(templates.pages[name] ?? [])
    return writer.output
  }

  private static func check(
    _ files: [String: TemplateFile], roots: [String: ViewFields], diagnostics: inout [Diagnostic]
  ) {
    var checker = TemplateChecker(templates: files)
    for (name, root) in roots.sorted(by: { $0.key < $1.key }) {
      if files[name] != nil {
        checker.check(name, offering: root)
      } else {
        diagnostics.append(missing(name))
      }
    }
    diagnostics += checker.diagnostics
    for (name, file) in files where !checker.used.contains(name) {
      diagnostics.append(unused(name, file, roots: roots))
    }
  }

  private static func missing(_ name: String) -> Diagnostic {
    Diagnostic(
      TemplateProblem.missing, "the template 'templates/\(name).mustache' is missing",
      at: SourceLocation(path: "templates/\(name).mustache"),
      help: "the site cannot be built without it; take it from the original theme")
  }

  private static func unused(
    _ name: String, _ file: TemplateFile, roots: [String: ViewFields]
  ) -> Diagnostic {
    let slash = UInt8(ascii: "/")
    let known = roots.keys.filter { !$0.utf8.contains(slash) }
    let nearest = name.utf8.contains(slash) ? nil : NearestName.nearest(to: name, among: known)
    return Diagnostic(
      TemplateProblem.unused, "nothing uses the template '\(name)'",
      at: SourceLocation(path: file.source.path),
      help: nearest.map { "did you mean '\($0).mustache'?" } ?? "remove it, or use it")
  }
}
