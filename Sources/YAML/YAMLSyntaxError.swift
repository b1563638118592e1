import Diagnostics

/// Says in plain words what libyaml could not read.
struct YAMLSyntaxError {
  private let error: YAMLParserError
  private let file: SourceFile
  private let firstLine: Int

  /// The words for `error` in a document that begins at `firstLine` of `file`.
  init(_ error: YAMLParserError, file: SourceFile, firstLine: Int) {
    self.error = error
    self.file = file
    self.firstLine = firstLine
  }

  /// The problem with its likely mend.
  var diagnostic: Diagnostic {
    switch error.problem {
    case "mapping values are not allowed in this context": colon
    case "could not find expected ':'":
      make("there is no colon in this line", at: wholeLine(error.contextMark), help: Self.keyHelp)
    case "found unexpected end of stream", "found unexpected document indicator":
      make(
        "the quote that begins here is never closed", at: point(error.contextMark),
        help: "close the quote")
    case "found character that cannot start any token":
      make(
        "a value cannot begin with '\(character(error.mark))'", at: point(error.mark),
        help: Self.quoteHelp)
    case "found unknown escape character":
      make(
        "a backslash has a special meaning in double quotes", at: point(error.mark),
        help: "write '\\\\' for a backslash, or use single quotes")
    case "block sequence entries are not allowed in this context":
      make(
        "a list cannot begin here", at: point(error.mark), help: "begin the list on the next line")
    case "did not find expected ',' or ']'": unclosed("list", "]")
    case "did not find expected ',' or '}'": unclosed("group of keys", "}")
    case "did not find expected '-' indicator":
      make(
        "this line does not belong to the list above it", at: wholeLine(error.mark),
        help: Self.indentHelp)
    case "did not find expected key": structure
    default: other
    }
  }

  private static let quoteHelp = "put the text in double quotes"
  private static let keyHelp = "write 'key: value'"
  private static let indentHelp = "indent it like the lines it belongs to"

  /// A colon stands in text that needs quotes, or belongs to a key that is indented wrongly.
  private var colon: Diagnostic {
    let text = file.line(firstLine + error.mark.line)
    let before = text.unicodeScalars.prefix(error.mark.column)
    let value = Substring(before).range(afterFirst: ": ")
    guard let value else { return lineAbove }
    let start = text[..<value].count
    let end = text.reversed().drop(while: \.isWhitespace).count
    let location = SourceLocation(
      path: file.path, start: position(error.mark, column: start + 1),
      end: position(error.mark, column: end + 1))
    var diagnostic = make(
      "text with a colon and a space needs quotes", at: location, help: Self.quoteHelp)
    let quoted = text.dropFirst(start).prefix(end - start)
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    diagnostic.replacement = "\"\(quoted)\""
    return diagnostic
  }

  /// A key cannot stand here because of what the line above is.
  private var lineAbove: Diagnostic {
    let line = firstLine + error.mark.line
    let above = (firstLine..<line).last { !file.line($0).allSatisfy(\.isWhitespace) }
    if let above, !file.line(above).contains(":"), indent(above) == indent(line) {
      let mark = YAMLMark(line: above - firstLine, column: 0)
      return make("there is no colon in this line", at: wholeLine(mark), help: Self.keyHelp)
    }
    return make(
      "this key is indented too far, or the value above it needs quotes",
      at: wholeLine(error.mark), help: Self.indentHelp)
  }

  private func indent(_ line: Int) -> Int { file.line(line).prefix { $0 == " " }.count }

  private var structure: Diagnostic {
    let rest = file.line(firstLine + error.mark.line).unicodeScalars.dropFirst(error.mark.column)
    let isAtLineStart = file.line(firstLine + error.mark.line).unicodeScalars
      .prefix(error.mark.column).allSatisfy { $0 == " " }
    if isAtLineStart {
      return make(
        "this line is not indented like the lines around it", at: wholeLine(error.mark),
        help: Self.indentHelp)
    }
    let found = rest.first.map { "'\($0)'" } ?? "the end of the line"
    return make(
      "\(found) cannot follow what stands before it", at: point(error.mark),
      help: "put the whole text in one pair of quotes")
  }

  private func unclosed(_ what: String, _ bracket: String) -> Diagnostic {
    make(
      "the \(what) that begins here is not closed by '\(bracket)'", at: point(error.contextMark),
      help: "add the missing ',' or '\(bracket)'",
      explanation: "Text that begins with a bracket or a brace needs double quotes.")
  }

  private var other: Diagnostic {
    let place = point(error.mark)
    switch error.context {
    case "while scanning an alias", "while scanning an anchor", "while parsing a tag",
      "while scanning a tag":
      return make(
        "a value cannot begin with '\(character(error.contextMark))'",
        at: point(error.contextMark),
        help: Self.quoteHelp)
    case "while scanning a directive":
      return make(
        "a line cannot begin with '%'", at: point(error.contextMark), help: Self.quoteHelp)
    case "while scanning a block scalar":
      return make(
        "after '\(character(error.contextMark))' the text begins on the next line", at: place,
        help: Self.quoteHelp)
    case _ where error.problem == "did not find expected node content":
      return make(
        "a value cannot begin with '\(character(error.mark))'", at: place, help: Self.quoteHelp)
    case _ where error.problem.hasPrefix("Maximum nesting level"):
      return YAMLTreeBuilder.tooDeep(at: place)
    default:
      return make("this is not valid YAML: \(error.problem)", at: place, help: nil)
    }
  }

  private func character(_ mark: YAMLMark) -> String {
    let scalars = file.line(firstLine + mark.line).unicodeScalars.dropFirst(mark.column)
    return scalars.first.map { String($0) } ?? ""
  }

  private func point(_ mark: YAMLMark) -> SourceLocation {
    let start = position(mark)
    let isInLine = start.column <= file.line(start.line).count
    let end = SourcePosition(line: start.line, column: start.column + (isInLine ? 1 : 0))
    return SourceLocation(path: file.path, start: start, end: end)
  }

  private func wholeLine(_ mark: YAMLMark) -> SourceLocation {
    let text = file.line(position(mark).line)
    let start = text.prefix { $0 == " " }.count
    return SourceLocation(
      path: file.path, start: position(mark, column: start + 1),
      end: position(mark, column: max(text.count, start) + 1))
  }

  private func position(_ mark: YAMLMark, column: Int? = nil) -> SourcePosition {
    let line = min(firstLine + mark.line, file.lineCount)
    if let column { return SourcePosition(line: line, column: column) }
    return file.position(line: line, scalarColumn: mark.column + 1)
  }

  private func make(
    _ message: String, at location: SourceLocation, help: String?, explanation: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      "yaml/syntax", .error, message, at: location, help: help, explanation: explanation)
  }
}

extension Substring {
  /// The place after the first occurrence of `mark`.
  fileprivate func range(afterFirst mark: String) -> Index? {
    firstRange(of: mark)?.upperBound
  }
}
