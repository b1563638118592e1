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
