import Diagnostics
import Facts
import Markdown

@testable import Content
@testable import Presentation
@testable import Templates

/// An input as the text of one file.
struct FuzzedText {
  private let file: SourceFile
  private let diagnostics: [Diagnostic]

  /// The file of `bytes`; nil when they are no text.
  init?(_ bytes: [UInt8]) {
    var diagnostics: [Diagnostic] = []
    guard let file = TextDecoding.decode(bytes, path: "content/a", &diagnostics) else {
      return nil
    }
    self.file = file
    self.diagnostics = diagnostics
  }

  /// The promises that it breaks as an article.
  func article() -> [String] {
    var diagnostics = diagnostics
    var broken: [String] = []
    let front = FrontMatter.lines(of: file, &diagnostics)
    if let front { _ = FrontMatter.read(file, lines: front, &diagnostics) }
    let bodyLine = front.map { $0.upperBound + 1 } ?? 1
    for allowsRawHTML in [false, true] {
      let parser = MarkdownParser(allowsRawHTML: allowsRawHTML)
      let (document, found) = parser.parse(file, bodyStartingAtLine: bodyLine)
      diagnostics += found
      let html = HTMLRenderer(resolver: FuzzResolver()).render(document)
      if !allowsRawHTML { broken += MarkupReader(Array(html.utf8)).mistakesButAmpersands }
    }
    return broken + file.broken(by: diagnostics)
  }

  /// The promises that it breaks as a treatment's facts.
  func facts() -> [String] {
    var diagnostics = diagnostics
    if let currency = Currency(code: "USD") {
      for kind in SubjectKind.builtIn {
        let subject = SubjectAddress(folder: kind.folder, id: "a")
        let settings = FactsDecoder.Settings(currency: currency, catalog: KindCatalog())
        _ = FactsDecoder.decode(file, of: subject, settings, &diagnostics)
      }
    }
    return file.broken(by: diagnostics)
  }

  /// The promises that it breaks as a file that the whole site shares.
  func otherFiles() -> [String] {
    var diagnostics = diagnostics
    _ = ClinicFile.read(file, &diagnostics)
    _ = SourcesFile.read(file, &diagnostics)
    _ = GlossaryFile.read(file, &diagnostics)
    _ = KindsFile.read(file, &diagnostics)
    _ = Strings(file, &diagnostics)
    return file.broken(by: diagnostics)
  }

  /// The promises that it breaks as a page, a partial of it and a layout.
  func template() -> [String] {
    var diagnostics = diagnostics
    let layout = SourceFile(path: "b", text: "a{{$content}}{{/content}}b")
    let library = TemplateLibrary(
      sources: ["page": file, "partials/page": file, "layouts/base": layout],
      roots: ["page": FuzzPage.view.shape], diagnostics: &diagnostics)
    var output: [UInt8] = []
    library.render("page", FuzzPage.view, FuzzPage(), to: &output)
    return file.broken(by: diagnostics)
  }
}
