public import Diagnostics

extension DiagnosticRule {
  /// A rule that nothing but a test knows.
  public init(_ id: String, _ severity: Severity = .error) {
    self.init(
      id: id, severity: severity, title: "Title of \(id)", explanation: "Why \(id).",
      authority: "Tests")
  }
}

extension Diagnostic {
  public init(
    _ id: String, _ severity: Severity, _ message: String, at location: SourceLocation,
    help: String? = nil, fixes: [Fix] = [], explanation: String? = nil, notes: [Note] = []
  ) {
    self.init(
      DiagnosticRule(id, severity), message, at: location, help: help, fixes: fixes,
      explanation: explanation, notes: notes)
  }

  public init(
    _ id: String, _ message: String, at location: SourceLocation, help: String? = nil,
    fixes: [Fix] = [], notes: [Note] = []
  ) {
    self.init(id, .error, message, at: location, help: help, fixes: fixes, notes: notes)
  }
}

extension SourceFile {
  /// The file with the replacements of `fixes` in it.
  public func applying(_ fixes: [Diagnostic.Fix]) -> SourceFile {
    let replacements = fixes.flatMap(\.replacements).filter { $0.location.path == path }
    var text = self.text
    for replacement in replacements.sorted(by: { $0.location > $1.location }) {
      guard let start = replacement.location.start, let end = replacement.location.end else {
        continue
      }
      text.replaceSubrange(index(of: start)..<index(of: end), with: replacement.text)
    }
    return SourceFile(path: path, text: text)
  }

  private func index(of position: SourcePosition) -> String.Index {
    let line = line(position.line)
    return line.index(
      line.startIndex, offsetBy: position.column - 1, limitedBy: line.endIndex) ?? line.endIndex
  }
}

extension DiagnosticRenderer {
  public func render(_ diagnostics: [Diagnostic]) -> String {
    render(DiagnosticList(diagnostics))
  }
}
