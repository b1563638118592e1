import Diagnostics

/// Where the front matter of an article stands: between a first line `---` and the next one.
struct FrontMatterBounds {
  /// The lines between the two, from 1.
  let lines: Range<Int>
  /// The line after them.
  var bodyLine: Int { lines.upperBound + 1 }

  /// Finds the front matter of `file`; nil when it has none or does not end, which goes to
  /// `diagnostics`.
  init?(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    let first = SourceLocation(
      path: file.path, start: SourcePosition(line: 1, column: 1),
      end: SourcePosition(line: 1, column: file.line(1).count + 1))
    guard Self.isFence(file.line(1)) else {
      let isEmpty = file.text.allSatisfy(\.isWhitespace)
      diagnostics.append(
        Diagnostic(
          "article/no-front-matter",
          isEmpty ? "the file is empty" : "the article has no front matter",
          at: first,
          help: "begin with a line '---', then title and summary, then a line '---'"))
      return nil
    }
    guard let end = (2...max(2, file.lineCount)).first(where: { Self.isFence(file.line($0)) })
    else {
      diagnostics.append(
        Diagnostic(
          "article/unclosed-front-matter", "the front matter begins here and never ends",
          at: first,
          help: "put a line '---' after its last key"))
      return nil
    }
    lines = 2..<end
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
