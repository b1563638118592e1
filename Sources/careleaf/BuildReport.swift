import Content
import Diagnostics
import Foundations
import Site

/// What a build says of the problems it found.
struct BuildReport {
  let format: ReportFormat
  let isColored: Bool
  /// Whether advice is shown one by one, not only counted.
  let showsAdvice: Bool

  private var isForTools: Bool { format != .console }

  /// What to print about `diagnostics`, whose files are in `folder`.
  func texts(
    of diagnostics: [Diagnostic], in folder: SiteFolder
  ) -> (output: String, errors: String) {
    guard isForTools || !diagnostics.isEmpty else { return ("", "") }
    let renderer = format.renderer(isColored: isColored) { folder.shownFile($0) }
    let shown = diagnostics.filter { isForTools || showsAdvice || $0.severity != .advice }
    let text = renderer.render(shown)
    if isForTools { return (text, "") }
    let summary = DiagnosticSummary(diagnostics)
    let outcome = summary.errors > 0 ? "; nothing was written" : ""
    return ("", (text.isEmpty ? "" : text + "\n") + "\(summary)\(outcome)\n")
  }

  /// Prints what is there to print.
  static func print(_ output: String, _ errors: String) {
    if !output.isEmpty { Terminal.print(output) }
    if !errors.isEmpty { Terminal.printError(errors) }
  }
}
