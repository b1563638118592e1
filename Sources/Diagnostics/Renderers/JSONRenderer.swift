import Foundations

/// Writes problems as one JSON object for scripts and editors.
///
/// Members always come in the same order; a place or help that is not there is `null`.
public struct JSONRenderer: DiagnosticRenderer {
  /// A renderer without options.
  public init() {}

  /// One line of JSON with a line feed.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let summary = DiagnosticSummary(diagnostics)
    let root: JSONValue = [
      "diagnostics": .array(diagnostics.sorted().map(object)),
      "summary": [
        "errors": .number(summary.errors), "warnings": .number(summary.warnings),
        "advice": .number(summary.advice),
      ],
    ]
    return root.text + "\n"
  }

  private func object(_ diagnostic: Diagnostic) -> JSONValue {
    let place = diagnostic.location
    return [
      "id": .string(diagnostic.id), "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message), "path": .string(place.path),
      "line": number(place.start?.line), "column": number(place.start?.column),
      "end_line": number(place.end?.line), "end_column": number(place.end?.column),
      "help": diagnostic.help.map(JSONValue.string) ?? .null,
    ]
  }

  private func number(_ value: Int?) -> JSONValue { value.map(JSONValue.number) ?? .null }
}
