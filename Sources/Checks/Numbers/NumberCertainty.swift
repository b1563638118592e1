import Diagnostics
import Essentials
import Facts

extension WrittenQuantity {
  var isMoney: Bool {
    if case .money = value { return true }
    return false
  }

  /// How sure it is that it is about a fact of which words `told`, of 1 for each that is in one fact
  /// only. The more of such values prose has, the more words it takes: much lasts so many minutes,
  /// and one word is said of many things.
  func certainty(told: Double) -> Double {
    if isUnnumbered { return 0 }
    switch value {
    case .band: return 0
    case .money, .frequency, .chance, .clock: return told / 0.8
    case .quantity(let quantity, _):
      switch quantity.unit.dimension {
      case .time, .length, .none: return told / 1.2
      default: return told / FactStatements.leastClear
      }
    // Nothing else is told in such a way.
    case .cycleDays: return 1
    case .pair, .age: return told / FactStatements.leastClear
    }
  }

  /// Whether its number alone tells much: 48 or 3.5, not 2.
  var hasTellingNumber: Bool {
    guard let quantity, let number = quantity.low ?? quantity.high else { return false }
    return !quantity.isSingle || number >= 10 || number.exponent < 0
  }
}

extension Quantity {
  /// What is done once in each of this time; nil for what is no time, or one without an end.
  var asInterval: Frequency? {
    guard unit.dimension == .time, unit == lowUnit, let low, let high else { return nil }
    return Frequency(period: low...high, unit: unit)
  }
}

extension Diagnostics.SourceLocation {
  var line: Int { start?.line ?? 0 }
}

extension FactStatement {
  /// Whether the facts say that a source reports what prose says.
  func reports(_ written: WrittenQuantity, isAge: Bool) -> Bool {
    let typed = ComparedValue.ofProse(written, isAge: isAge)
    return reported.contains { value in
      let entry = FactEntry("reported", value: value, label: nil, at: location)
      return ComparedValue.all(of: entry).contains { fact in
        typed.contains { $0.key == fact.key && $0.agreement(with: fact).isAllowed }
      }
    }
  }
}
