import Diagnostics
import Foundations
import Site

/// Which fix of which problem somebody has asked for.
struct ProblemFix: Sendable, Hashable {
  let id: String
  let path: RelativePath
  let line: Int
  let column: Int
  /// Which of its fixes, from 0.
  let number: Int

  /// What came of it.
  enum Outcome: Error, Sendable, Hashable {
    /// The problem is not among those of the latest build any more.
    case gone
    /// The file is another than the one in which the problem was found.
    case changed
    case unwritable(reason: String)
  }

  /// The fix among those of `problems`.
  func fix(among problems: some Sequence<Diagnostic>) -> Diagnostic.Fix? {
    let found = problems.first { problem in
      Identifier(problem.id) == Identifier(id) && problem.location.path == path
        && problem.location.start == SourcePosition(line: line, column: column)
        && problem.fixes.indices.contains(number)
    }
    return found?.fixes[number]
  }
}

extension Diagnostic.Fix {
  /// The texts of the files that it changes, made of those that `texts` gives; nil when one of them
  /// is not known.
  func texts(changing texts: SourceTexts) -> [RelativePath: String]? {
    var edits = TextEdits()
    for replacement in replacements { edits.put(replacement.text, at: replacement.location) }
    var changed: [RelativePath: String] = [:]
    for path in edits.paths {
      guard let text = texts(path).flatMap(edits.text) else { return nil }
      changed[path] = text
    }
    return changed
  }
}
