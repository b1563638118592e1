import Foundations

/// Writes problems as one JSON object for scripts and editors. Members always come in the same
/// order; a place, help or explanation that is not there is `null`. Columns count characters.
public struct JSONRenderer: DiagnosticRenderer {
  public init() {}

  /// One line of JSON with a line feed.
  public func render(_ diagnostics: DiagnosticList) -> String {
    let summary = DiagnosticSummary(diagnostics)
    let root: JSONValue = [
      "diagnostics": .array(diagnostics.map(object)),
      "summary": [
        "errors": .number(summary.errors), "warnings": .number(summary.warnings),
        "advice": .number(summary.advice),
      ],
    ]
    return root.text + "\n"
  }

  private func object(_ diagnostic: Diagnostic) -> JSONValue {
    let problem: [JSONValue.Member] = [
      .init("id", .string(diagnostic.id)),
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("message", .string(diagnostic.message)),
    ]
    let remarks: [JSONValue.Member] = [
      .init("help", text(diagnostic.help)), .init("explanation", text(diagnostic.explanation)),
      .init(
        "notes",
        .array(
          diagnostic.notes.map {
            .object([.init("message", .string($0.message))] + place($0.location))
          })),
      .init("fixes", .array(diagnostic.fixes.map(fix))),
    ]
    return .object(problem + place(diagnostic.location) + remarks)
  }

  private func fix(_ fix: Diagnostic.Fix) -> JSONValue {
    let replacements = fix.replacements.map { replacement in
      JSONValue.object(place(replacement.location) + [.init("text", .string(replacement.text))])
    }
    return ["summary": .string(fix.summary), "replacements": .array(replacements)]
  }

  private func place(_ place: SourceLocation) -> [JSONValue.Member] {
    [
      .init("path", .string(place.path.text)), .init("line", number(place.start?.line)),
      .init("column", number(place.start?.column)), .init("end_line", number(place.end?.line)),
      .init("end_column", number(place.end?.column)),
    ]
  }

  private func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  private func number(_ value: Int?) -> JSONValue { value.map(JSONValue.number) ?? .null }
}
