public import Foundations

/// A fact that its file gives and that could not be read. The file's own error says why, so nothing
/// else that follows from it needs to.
public struct UnreadFact: Sendable, Hashable {
  /// Its name, or that of its row or of the whole fact where it has none.
  public let name: Identifier
  /// What stands there.
  public let text: String

  public init(name: Identifier, text: String) {
    self.name = name
    self.text = text
  }

  /// Whether articles would mean it, or a part of it, by `name`.
  func isMeant(by name: Identifier) -> Bool {
    let (own, other) = (self.name.components, name.components)
    // Totals are computed from prices.
    if other.first == "course_total", own.first == "prices" { return true }
    return other.starts(with: own)
  }
}

extension Treatment {
  /// Whether its file gives what articles call `name`, but not so that it can be read.
  public func couldNotRead(_ name: Identifier) -> Bool {
    unread.contains { $0.isMeant(by: name) }
  }
}
