import Diagnostics

/// The sentences of libyaml that `YAMLSyntaxError` has better words for. Where a new version says
/// something else, `LibYAMLProblemTests` fails.
enum LibYAMLProblem: String, CaseIterable {
  case backslash = "found unknown escape character"
  case colonInText = "mapping values are not allowed in this context"
  case colonMissing = "could not find expected ':'"
  case contentMissing = "did not find expected node content"
  case documentInQuotes = "found unexpected document indicator"
  case endInQuotes = "found unexpected end of stream"
  case escapeCode = "found invalid Unicode character escape code"
  case escapeDigits = "did not find expected hexdecimal number"
  case flowListOpen = "did not find expected ',' or ']'"
  case flowMappingOpen = "did not find expected ',' or '}'"
  case keyMissing = "did not find expected key"
  case listHere = "block sequence entries are not allowed in this context"
  case listItemMissing = "did not find expected '-' indicator"
  case startOfToken = "found character that cannot start any token"
}

/// What libyaml says that it was at, for problems that have several sentences.
enum LibYAMLContext: String, CaseIterable {
  case alias = "while scanning an alias"
  case anchor = "while scanning an anchor"
  case blockScalar = "while scanning a block scalar"
  case directive = "while scanning a directive"
  case tag = "while scanning a tag"
  case tagURI = "while parsing a tag"
  case undeclaredTag = "while parsing a node"
}

/// Says in plain words what libyaml could not read.
struct YAMLSyntaxError {
  private let error: YAMLParserError
  private let file: SourceFile
  private let firstLine: Int

  init(_ error: YAMLParserError, file: SourceFile, firstLine: Int) {
    self.error = error
    self.file = file
    self.firstLine = firstLine
  }

  var diagnostic: Diagnostic {
    if error.isOutOfMemory { return outOfMemory }
    switch LibYAMLProblem(rawValue: error.problem) {
    case .colonInText: return colonInText
    case .colonMissing:
      return make(
        "there is no colon in this line", at: wholeLine(error.contextMark), help: Self.keyHelp)
    case .endInQuotes, .documentInQuotes:
      return make(
        "the quote that begins here is never closed", at: point(error.contextMark),
        help: "close the quote")
    case .startOfToken: return cannotBegin(error.mark)
    case .backslash: return backslash(error.mark)
    case .escapeCode, .escapeDigits:
      return backslash(YAMLMark(line: error.mark.line, column: error.mark.column - 2))
    case .listHere:
      return make(
        "a list cannot begin here", at: point(error.mark), help: "begin the list on the next line")
    case .flowListOpen: return unclosed("list", "]")
    case .flowMappingOpen: return unclosed("group of keys", "}")
    case .listItemMissing:
      return make(
        "this line does not belong to the list above it", at: wholeLine(error.mark),
        help: Self.indentHelp)
    case .keyMissing: return keyMissing
    case .contentMissing: return context ?? cannotBegin(error.mark)
    case nil:
      return context
        ?? make("this is not valid YAML: \(error.problem)", at: point(error.mark), help: nil)
    }
  }

  private static let quoteHelp = "put the text in double quotes"
  private static let keyHelp = "write 'key: value'"
  private static let indentHelp = "indent it like the lines it belongs to"

  private var outOfMemory: Diagnostic {
    Diagnostic(
      YAMLProblem.outOfMemory, "there is not enough memory to read this file",
      at: SourceLocation(path: file.path), help: "close other programs and try again")
  }

  /// What libyaml was at tells more than what it then found.
  private var context: Diagnostic? {
    switch LibYAMLContext(rawValue: error.context) {
    case .alias, .anchor, .tag, .tagURI, .undeclaredTag: cannotBegin(error.contextMark)
    case .directive:
      make("a line cannot begin with '%'", at: point(error.contextMark), help: Self.quoteHelp)
    case .blockScalar:
      make(
        "after '\(character(error.contextMark))' the text begins on the next line",
        at: point(error.mark), help: Self.quoteHelp)
    case nil: nil
    }
  }

  private func backslash(_ mark: YAMLMark) -> Diagnostic {
    make(
      "a backslash has a special meaning in double quotes", at: point(mark),
      help: "write '\\\\' for a backslash, or use single quotes")
  }

  private func cannotBegin(_ mark: YAMLMark) -> Diagnostic {
    make("a value cannot begin with '\(character(mark))'", at: point(mark), help: Self.quoteHelp)
  }

  /// A colon stands in text that needs quotes, or belongs to a key that is indented wrongly.
  private var colonInText: Diagnostic {
    let text = file.line(firstLine + error.mark.line)
    let before = Substring(text.unicodeScalars.prefix(error.mark.column))
    guard let value = before.firstRange(of: ": ")?.upperBound else { return lineAbove }
    let start = text[..<value].count
    let end = text.reversed().drop(while: \.isWhitespace).count
    let location = SourceLocation(
      path: file.path, start: position(error.mark, column: start + 1),
      end: position(error.mark, column: end + 1))
    var diagnostic = make(
      "text with a colon and a space needs quotes", at: location, help: Self.quoteHelp)
    let quoted = text.dropFirst(start).prefix(end - start)
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    diagnostic.fixes = [Diagnostic.Fix(Self.quoteHelp, [.init(location, with: "\"\(quoted)\"")])]
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

  private var keyMissing: Diagnostic {
    let scalars = file.line(firstLine + error.mark.line).unicodeScalars
    if scalars.prefix(error.mark.column).allSatisfy({ $0 == " " }) {
      return make(
        "this line is not indented like the lines around it", at: wholeLine(error.mark),
        help: Self.indentHelp)
    }
    let found = scalars.dropFirst(error.mark.column).first.map { "'\($0)'" }
    return make(
      "\(found ?? "the end of the line") cannot follow what stands before it",
      at: point(error.mark), help: "put the whole text in one pair of quotes")
  }

  private func unclosed(_ what: String, _ bracket: String) -> Diagnostic {
    make(
      "the \(what) that begins here is not closed by '\(bracket)'", at: point(error.contextMark),
      help: "add the missing ',' or '\(bracket)'",
      explanation: "Text that begins with a bracket or a brace needs double quotes.")
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
    Diagnostic(YAMLProblem.syntax, message, at: location, help: help, explanation: explanation)
  }
}
