public import Diagnostics
import Foundations

/// The templates of a site, checked and ready to render.
public struct TemplateLibrary: Sendable {
  private let programs: [String: TemplateProgram]

  /// Reads `sources`, the template files by their path in `templates/` without the extension, and
  /// reports everything that would go wrong when they render. `roots` says what each page offers
  /// the template of its name; a name without a file is an error. Nobody is told that nothing uses
  /// one of the `spares`.
  public init(
    sources: [String: SourceFile], spares: Set<String> = [], roots: [String: ViewFields],
    diagnostics: inout [Diagnostic]
  ) {
    var problems: [Diagnostic] = []
    var files: [String: TemplateFile] = [:]
    for (name, source) in sources {
      files[name] = TemplateFile(name: name, source: source, diagnostics: &problems)
    }
    Self.check(files, spares: spares, roots: roots, diagnostics: &problems)
    programs = problems.hasErrors ? [:] : Self.programs(files, roots: roots, &problems)
    diagnostics += problems
  }

  /// Appends the UTF-8 of the template called `name` filled from `model` to `output`. `view` is
  /// the one whose shape the library was given for that name. Where there was an error in any
  /// template, there is nothing to append.
  public func render<Model>(
    _ name: String, _ view: View<Model>, _ model: Model, to output: inout [UInt8]
  ) {
    guard let program = programs[name] else { return }
    TemplateWriter.write(program, showing: view.bound(to: model), to: &output)
  }

  private static func programs(
    _ files: [String: TemplateFile], roots: [String: ViewFields], _ problems: inout [Diagnostic]
  ) -> [String: TemplateProgram] {
    var programs: [String: TemplateProgram] = [:]
    for (name, root) in roots {
      guard let file = files[name] else { continue }
      programs[name] = TemplateCompiler.program(of: file, using: files, offering: root)
      if programs[name] == nil { problems.append(file.tooManyUses) }
    }
    return programs
  }

  private static func check(
    _ files: [String: TemplateFile], spares: Set<String>, roots: [String: ViewFields],
    diagnostics: inout [Diagnostic]
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
    for (name, file) in files where !checker.used.contains(name) && !spares.contains(name) {
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

extension TemplateFile {
  /// That the page whose template it is cannot be made for all the templates that it uses.
  var tooManyUses: Diagnostic {
    Diagnostic(
      TemplateProblem.tooManyUses, "the templates that '\(name)' uses use one another too often",
      at: SourceLocation(path: source.path), help: "let partials use fewer others")
  }
}
