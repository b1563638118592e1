import Foundations

/// Writes problems as a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS).
public struct SARIFRenderer: DiagnosticRenderer {
  private let version: String
  private let texts: SourceTexts

  /// A renderer for Careleaf `version`, which counts columns in the lines that `texts` gives.
  public init(version: String, texts: @escaping SourceTexts) {
    self.version = version
    self.texts = texts
  }

  /// One log with one run, as one line of JSON with a line feed.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let rules = Set(diagnostics.map(\.id)).sorted()
    var (columns, related) = (ScalarColumns(texts: texts), ScalarColumns(texts: texts))
    let driver: JSONValue = [
      "name": "Careleaf", "version": .string(version),
      "rules": .array(rules.map { ["id": .string($0)] }),
    ]
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
          "results": .array(
            diagnostics.sorted().map { result($0, rules: rules, &columns, &related) }),
        ]
      ],
    ]
    return log.text + "\n"
  }

  private func result(
    _ diagnostic: Diagnostic, rules: [String], _ columns: inout ScalarColumns,
    _ relatedColumns: inout ScalarColumns
  ) -> JSONValue {
    let message = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "; ")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.id)),
      .init("ruleIndex", .number(rules.firstIndex(of: diagnostic.id) ?? -1)),
      .init("level", diagnostic.severity.level),
      .init("message", ["text": .string(message)]),
      .init("locations", [place(diagnostic.location, message: nil, &columns)]),
    ]
    if !diagnostic.notes.isEmpty {
      let related = diagnostic.notes.map {
        place($0.location, message: $0.message, &relatedColumns)
      }
      members.append(.init("relatedLocations", .array(related)))
    }
    return .object(members)
  }

  private func place(
    _ location: SourceLocation, message: String?, _ columns: inout ScalarColumns
  ) -> JSONValue {
    var physical: [JSONValue.Member] = [
      .init("artifactLocation", ["uri": .string(percentEncoded(location.path))])
    ]
    if let start = location.start, let end = location.end {
      let (first, last) = columns.columns(of: start, to: end, in: location.path)
      let region: JSONValue = [
        "startLine": .number(start.line), "startColumn": .number(first),
        "endLine": .number(end.line), "endColumn": .number(last),
      ]
      physical.append(.init("region", region))
    }
    var members: [JSONValue.Member] = [.init("physicalLocation", .object(physical))]
    if let message { members.append(.init("message", ["text": .string(message)])) }
    return .object(members)
  }

  private func percentEncoded(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        String(Unicode.Scalar(byte))
      default:
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

extension Severity {
  fileprivate var level: JSONValue {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .advice: "note"
    }
  }
}

/// Turns columns in characters into columns in Unicode scalars, for places that mostly follow one
/// another: each is counted from the one before, as a line may be very long and hold many.
struct ScalarColumns {
  private let texts: SourceTexts
  private var file: SourceFile?
  private var path: String?
  private var line = 0
  private var text: Substring = ""
  /// The last place: its column in characters, in scalars, and its index in the line.
  private var column = 1
  private var scalarColumn = 1
  private var index: Substring.Index

  /// Counts in the lines that `texts` gives.
  init(texts: @escaping SourceTexts) {
    self.texts = texts
    index = text.startIndex
  }

  /// The columns in scalars, from 1, of a stretch of the file at `path`. A column beyond its line
  /// is that of the line's end; in a file that is not there columns stay as they are.
  mutating func columns(
    of start: SourcePosition, to end: SourcePosition, in path: String
  ) -> (start: Int, end: Int) {
    if self.path != path {
      self.path = path
      file = texts(path)
      line = 0
    }
    guard let file else { return (start.column, end.column) }
    move(to: start, in: file)
    var ahead = self
    ahead.move(to: end, in: file)
    return (scalarColumn, ahead.scalarColumn)
  }

  private mutating func move(to position: SourcePosition, in file: SourceFile) {
    if line != position.line || column > position.column {
      line = position.line
      text = file.line(line)
      (column, scalarColumn, index) = (1, 1, text.startIndex)
    }
    while column < position.column, index < text.endIndex {
      scalarColumn += text[index].unicodeScalars.count
      index = text.index(after: index)
      column += 1
    }
  }
}
