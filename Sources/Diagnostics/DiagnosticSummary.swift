/// How many problems of each severity a run found.
public struct DiagnosticSummary: Sendable, Hashable, CustomStringConvertible {
  /// The number of errors.
  public var errors = 0
  /// The number of warnings.
  public var warnings = 0
  /// The number of pieces of advice.
  public var advice = 0

  /// The counts of `diagnostics`.
  public init(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .advice: advice += 1
      }
    }
  }

  /// Whether the run succeeds: errors alone make it fail.
  public var exitStatus: ExitStatus { errors == 0 ? .success : .problemsFound }

  /// The counts that are not zero in words, such as `2 errors, 1 warning`.
  public var description: String {
    let counts = [
      (errors, errors == 1 ? "error" : "errors"),
      (warnings, warnings == 1 ? "warning" : "warnings"), (advice, "advice"),
    ]
    let found = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return found.isEmpty ? "no problems" : found.joined(separator: ", ")
  }
}

extension Sequence<Diagnostic> {
  /// The same problems with every warning made an error, as `--strict` asks.
  public func promotingWarnings() -> [Diagnostic] {
    map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.severity == .warning { diagnostic.severity = .error }
      return diagnostic
    }
  }
}
