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
