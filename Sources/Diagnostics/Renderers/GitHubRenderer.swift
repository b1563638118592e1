/// Writes problems as workflow commands, which GitHub shows beside the changed lines. See
/// "Workflow commands for GitHub Actions", setting an error message.
public struct GitHubRenderer: DiagnosticRenderer {
  public init() {}

  /// One command a line; empty when there is no problem.
  public func render(_ diagnostics: DiagnosticList) -> String {
    diagnostics.map { command($0) + "\n" }.joined()
  }

  private func command(_ diagnostic: Diagnostic) -> String {
    let texts = [diagnostic.message, diagnostic.help, diagnostic.explanation]
    let message = texts.compactMap(\.self).joined(separator: "\n")
    let properties = properties(diagnostic).map { "\($0)=\(escapeProperty($1))" }
    return "::\(diagnostic.severity.command) \(properties.joined(separator: ","))"
      + "::\(escape(message))"
  }

  /// GitHub takes no columns for a stretch of several lines.
  private func properties(_ diagnostic: Diagnostic) -> [(String, String)] {
    let place = diagnostic.location
    var properties = [("file", place.path.text)]
    if let start = place.start, let end = place.end {
      let hasColumns = start.line == end.line
      properties.append(("line", String(start.line)))
      if hasColumns { properties.append(("col", String(start.column))) }
      properties.append(("endLine", String(end.line)))
      if hasColumns { properties.append(("endColumn", String(end.column))) }
    }
    return properties + [("title", diagnostic.id)]
  }

  private func escape(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined()
  }

  private func escapeProperty(_ text: String) -> String {
    escape(text).unicodeScalars.map { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .advice: "notice"
    }
  }
}
