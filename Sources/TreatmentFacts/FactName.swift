/// The names of the facts that are a number or a range with a unit.
public enum QuantityName: String, Sendable, CaseIterable {
  case sessions
  case sessionLength = "session_length"
  case interval
  case courseLength = "course_length"
  case followUp = "follow_up"
  case needleLength = "needle_length"
  case bruising
  case swelling
  case recovery

  /// The unit that a number without one has; nil when it must be written.
  public var defaultUnit: Unit? { self == .sessions ? .session : nil }

  /// The units that it may be given in.
  public var units: Set<Unit> {
    switch self {
    case .sessions: [.session]
    case .needleLength: [.millimetre, .centimetre]
    case .sessionLength: [.minute, .hour]
    default: [.minute, .hour, .day, .week, .month, .year]
    }
  }
}

/// The names of the facts that are a statement in words.
public enum StatementName: String, Sendable, CaseIterable {
  case whatItIs = "what_it_is"
  case howItIsSaidToWork = "how_it_is_said_to_work"
  case whatIsInjected = "what_is_injected"
  case whereItIsInjected = "where_it_is_injected"
  case anaesthesia
  case pain
  case backToWork = "back_to_work"
  case lasting
  case safety
  case whoGivesIt = "who_gives_it"
  case origin
  case recognition
  case regulation
}

/// The names of the facts that are a list of statements.
public enum ListName: String, Sendable, CaseIterable {
  case usedFor = "used_for"
  case whoShouldNotHaveIt = "who_should_not_have_it"
  case askFirst = "ask_first"
  case before
}
