import Foundations

/// Advice of each kind as one line with its count, so that what must be done is not lost among what
/// could be.
public struct AdviceSummary: Sendable {
  private struct Kind {
    var count = 0
    let rule: DiagnosticRule
    let first: SourceLocation
    var files: Set<RelativePath> = []

    /// Changed where it stands: a copy of all files for each piece of advice took a fortieth of a
    /// check.
    mutating func add(_ one: Diagnostic) {
      count += 1
      files.insert(one.location.path)
    }
  }

  private let kinds: [Kind]

  /// The summary of the advice in `diagnostics`; other problems are left out.
  public init(_ diagnostics: DiagnosticList) {
    var kinds: [String: Kind] = [:]
    for one in diagnostics where one.severity == .advice {
      kinds[one.id, default: Kind(rule: one.rule, first: one.location)].add(one)
    }
    self.kinds = kinds.values.sorted { ($1.count, $0.rule.id) < ($0.count, $1.rule.id) }
  }

  public var isEmpty: Bool { kinds.isEmpty }

  /// A line for each kind, the most frequent first: how often, what, where first and in how many
  /// files.
  public func render() -> String {
    let width = kinds.map { String($0.count).count }.max() ?? 0
    return kinds.map { kind in
      let count = String(kind.count)
      let gap = String(repeating: " ", count: width - count.count)
      let title = DisplayText.harmless(kind.rule.title)
      let files =
        kind.files.count == 1
        ? "" : " and \(kind.files.count - 1) more \(kind.files.count == 2 ? "file" : "files")"
      return "  \(gap)\(count)  \(title)  [\(DisplayText.harmless(kind.rule.id))]"
        + "  \(Gutter.name(of: kind.first))\(files)\n"
    }.joined()
  }
}
