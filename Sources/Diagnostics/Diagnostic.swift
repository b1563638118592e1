public import Foundations

/// One problem found in a site, with its place and, where there is one, its fix.
public struct Diagnostic: Sendable, Hashable {
  /// A remark at another place that helps to understand the problem.
  public struct Note: Sendable, Hashable {
    /// The remark, one line.
    public var message: String
    public var location: SourceLocation

    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// A change of files after which the problem is gone. Editors offer several for a choice.
  public struct Fix: Sendable, Hashable {
    public struct Replacement: Sendable, Hashable {
      public var location: SourceLocation
      public var text: String

      public init(_ location: SourceLocation, with text: String) {
        self.location = location
        self.text = text
      }
    }

    /// What it does, one line, such as `write 'sessions'`.
    public var summary: String
    /// The changes to make together; they do not overlap.
    public var replacements: [Replacement]

    public init(_ summary: String, _ replacements: [Replacement]) {
      self.summary = summary
      self.replacements = replacements
    }

    /// Writes `text` in the place of what stands at `location`.
    public static func write(_ text: String, at location: SourceLocation) -> Fix {
      Fix("write '\(text)'", [Replacement(location, with: text)])
    }
  }

  public var rule: DiagnosticRule
  public var severity: Severity
  /// What is wrong, one line, without a full stop.
  public var message: String
  public var location: SourceLocation
  /// How to fix it, printed beside the caret, such as `did you mean 'sessions'?`.
  public var help: String?
  /// Changes that fix it, of which one is enough.
  public var fixes: [Fix]
  /// What is to be known of this very problem beyond its rule, in a sentence or two.
  public var explanation: String?
  public var notes: [Note]
  /// Whether its line says all there is to say, as of one in a list of things to do.
  public var isBrief = false

  /// The stable name of the kind of problem, such as `facts/unknown-key`.
  public var id: String { rule.id }

  public init(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation, help: String? = nil,
    fixes: [Fix] = [], explanation: String? = nil, notes: [Note] = []
  ) {
    self.rule = rule
    severity = rule.severity
    self.message = message
    self.location = location
    self.help = help
    self.fixes = fixes
    self.explanation = explanation
    self.notes = notes
  }

  public init(
    _ kind: some DiagnosticKind, _ message: String, at location: SourceLocation,
    help: String? = nil, fixes: [Fix] = [], explanation: String? = nil, notes: [Note] = []
  ) {
    self.init(
      kind.rule, message, at: location, help: help, fixes: fixes, explanation: explanation,
      notes: notes)
  }

  /// A problem of the name at `location`: asks for `nearest`, which was probably meant, and offers
  /// to write it; `help` is for when nothing is near.
  public init(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation, nearest: String?,
    orElse help: String? = nil
  ) {
    self.init(
      rule, message, at: location, help: nearest.map { "did you mean '\($0)'?" } ?? help,
      fixes: nearest.map { [.write($0, at: location)] } ?? [])
  }

  public init(
    _ kind: some DiagnosticKind, _ message: String, at location: SourceLocation, nearest: String?,
    orElse help: String? = nil
  ) {
    self.init(kind.rule, message, at: location, nearest: nearest, orElse: help)
  }
}

extension Diagnostic: Comparable {
  /// Orders by place, then the more severe first, then by id and message, so that any two runs
  /// print the same list.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    let order = left.location.order(against: right.location)
    if order != 0 { return order < 0 }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.id, left.message) < (right.id, right.message)
  }
}

extension Sequence<Diagnostic> {
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; the site is fine without a change.
  case advice
  /// Should be fixed; the site is still published.
  case warning
  /// Must be fixed; nothing is published.
  case error

  private var rank: Int {
    switch self {
    case .advice: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// How many problems of each severity a run found.
public struct DiagnosticSummary: Sendable, Hashable, CustomStringConvertible {
  public var errors = 0
  public var warnings = 0
  public var advice = 0

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

/// The problems of a run in the order in which they are told: by file and place, the more severe
/// first. It is made once, of everything that a run has found.
public struct DiagnosticList: RandomAccessCollection, Sendable, Hashable {
  private let ordered: [Diagnostic]

  public init(_ diagnostics: some Sequence<Diagnostic> = []) { ordered = diagnostics.sorted() }

  /// The same of an array, which is put in order where it is: a large site has tens of thousands.
  public init(_ diagnostics: consuming [Diagnostic]) {
    diagnostics.sort()
    ordered = diagnostics
  }

  private init(ordered: some Sequence<Diagnostic>) { self.ordered = Array(ordered) }

  public var startIndex: Int { ordered.startIndex }
  public var endIndex: Int { ordered.endIndex }
  public subscript(index: Int) -> Diagnostic { ordered[index] }

  public var withoutAdvice: DiagnosticList {
    DiagnosticList(ordered: ordered.lazy.filter { $0.severity != .advice })
  }

  /// The problems of each file, in the order of their paths.
  public var byFile: [(path: RelativePath, problems: DiagnosticList)] {
    var files: [(path: RelativePath, problems: DiagnosticList)] = []
    var start = 0
    for (index, diagnostic) in ordered.enumerated() {
      let path = diagnostic.location.path
      if index + 1 < count, ordered[index + 1].location.path == path { continue }
      files.append((path, DiagnosticList(ordered: ordered[start...index])))
      start = index + 1
    }
    return files
  }
}
