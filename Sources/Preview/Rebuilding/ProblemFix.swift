import Diagnostics
import Foundations

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
      problem.id == id && problem.location.path == path
        && problem.location.start == SourcePosition(line: line, column: column)
        && problem.fixes.indices.contains(number)
    }
    return found?.fixes[number]
  }
}

extension Diagnostic.Fix {
  /// The texts of the files that it changes, made of those that `texts` gives; nil when one of them
  /// is not known, or a place is none in it.
  func texts(changing texts: SourceTexts) -> [RelativePath: String]? {
    var changed: [RelativePath: String] = [:]
    for (path, replacements) in Dictionary(grouping: replacements, by: \.location.path) {
      guard let file = texts(path) else { return nil }
      var bytes = Array(file.text.utf8)
      for replacement in replacements.sorted(by: { $0.location > $1.location }) {
        guard let range = file.bytes(of: replacement.location) else { return nil }
        bytes.replaceSubrange(range, with: replacement.text.utf8)
      }
      changed[path] = String(decoding: bytes, as: UTF8.self)
    }
    return changed
  }
}

extension SourceFile {
  /// The bytes of a place; nil when it has no start and end in the file.
  fileprivate func bytes(of location: SourceLocation) -> Range<Int>? {
    guard let start = location.start, let end = location.end, end.line <= lineCount else {
      return nil
    }
    let (first, last) = (offset(of: start), offset(of: end))
    return first <= last ? first..<last : nil
  }

  private func offset(of position: SourcePosition) -> Int {
    let line = line(position.line)
    let rest = line.dropFirst(position.column - 1)
    return lineRange(position.line).lowerBound + line.utf8.count - rest.utf8.count
  }
}
