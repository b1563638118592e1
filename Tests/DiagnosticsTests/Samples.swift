import Diagnostics
import Fixtures
import Foundations

/// A stretch on one line.
func place(_ path: RelativePath, _ line: Int, _ column: Int, _ end: Int? = nil) -> SourceLocation {
  SourceLocation(
    path: path, start: SourcePosition(line: line, column: column),
    end: SourcePosition(line: line, column: end ?? column))
}

/// The texts of `files` by path.
func texts(_ files: [RelativePath: String]) -> SourceTexts {
  { path in files[path].map { SourceFile(path: path, text: $0) } }
}

/// Problems of every severity, in no order.
let samples = [
  Diagnostic(
    "facts/unknown-key", .error, "'sesions' is not a fact", at: place("b.yaml", 2, 1, 8),
    help: "did you mean 'sessions'?", fixes: [.write("sessions", at: place("b.yaml", 2, 1, 8))]),
  Diagnostic("links/dead", .warning, "100% gone: a, b", at: place("a,b:c.md", 3, 2, 4)),
  Diagnostic(
    "claims/vague", .advice, "'many' is vague", at: place("b.yaml", 1, 9, 13),
    explanation: "Say how many.",
    notes: [.init("the number is here", at: place("b.yaml", 2, 10, 11))]),
  Diagnostic("site/empty", .error, "the site has no pages", at: SourceLocation(path: "b.yaml")),
]
