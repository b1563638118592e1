import ArgumentParser
import Diagnostics

/// The forms in which problems are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case console
  case json
  case github
  case sarif

  /// The renderer of this form.
  func renderer(isColored: Bool, texts: @escaping SourceTexts) -> any DiagnosticRenderer {
    switch self {
    case .console: ConsoleRenderer(isColored: isColored, texts: texts)
    case .json: JSONRenderer()
    case .github: GitHubRenderer()
    case .sarif: SARIFRenderer(version: Version.current, texts: texts)
    }
  }
}
