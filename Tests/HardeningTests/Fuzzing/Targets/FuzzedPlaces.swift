import Diagnostics
import Fixtures

extension SourceFile {
  /// What is wrong with those of `diagnostics` that are about this file: every problem stands at a
  /// place that there is, and can be shown.
  func broken(by diagnostics: [Diagnostic]) -> [String] {
    let own = diagnostics.filter { $0.location.path == path }
    _ = ConsoleRenderer { $0 == path ? self : nil }.render(own)
    // Lines can be long, and hold a thousand problems.
    return own.prefix(200).filter { !isRight($0.location) }.map { "no such place: \($0)" }
      + own.filter { $0.message.isEmpty }.map { "no message: \($0)" }
  }

  private func isRight(_ location: SourceLocation) -> Bool {
    guard let start = location.start, let end = location.end else { return true }
    return start.line >= 1 && start.column >= 1 && start <= end && end.line <= lineCount
      && [start, end].allSatisfy { $0.column <= line($0.line).count + 1 }
  }
}

extension MarkupReader {
  /// What no page should hold but ampersands, of which a writer may use any.
  var mistakesButAmpersands: [String] { mistakes.filter { !$0.hasPrefix("bare amp") } }
}
