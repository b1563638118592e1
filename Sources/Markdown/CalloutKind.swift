/// The kinds of callout: GitHub's five and five for health pages.
public enum CalloutKind: String, Sendable, CaseIterable {
  case note
  case tip
  case important
  case warning
  case caution
  case emergency
  case urgent
  case routine
  case `do`
  case dont

  /// Whether its lists say what to do or not to do.
  var isAdvice: Bool { self == .do || self == .dont }
}

/// The words that stand before every item of an advice list.
enum ItemLabel {
  /// Whether `text` begins with `label` already, in whatever case.
  static func isSaid(_ label: String, in text: String) -> Bool {
    let start = text.prefix(label.count)
    guard start.lowercased() == label.lowercased() else { return false }
    guard let next = text.dropFirst(label.count).first else { return true }
    return !next.isLetter && !next.isNumber
  }
}
