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

  /// Places of results, of their notes and of their fixes each mostly follow one another.
  private struct Columns {
    var places: ScalarColumns
    var notes: ScalarColumns
    var fixes: ScalarColumns
  }

  /// One log with one run, as one line of JSON with a line feed.
  public func render(_ diagnostics: DiagnosticList) -> String {
    var found: [String: DiagnosticRule] = [:]
    for diagnostic in diagnostics { found[diagnostic.id] = diagnostic.rule }
    let rules = found.values.sorted { $0.id < $1.id }
    let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    var columns = Columns(
      places: ScalarColumns(texts: texts), notes: ScalarColumns(texts: texts),
      fixes: ScalarColumns(texts: texts))
    let driver: JSONValue = [
      "name": "Careleaf", "version": .string(version), "rules": .array(rules.map(rule)),
    ]
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
          "results": .array(diagnostics.map { result($0, rule: numbers[$0.id] ?? -1, &columns) }),
        ]
      ],
    ]
    return log.text + "\n"
  }

  /// A reporting descriptor (section 3.49).
  private func rule(_ rule: DiagnosticRule) -> JSONValue {
    let help = "\(rule.explanation)\n\nAuthority: \(rule.authority)"
    return [
      "id": .string(rule.id), "shortDescription": ["text": .string(rule.title)],
      "fullDescription": ["text": .string(rule.explanation)], "help": ["text": .string(help)],
      "defaultConfiguration": ["level": rule.severity.level],
    ]
  }

  private func result(_ diagnostic: Diagnostic, rule: Int, _ columns: inout Columns) -> JSONValue {
    let message = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "; ")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.id)), .init("ruleIndex", .number(rule)),
      .init("level", diagnostic.severity.level), .init("message", ["text": .string(message)]),
      .init("locations", [place(diagnostic.location, message: nil, &columns.places)]),
    ]
    if !diagnostic.notes.isEmpty {
      let related = diagnostic.notes.map {
        place($0.location, message: $0.message, &columns.notes)
      }
      members.append(.init("relatedLocations", .array(related)))
    }
    if !diagnostic.fixes.isEmpty {
      members.append(.init("fixes", .array(diagnostic.fixes.map { fix($0, &columns.fixes) })))
    }
    return .object(members)
  }

  /// A fix with one change for each file (section 3.55).
  private func fix(_ fix: Diagnostic.Fix, _ columns: inout ScalarColumns) -> JSONValue {
    var changes: [(path: RelativePath, replacements: [JSONValue])] = []
    for replacement in fix.replacements {
      guard let region = region(replacement.location, &columns) else { continue }
      let json: JSONValue = [
        "deletedRegion": region, "insertedContent": ["text": .string(replacement.text)],
      ]
      let path = replacement.location.path
      if let index = changes.firstIndex(where: { $0.path == path }) {
        changes[index].replacements.append(json)
      } else {
        changes.append((path, [json]))
      }
    }
    return [
      "description": ["text": .string(fix.summary)],
      "artifactChanges": .array(
        changes.map { path, replacements in
          ["artifactLocation": artifact(path), "replacements": .array(replacements)]
        }),
    ]
  }

  private func place(
    _ location: SourceLocation, message: String?, _ columns: inout ScalarColumns
  ) -> JSONValue {
    var physical: [JSONValue.Member] = [.init("artifactLocation", artifact(location.path))]
    if let region = region(location, &columns) { physical.append(.init("region", region)) }
    var members: [JSONValue.Member] = [.init("physicalLocation", .object(physical))]
    if let message { members.append(.init("message", ["text": .string(message)])) }
    return .object(members)
  }

  private func region(_ location: SourceLocation, _ columns: inout ScalarColumns) -> JSONValue? {
    guard let start = location.start, let end = location.end else { return nil }
    let (first, last) = columns.columns(of: start, to: end, in: location.path)
    return [
      "startLine": .number(start.line), "startColumn": .number(first),
      "endLine": .number(end.line), "endColumn": .number(last),
    ]
  }

  private func artifact(_ path: RelativePath) -> JSONValue {
    ["uri": .string(path.text.percentEncoded())]
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
/// another: each is counted from the one before.
struct ScalarColumns {
  private var files: LastFile
  private var line = 0
  private var path: RelativePath?
  private var cursor = LineCursor("")

  init(texts: @escaping SourceTexts) { files = LastFile(texts: texts) }

  /// The columns in scalars, from 1, of a stretch of the file at `path`. A column beyond its line
  /// is that of the line's end; in a file that is not there columns stay as they are.
  mutating func columns(
    of start: SourcePosition, to end: SourcePosition, in path: RelativePath
  ) -> (start: Int, end: Int) {
    guard let file = files.file(at: path) else { return (start.column, end.column) }
    if self.path != path { (self.path, line) = (path, 0) }
    move(to: start, in: file)
    var ahead = self
    ahead.move(to: end, in: file)
    return (cursor.scalarColumn, ahead.cursor.scalarColumn)
  }

  private mutating func move(to position: SourcePosition, in file: SourceFile) {
    if line != position.line || cursor.characterColumn > position.column {
      line = position.line
      cursor = LineCursor(file.line(line))
    }
    cursor.move(to: position.column, in: .characters)
  }
}
