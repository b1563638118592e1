import Diagnostics
import Facts
import Fixtures
import Foundations

@testable import Content

/// `diagnostics` as a terminal shows them, with `text` as the text of every file.
func rendered(_ diagnostics: [Diagnostic], _ text: String) -> String {
  ConsoleRenderer { SourceFile(path: $0, text: text) }.render(diagnostics)
}

/// What `read` reports about a file at `path` with `text`, as a terminal shows it.
func problems(
  _ path: RelativePath, _ text: String, _ read: (SourceFile, inout [Diagnostic]) -> Void
) -> String {
  var diagnostics: [Diagnostic] = []
  read(SourceFile(path: path, text: text), &diagnostics)
  return rendered(diagnostics, text)
}

/// The stretch of a file from one place to another.
func span(_ path: RelativePath, _ line: Int, _ column: Int, _ end: Int) -> SourceLocation {
  SourceLocation(
    path: path, start: SourcePosition(line: line, column: column),
    end: SourcePosition(line: line, column: end))
}

/// The subject in `text` of a kind of `catalog` and what is wrong with it.
func decodeFacts(
  _ text: String, folder: String = "treatments", catalog: KindCatalog = KindCatalog()
) -> (treatment: Treatment?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let file = SourceFile(path: "facts.yaml", text: text)
  guard let dollar = Currency(code: "USD") else { return (nil, []) }
  let treatment = FactsDecoder.decode(
    file, of: SubjectAddress(folder: folder, id: "mesotherapy"),
    FactsDecoder.Settings(currency: dollar, catalog: catalog), &diagnostics)
  return (treatment, diagnostics)
}

/// What the facts of every kind of subject must say.
let factsOfAnyKind = """
  name: A thing
  summary: What it is.
  what_it_is: It is a thing.
  risks: { common: [Pain], serious: [Harm] }
  get_help: { emergency: [a], urgent: [b], routine: [c] }
  alternatives: { doing_nothing: Nothing. }

  """
