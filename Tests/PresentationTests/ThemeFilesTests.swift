import Content
import Diagnostics
import Fixtures
import Testing

@testable import Foundations
@testable import Presentation

@Suite struct ThemeFilesTests {
  private func read(_ folder: SiteFolder) throws -> (files: ThemeFiles, console: String) {
    var diagnostics: [Diagnostic] = []
    let files = try ThemeFiles(folder, &diagnostics)
    let console = ConsoleRenderer { folder.shownFile($0) }
    return (files, console.render(diagnostics))
  }

  @Test func sortsTheFilesByWhatTheyAre() throws {
    let (files, console) = try read(
      .memory([
        "templates/page.mustache": Array("\u{FEFF}{{title}}".utf8),
        "templates/blocks/prices.mustache": [], "templates/partials/a/b.mustache": [],
        "templates/assets/css/site.css": [1], "templates/assets/x.mustache": [2],
        "templates/i18n/en.yaml": Array("a: b".utf8), "templates/README.md": [],
        "content/page.mustache": [],
      ]))
    #expect(console == "")
    #expect(files.templates.keys.sorted() == ["blocks/prices", "page", "partials/a/b"])
    #expect(files.templates["page"]?.text == "{{title}}")
    #expect(files.assets == ["css/site.css": [1], "x.mustache": [2]])
    #expect(files.words.keys.sorted() == ["en"])
    #expect(files.blockNames == ["prices"])
  }

  @Test func reportsFilesThatBelongToNothing() throws {
    let expected = """
      error: the file is saved as UTF-16, not as UTF-8  [text/not-utf8]
        --> templates/home.mustache
         = help: save the file as UTF-8 in the editor

      warning: nothing uses this file  [template/stray-file]
        --> templates/page.html
         = help: templates end in .mustache; pictures, CSS and fonts belong in templates/assets/

      """
    let folder = SiteFolder.memory([
      "templates/page.html": [], "templates/home.mustache": [0xFF, 0xFE, 0x41, 0x00],
    ])
    #expect(try read(folder).console == expected)
  }

  @Test func refusesSymbolicLinks() throws {
    let folder = SiteFolder(
      files: { _ in [.init(path: "templates/page.mustache", isSymbolicLink: true)] },
      read: { path throws(FileProblem) in throw FileProblem(path: path.text, reason: "never read")
      })
    let expected = """
      error: symbolic links are not followed  [site/symbolic-link]
        --> templates/page.mustache
         = help: put the file itself here

      """
    #expect(try read(folder).console == expected)
  }

  @Test(arguments: [
    ("site.css", "site_css"), ("css/print-1.css", "css_print_1_css"), ("größe.svg", "gr__e_svg"),
  ])
  func namesAssetsForTemplates(path: RelativePath, name: String) {
    #expect(ThemeFiles.assetName(path) == name)
  }

  @Test func reportsThatTheWordsOfALanguageAreMissing() throws {
    var files = try ThemeFiles.none
    files.words["de"] = SourceFile(path: "templates/i18n/de.yaml", text: "")
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(
      path: "content/clinic.yaml", start: SourcePosition(line: 1, column: 9),
      end: SourcePosition(line: 1, column: 14))
    _ = files.strings(locale: Located("en-GB", at: place), &diagnostics)
    let clinic = SourceFile(path: "content/clinic.yaml", text: "locale: en-GB")
    let expected = """
      error: there is no file 'templates/i18n/en.yaml'  [words/missing-file]
        --> content/clinic.yaml:1:9
         |
       1 | locale: en-GB
         |         ^^^^^ there is: templates/i18n/de.yaml

      """
    #expect(ConsoleRenderer { _ in clinic }.render(diagnostics) == expected)
  }
}

extension ThemeFiles {
  /// A theme without files.
  fileprivate static var none: ThemeFiles {
    get throws {
      var diagnostics: [Diagnostic] = []
      return try ThemeFiles(.memory([:] as [String: [UInt8]]), &diagnostics)
    }
  }
}
