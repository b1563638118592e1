public import Diagnostics
import Foundations

/// A place that a writer has still to fill: a text that begins with `TODO:`, as skeletons of new
/// pages have it. What has one is not published.
public enum Gap {
  public static let mark = "TODO:"

  /// A gap where `hint` is to be written.
  public static func text(_ hint: String) -> String { "\(mark) \(hint)" }

  static func isGap(_ text: String) -> Bool { text.utf8.starts(with: mark.utf8) }

  /// What `text`, which is a gap, says after the mark.
  public static func hint(_ text: String) -> String {
    Substring(text.utf8.dropFirst(mark.utf8.count)).trimmed
  }

  /// That `subject` is a gap. Where the rest of the site can do without the file, it waits for it.
  public static func diagnostic(
    _ subject: String, hint: String, at location: SourceLocation, canWait: Bool = true
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      GapProblem.gap, "\(subject) is still to be written", at: location,
      help: hint.isEmpty ? "write it in the place of '\(mark)'" : "write \(hint)")
    diagnostic.isBrief = true
    if !canWait { diagnostic.severity = .error }
    return diagnostic
  }
}

public enum GapProblem: String, DiagnosticKind {
  case gap = "content/gap"

  public var rule: DiagnosticRule {
    rule(
      "A place that is still to be filled",
      "What begins with TODO: is a note to the writer, so that the page, or the guide whose facts they "
        + "are, is left out of the site until it is written. careleaf preview shows it all the same. "
        + "Write what belongs there in the place of the whole text.", .warning)
  }
}

extension Sequence<Diagnostic> {
  /// Whether something is still to be written.
  public var hasGaps: Bool { contains { $0.id == GapProblem.gap.rawValue } }
}

extension Schema {
  /// `node` with something that can be read in the place of each gap that cannot: the first of the
  /// `standIns` that fits there.
  func fillingGaps(of node: YAMLNode) -> YAMLNode { filling(node, root) }

  private func filling(_ node: YAMLNode, _ shape: Shape) -> YAMLNode {
    var node = node
    switch (shape.alternative(for: node), node.content) {
    case (.scalar(let format), .scalar(let text, _)):
      guard Gap.isGap(text), format.problem(text) != nil,
        let standIn = standIns.first(where: { format.problem($0) == nil })
      else { return node }
      node.content = .scalar(standIn, isPlain: true)
    case (.list(let entry, _), .list(let items)):
      node.content = .list(items.map { filling($0, entry) })
    case (.mapping(let fields), .mapping(let entries)):
      let shapes = Dictionary(fields.map { ($0.key, $0.shape) }) { first, _ in first }
      node.content = .mapping(
        entries.map { entry in
          var entry = entry
          if let shape = shapes[entry.key.value] { entry.value = filling(entry.value, shape) }
          return entry
        })
    case (.keyed(_, let shape), .mapping(let entries)):
      node.content = .mapping(
        entries.map { entry in
          var entry = entry
          entry.value = filling(entry.value, shape)
          return entry
        })
    default: break
    }
    return node
  }
}
