import Essentials
import Facts

/// How a number of prose goes with a statement.
enum StatementAgreement: Equatable {
  case agrees, differs
  /// It is one number within a range.
  case within
  /// It is longer than a wait must be.
  case longer
  /// The same number in a unit that measures something else.
  case otherUnit

  /// Nil where the two cannot be compared.
  init?(_ typed: [ComparedValue], _ statement: FactStatement) {
    var isCompared = false
    var isWithin = false
    var isLonger = false
    for own in typed {
      for fact in statement.values where own.isOfOneKind(with: fact) && own.hasScale(of: fact) {
        isCompared = true
        switch own.says(fact, strictly: statement.isStrict) {
        case .agrees:
          self = .agrees
          return
        case .within: isWithin = true
        case .longer: isLonger = true
        case .differs, .otherUnit: break
        }
      }
    }
    let isSameNumber =
      !isCompared
      && typed.contains { own in statement.values.contains { own.hasSameNumber(as: $0) } }
    guard isCompared || isSameNumber else { return nil }
    self = isWithin ? .within : isLonger ? .longer : isCompared ? .differs : .otherUnit
  }
}

extension ComparedValue {
  /// What prose says, in each way in which it can be meant, ages and money included.
  static func ofProse(_ written: WrittenQuantity, isAge: Bool) -> [ComparedValue] {
    if case .money(let low, let high, _) = written.value { return [.money(low: low, high: high)] }
    let values = all(of: written)
    guard isAge else { return values }
    return values.map { value in
      if case .quantity(let quantity) = value { .age(quantity) } else { value }
    }
  }

  /// How it goes with `fact`, of which it may say a part, unless it is to be compared `strictly`.
  fileprivate func says(_ fact: ComparedValue, strictly: Bool) -> StatementAgreement {
    let agreement = agreement(with: fact)
    if agreement.agrees { return .agrees }
    switch (self, fact) {
    case (.quantity(let own), .quantity(let other)):
      if own.isNearInTime(other) || strictly && isTime && own.isEnd(of: other) { return .agrees }
      // A limit of what is measured is one number, and a wait may be longer than it must.
      let isOpen = other.low == nil || other.high == nil && !isTime
      guard !strictly, agreement.isAllowed, !(own.isSingle && isOpen) else { return .differs }
      return other.high == nil ? .longer : .within
    case (.frequency(let own), .frequency(let other)):
      return own.isNear(other) ? .agrees : .differs
    case (.age(let own), .age(let other)) where own.isNearInTime(other): return .agrees
    case (.age, _), (.clock, _), (.money, _), (.cycleDays, _): return .differs
    default: return agreement.isAllowed ? .agrees : .differs
    }
  }

  /// A word for a chance says no number: "It is very rare" in the text of a risk must not excuse a
  /// chance that differs from the one beside it.
  fileprivate func isOfOneKind(with fact: ComparedValue) -> Bool {
    if case (.chance, .band) = (self, fact) { return false }
    return key == fact.key
  }

  /// Minutes are never about what is counted in months.
  fileprivate func hasScale(of other: ComparedValue) -> Bool {
    guard isTime, case .quantity(let own) = self, case .quantity(let other) = other else {
      return true
    }
    let sizes = [own.unit.size, other.unit.size]
    return (sizes.max() ?? 1) <= (sizes.min() ?? 1) * 2000
  }

  /// Whether so few things are told by such a value that few words tell which.
  var isRare: Bool {
    switch key {
    case .age, .clock, .pair, .cycleDays: true
    default: false
    }
  }

  /// Whether it is the same number in another unit that is no time and no count of something else.
  fileprivate func hasSameNumber(as fact: ComparedValue) -> Bool {
    guard case .quantity(let own) = self, case .quantity(let other) = fact, own.unit.isMeasure,
      other.unit.isMeasure
    else { return false }
    // The number of a limit is often told alone: the noise can reach 110 decibels.
    let isOfLimit =
      own.isSingle && (other.low == nil || other.high == nil) && own.low == other.low ?? other.high
    return isOfLimit || own.low == other.low && own.high == other.high
  }

  /// Whether it has one end alone.
  var isLimit: Bool {
    switch self {
    case .quantity(let quantity), .age(let quantity):
      quantity.low == nil || quantity.high == nil
    default: false
    }
  }

  var isMeasure: Bool {
    if case .quantity(let quantity) = self { return quantity.unit.isMeasure }
    return false
  }
}

extension QuantityUnit {
  /// Whether it is a unit of an amount or of a concentration, which mistakes put for each other.
  fileprivate var isMeasure: Bool {
    switch dimension {
    case .none, .time, .share, .length, .area, .angle, .temperature: false
    case .counted: isDoseUnit
    default: true
    }
  }

  /// Whether it counts what is taken of a medicine.
  var isDoseUnit: Bool { ["drop", "tablet", "capsule", "puff"].contains(code.text) }
}

extension Quantity {
  /// Whether it is one number, or a limit, that is an end of `other`.
  fileprivate func isEnd(of other: Quantity) -> Bool {
    guard let own = isSingle || high == nil ? lowInSmallest : low == nil ? highInSmallest : nil
    else { return false }
    return own == other.lowInSmallest || own == other.highInSmallest
  }

  /// Whether both are the same but for the days of a month: 12 weeks and 3 months.
  func isNearInTime(_ other: Quantity) -> Bool {
    guard unit.dimension == .time, other.unit.dimension == .time else { return false }
    let day = QuantityUnit.week.size
    let units = [unit, lowUnit, other.unit, other.lowUnit]
    guard units.contains(where: { $0.size > day }), units.contains(where: { $0.size <= day })
    else { return false }
    func isNear(_ left: Decimal?, _ right: Decimal?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return abs(left - right) * 100 <= max(left, right) * 9
    }
    if isNear(lowInSmallest, other.lowInSmallest), isNear(highInSmallest, other.highInSmallest) {
      return true
    }
    return isSingle
      && (isNear(lowInSmallest, other.lowInSmallest)
        || isNear(highInSmallest, other.highInSmallest))
  }
}

extension Frequency {
  /// Whether both are as often but for the days of a month, or one is an end of the other.
  fileprivate func isNear(_ other: Frequency) -> Bool {
    // "At least four times a day" is never "up to four times a day".
    let isOpposite =
      bound.isUpper && other.bound.isLower || bound.isLower && other.bound.isUpper
    if isOpposite { return false }
    func rate(_ frequency: Frequency, _ times: Int, _ period: Decimal) -> Decimal {
      Decimal(times) * QuantityUnit.year.size / (period * frequency.unit.size)
    }
    let own = [
      rate(self, times.lowerBound, period.upperBound),
      rate(self, times.upperBound, period.lowerBound),
    ]
    let ends = [
      rate(other, other.times.lowerBound, other.period.upperBound),
      rate(other, other.times.upperBound, other.period.lowerBound),
    ]
    func near(_ left: Decimal, _ right: Decimal) -> Bool {
      abs(left - right) * 100 <= max(left, right) * 9
    }
    return near(own[0], ends[0]) && near(own[1], ends[1])
      || own[0] == own[1] && ends.contains { near($0, own[0]) }
  }
}
