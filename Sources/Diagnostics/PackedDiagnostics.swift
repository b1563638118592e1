public import Foundations

// Problems as a build keeps them for the next one. What is read may come from anybody.

extension PackedWriter {
  public mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.rule)
    add(diagnostic.severity.rawValue)
    add(diagnostic.message)
    add(diagnostic.location)
    add(diagnostic.help) { $0.add($1) }
    add(diagnostic.fixes) { writer, fix in
      writer.add(fix.summary)
      writer.add(fix.replacements) { writer, replacement in
        writer.add(replacement.location)
        writer.add(replacement.text)
      }
    }
    add(diagnostic.explanation) { $0.add($1) }
    add(diagnostic.notes) { writer, note in
      writer.add(note.message)
      writer.add(note.location)
    }
    add(diagnostic.isBrief)
  }

  private mutating func add(_ rule: DiagnosticRule) {
    add(rule.id)
    add(rule.severity.rawValue)
    for text in [rule.title, rule.explanation, rule.authority] { add(text) }
  }

  public mutating func add(_ location: SourceLocation) {
    add(location.path.text)
    addPlace(location)
  }

  /// Adds a place in a file that the reader knows.
  public mutating func addPlace(_ location: SourceLocation) {
    for position in [location.start, location.end] {
      add(position) { writer, position in
        writer.add(position.line)
        writer.add(position.column)
      }
    }
  }
}

extension PackedReader {
  public mutating func diagnostic() throws(Defect) -> Diagnostic {
    let rule = try rule()
    let severity = try severity()
    var diagnostic = Diagnostic(rule, try text(), at: try location())
    diagnostic.severity = severity
    diagnostic.help = try optionalText()
    diagnostic.fixes = try list { reader throws(Defect) in
      Diagnostic.Fix(
        try reader.text(),
        try reader.list { reader throws(Defect) in
          Diagnostic.Fix.Replacement(try reader.location(), with: try reader.text())
        })
    }
    diagnostic.explanation = try optionalText()
    diagnostic.notes = try list { reader throws(Defect) in
      Diagnostic.Note(try reader.text(), at: try reader.location())
    }
    diagnostic.isBrief = try flag()
    return diagnostic
  }

  private mutating func rule() throws(Defect) -> DiagnosticRule {
    DiagnosticRule(
      id: try text(), severity: try severity(), title: try text(), explanation: try text(),
      authority: try text())
  }

  private mutating func severity() throws(Defect) -> Severity {
    guard let severity = Severity(rawValue: try text()) else { throw Defect() }
    return severity
  }

  public mutating func location() throws(Defect) -> SourceLocation {
    try place(in: RelativePath(try text()))
  }

  /// A place in the file at `path`.
  public mutating func place(in path: RelativePath) throws(Defect) -> SourceLocation {
    var location = SourceLocation(path: path)
    location.start = try position()
    location.end = try position()
    return location
  }

  private mutating func position() throws(Defect) -> SourcePosition? {
    try optional { reader throws(Defect) in
      SourcePosition(line: try reader.number(), column: try reader.number())
    }
  }
}
