import Content
import Diagnostics
import Foundations

extension Diagnostic {
  /// What is told of an error that kept the preview from reading the site.
  init(unreadable error: any Error) {
    let problem = error as? FileProblem
    self.init(
      "site/unreadable-file", "the file cannot be read: \(problem?.reason ?? "\(error)")",
      at: SourceLocation(path: problem?.path ?? "content"),
      help: "the preview goes on as soon as it can be read")
  }
}
