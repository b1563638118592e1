import Diagnostics
import Fixtures
import Foundations

/// What `read` reports about a file at `path` with `text`, as a terminal shows it.
func problems(
  _ path: RelativePath, _ text: String, _ read: (SourceFile, inout [Diagnostic]) -> Void
) -> String {
  var diagnostics: [Diagnostic] = []
  read(SourceFile(path: path, text: text), &diagnostics)
  return ConsoleRenderer { SourceFile(path: $0, text: text) }.render(diagnostics)
}

/// The stretch of a file from one place to another.
func span(_ path: RelativePath, _ line: Int, _ column: Int, _ end: Int) -> SourceLocation {
  SourceLocation(
    path: path, start: SourcePosition(line: line, column: column),
    end: SourcePosition(line: line, column: end))
}
