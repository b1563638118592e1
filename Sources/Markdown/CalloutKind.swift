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
}
