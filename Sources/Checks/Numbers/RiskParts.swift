import Facts

/// What is said of a risk besides how long it lasts.
extension FactEntry {
  /// Whether it is when a risk begins, which is a part of the risk, and not how long it lasts.
  var tellsOnset: Bool { isOfRisk("onset") }

  /// Whether it is how much of a risk there is.
  var tellsAmount: Bool { isOfRisk("amount") }

  /// Whether it is the given part of a risk, which may have the same word as its own id.
  private func isOfRisk(_ part: String) -> Bool {
    kind == .risk && owner != nil && id.components.last?.text == part
  }
}
