/// One problem found in a site, with its place and, where there is one, its mend.
public struct Diagnostic: Sendable, Hashable {
  /// A remark at another place that helps to understand the problem.
  public struct Note: Sendable, Hashable {
    /// The remark, one line.
    public var message: String
    /// The place it is about.
    public var location: SourceLocation

    /// `message` about `location`.
    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// The stable name of the kind of problem, such as `facts/unknown-key`.
  public var id: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, one line, without a full stop.
  public var message: String
  /// Where it is.
  public var location: SourceLocation
  /// What would mend it, printed beside the caret, such as `did you mean 'sessions'?`.
  public var help: String?
  /// Text that mends the problem when it takes the place of the text at `location`.
  public var replacement: String?
  /// Why it matters, in a sentence or two.
  public var explanation: String?
  /// Remarks at other places.
  public var notes: [Note]

  /// A problem of kind `id` at `location`.
  public init(
    _ id: String, _ severity: Severity, _ message: String, at location: SourceLocation,
    help: String? = nil, replacement: String? = nil, explanation: String? = nil,
    notes: [Note] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.help = help
    self.replacement = replacement
    self.explanation = explanation
    self.notes = notes
  }
}

extension Diagnostic {
  /// An error of kind `id` at `location`.
  public init(
    _ id: String, _ message: String, at location: SourceLocation, help: String? = nil,
    replacement: String? = nil, explanation: String? = nil, notes: [Note] = []
  ) {
    self.init(
      id, .error, message, at: location, help: help, replacement: replacement,
      explanation: explanation, notes: notes)
  }
}

extension Diagnostic: Comparable {
  /// Orders by place, then the more severe first, then by id and message, so that any two runs
  /// print the same list.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.location != right.location { return left.location < right.location }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.id, left.message) < (right.id, right.message)
  }
}

extension Sequence<Diagnostic> {
  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

/// How much a diagnostic matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; the site is fine without a change.
  case advice
  /// Should be mended; the site is still published.
  case warning
  /// Must be mended; nothing is published.
  case error

  private var rank: Int {
    switch self {
    case .advice: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Orders by weight: advice, then warning, then error.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

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
