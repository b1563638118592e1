/// What a quantity counts or measures.
public enum Unit: String, Sendable, CaseIterable {
  case session, area, injection
  case minute, hour, day, week, month, year
  case millimetre, centimetre, millilitre
  case percent

  /// The spellings that writers use, in lower case; the first is the one that messages show.
  public var spellings: [String] {
    switch self {
    case .session: ["sessions", "session"]
    case .area: ["areas", "area"]
    case .injection: ["injections", "injection"]
    case .minute: ["minutes", "minute", "mins", "min"]
    case .hour: ["hours", "hour", "h"]
    case .day: ["days", "day"]
    case .week: ["weeks", "week"]
    case .month: ["months", "month"]
    case .year: ["years", "year"]
    case .millimetre: ["mm", "millimetres", "millimetre", "millimeters", "millimeter"]
    case .centimetre: ["cm", "centimetres", "centimetre", "centimeters", "centimeter"]
    case .millilitre: ["ml", "millilitres", "millilitre", "milliliters", "milliliter"]
    case .percent: ["%", "percent", "per cent"]
    }
  }

  /// How many days one of this unit lasts, taking a month as 30.4 days; nil when it is no time.
  public var days: Double? {
    switch self {
    case .minute: 1.0 / 1440
    case .hour: 1.0 / 24
    case .day: 1
    case .week: 7
    case .month: 30.4375
    case .year: 365.25
    default: nil
    }
  }
}
