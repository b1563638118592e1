public import Foundation

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

  /// Whether it measures time.
  public var isTime: Bool { measure.kind == .time }

  /// How many of the smallest unit of its kind it holds: minutes (a month is a twelfth of 365.25
  /// days), millimetres, or one.
  public var size: Decimal { measure.size }

  /// What units that can be compared have in common.
  enum Kind: Sendable {
    case time, length, volume, share, sessions, areas, injections
  }

  /// The kind of the unit and its size in the smallest unit of the kind: minutes (a month is a
  /// twelfth of 365.25 days), millimetres, or one.
  var measure: (kind: Kind, size: Decimal) {
    switch self {
    case .minute: (.time, 1)
    case .hour: (.time, 60)
    case .day: (.time, 1440)
    case .week: (.time, 10080)
    case .month: (.time, 43830)
    case .year: (.time, 525_960)
    case .millimetre: (.length, 1)
    case .centimetre: (.length, 10)
    case .millilitre: (.volume, 1)
    case .percent: (.share, 1)
    case .session: (.sessions, 1)
    case .area: (.areas, 1)
    case .injection: (.injections, 1)
    }
  }
}
