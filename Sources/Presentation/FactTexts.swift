import Content
import Facts
import Synchronization

/// The facts of a site in words. Hundreds of articles use the same facts of a treatment, so each
/// is put into words once.
final class FactTexts: Sendable {
  private struct Key: Hashable {
    let path: [String]
    let treatment: String?
  }

  private let facts: FactScope
  private let formatter: Formatter
  private let known = Mutex<[Key: String]>([:])

  /// The texts that `formatter` makes of `facts`.
  init(_ facts: FactScope, formatter: Formatter) {
    self.facts = facts
    self.formatter = formatter
  }

  /// The fact that the components of `path` name in an article of the folder of `treatment`, or
  /// outside of any; nil when there is no such fact.
  func text(_ path: [String], in treatment: String?) -> String? {
    let key = Key(path: path, treatment: treatment)
    if let text = known.withLock({ $0[key] }) { return text }
    guard let text = facts.value(path, in: treatment).map(formatter.text) else { return nil }
    known.withLock { $0[key] = text }
    return text
  }
}
