import Facts
import struct Essentials.Decimal

/// A value of a fact or of prose in a form in which the two are compared. Behind a reference, because
/// a number is compared with many, and a copy of what a quantity has takes longer than most answers.
indirect enum ComparedValue {
  case quantity(Quantity)
  case frequency(Frequency)
  case chance(Chance)
  case pair(Pair)
  case band(Chance.Band)
  /// How old somebody is, in years.
  case age(Quantity)
  case clock(ClockTime)
  case money(low: Decimal?, high: Decimal?)
  case cycleDays([ClosedRange<Int>])

  /// What values have in common that can be compared.
  enum Key: Hashable {
    case quantity(QuantityUnit.Dimension)
    case frequency, chance, age, clock, money, cycleDays
    case pair(QuantityUnit.Dimension)
  }

  var key: Key {
    switch self {
    case .quantity(let quantity): .quantity(quantity.unit.dimension)
    case .frequency: .frequency
    case .chance, .band: .chance
    case .pair(let pair): .pair(pair.first.unit.dimension)
    case .age: .age
    case .clock: .clock
    case .money: .money
    case .cycleDays: .cycleDays
    }
  }

  /// What `entry` says, in each form that prose may have: a dose is an amount and a frequency, and
  /// an HbA1c is given in two units.
  static func all(of entry: FactEntry) -> [ComparedValue] {
    switch entry.value {
    case .quantity(let quantity):
      [.quantity(quantity)] + converted(quantity, entry.label?.value ?? entry.id.text)
        + (quantity.time.map { [.quantity($0)] } ?? [])
    case .change(let change): [.quantity(change.amount)]
    case .pace(let pace):
      [.quantity(pace.amount)] + (pace.isRate ? [] : [.quantity(pace.within)])
    case .times(let times): times.map { .quantity($0) }
    case .frequency(let frequency):
      // "Every 10 sessions" is read as so many of them.
      frequency.unit.dimension == .time
        ? [.frequency(frequency)]
        : [
          .quantity(
            Quantity(
              low: frequency.period.lowerBound, high: frequency.period.upperBound,
              unit: frequency.unit))
        ]
    case .chance(let chance): [.chance(chance)]
    case .pair(let pair): [.pair(pair)]
    case .dose(let dose):
      if let total = dose.total {
        [.quantity(total.amount), .quantity(total.within)]
      } else {
        [.quantity(dose.amount)] + (dose.frequency.map { [.frequency($0)] } ?? [])
      }
    default: []
    }
  }

  private static func converted(_ quantity: Quantity, _ measure: String) -> [ComparedValue] {
    [("mmol/l", "mg/dl"), ("mmol/mol", "%")].compactMap { one, other in
      guard let one = QuantityUnit.named(.init(one)), let other = QuantityUnit.named(.init(other)),
        quantity.unit.dimension == one.dimension,
        let conversion = MeasureConversion.of(measure, one, other)
      else { return nil }
      return conversion.converted(quantity).map { .quantity($0) }
    }
  }

  /// What prose says, in each way in which it can be meant.
  static func all(of written: WrittenQuantity) -> [ComparedValue] {
    switch written.value {
    case .quantity(let quantity, _):
      written.quantities.map { .quantity($0) } + (quantity.chance.map { [.chance($0)] } ?? [])
        + (quantity.time.map { [.quantity($0)] } ?? [])
    case .frequency(let frequency):
      [.frequency(frequency)] + (frequency.perMinute.map { [.quantity($0)] } ?? [])
    case .chance(let chance): [.chance(chance)]
    case .pair(let pair): [.pair(pair)]
    case .band(let band): [.band(band)]
    case .age(let age): [.age(age)]
    case .clock(let clock): [.clock(clock)]
    case .money: []
    case .cycleDays(let days): [.cycleDays(days)]
    }
  }

  var age: Quantity? {
    if case .age(let age) = self { return age }
    return nil
  }

  var isQuantity: Bool {
    if case .quantity = self { return true }
    return false
  }

  /// Whether it is how often an exercise is repeated.
  var isRepeats: Bool {
    if case .quantity(let quantity) = self { return quantity.unit == .repeat }
    return false
  }

  var isTime: Bool { key == .quantity(.time) }

  /// Whether it is how much of a medicine is taken, or how often.
  var isDose: Bool {
    switch key {
    case .quantity(.mass), .quantity(.internationalUnits), .frequency: true
    default: false
    }
  }

  /// How far from the words for a fact it can be: what is written without a unit, or without a
  /// number, can be about much else in a sentence.
  func reach(_ written: WrittenQuantity) -> Int {
    if case .band = self { return 5 }
    return written.quantity?.unit == .number ? 6 : .max
  }

  /// -1 for a time in units below a day, 1 for one in units above it, else 0.
  var timeScale: Int {
    guard case .quantity(let quantity) = self, isTime else { return 0 }
    let (size, day) = (quantity.unit.size, QuantityUnit.day.size)
    return size < day ? -1 : size > day ? 1 : 0
  }
}

extension ComparedValue {
  /// The same as how old somebody is.
  var asAge: ComparedValue {
    if case .quantity(let quantity) = self, quantity.unit.dimension == .time {
      return .age(quantity)
    }
    return self
  }

  /// What "over" says before it, which is also a word for more.
  var asMore: ComparedValue? {
    guard case .quantity(let quantity) = self, quantity.isSingle else { return nil }
    return .quantity(
      Quantity(low: quantity.low, high: nil, unit: quantity.unit, isLowExcluded: true))
  }

  /// One of so many people.
  var asOneOfThem: ComparedValue? {
    guard case .quantity(let quantity) = self, quantity.isSingle, let number = quantity.low,
      let share = Chance.Share(1, in: number)
    else { return nil }
    return .chance(Chance(low: share, high: share))
  }

  /// Whether it counts things that are no doses, of which a text tells only some.
  var isOfThings: Bool {
    guard case .quantity(let quantity) = self, case .counted = quantity.unit.dimension else {
      return false
    }
    return !quantity.unit.isDoseUnit
  }

  var plainText: String? {
    if case .quantity(let quantity) = self { return quantity.plainText }
    return nil
  }
}

/// How what prose says goes with a fact.
struct Agreement {
  /// The end of a range that it is; nil for the whole.
  var end: String?
  /// Whether it says the same.
  var agrees: Bool
  /// Whether it contradicts nothing: one number within a range.
  var isAllowed: Bool
  /// Whether it says the whole fact, where the two agree.
  var isWhole: Bool

  fileprivate init(
    _ agrees: Bool, isAllowed: Bool = false, isWhole: Bool = true, end: String? = nil
  ) {
    self.end = end
    self.isWhole = isWhole
    self.agrees = agrees
    self.isAllowed = agrees || isAllowed
  }
}

extension ComparedValue {
  /// How this value of prose goes with `fact`.
  func agreement(with fact: ComparedValue) -> Agreement {
    switch (self, fact) {
    case (.quantity(let typed), .quantity(let fact)): Self.agreement(typed, fact)
    case (.frequency(let typed), .frequency(let fact)):
      Agreement(typed.isSameRate(as: fact), isAllowed: typed.lies(within: fact))
    case (.chance(let typed), .chance(let fact)): Self.agreement(typed, fact)
    case (.pair(let typed), .pair(let fact)): Self.agreement(typed, fact)
    case (.age(let typed), .age(let fact)):
      typed.isBefore(birthdayBehind: fact)
        || typed.low == nil && fact.isBefore(birthdayBehind: typed)
        ? Agreement(true, isWhole: false) : Self.agreement(typed, fact, isAge: true)
    case (.clock(let typed), .clock(let fact)): Agreement(typed == fact)
    case (.money(let low, let high), .money(let factLow, let factHigh)):
      Agreement(
        low == factLow && high == factHigh
          || low != nil && low == high && (low == factLow || low == factHigh),
        isWhole: low == factLow && high == factHigh)
    case (.cycleDays(let typed), .cycleDays(let fact)):
      Agreement(typed.areDays(of: fact), isWhole: typed == fact)
    case (.band(let band), .chance(let chance)):
      Agreement(false, isAllowed: chance.band.map { band.isNear($0) } ?? chance.canBe(band))
    default: Agreement(false, isAllowed: true)
    }
  }

  private static func agreement(
    _ typed: Quantity, _ fact: Quantity, isAge: Bool = false
  ) -> Agreement {
    guard typed.unit.dimension == fact.unit.dimension else {
      return Agreement(false, isAllowed: true)
    }
    let isWithin = typed.lies(within: fact)
    if isWithin, fact.lies(within: typed) { return Agreement(true) }
    let isOneNumber = typed.isSingle || typed.low == nil || typed.high == nil
    guard isOneNumber else { return Agreement(false) }
    if typed.hasSameLow(as: fact) {
      return Agreement(true, isWhole: fact.isSingle, end: typed.end("low", of: fact))
    }
    if typed.hasSameHigh(as: fact) {
      return Agreement(true, isWhole: fact.isSingle, end: typed.end("high", of: fact))
    }
    // "Under 15" and "15 or over" are two groups of people.
    if let isComplement = typed.isComplement(of: fact) {
      return Agreement(isComplement && !isAge)
    }
    if let number = typed.comparedNumber { return limitAgreement(number, fact) }
    return Agreement(false, isAllowed: typed.isSingle && isWithin)
  }

  /// "Not more than 15" is the end of a range, and "below 38 °C" the number of a limit from which on
  /// something holds. A limit beside a fact that is one must be its number.
  private static func limitAgreement(_ number: Quantity, _ fact: Quantity) -> Agreement {
    if number.beginsAtHigh(of: fact) {
      return Agreement(true, isWhole: fact.isSingle, end: number.end("high", of: fact))
    }
    if number.hasSameLow(as: fact) {
      return Agreement(true, isWhole: fact.isSingle, end: number.end("low", of: fact))
    }
    let isLimit = fact.low == nil || fact.high == nil
    return Agreement(false, isAllowed: !isLimit && number.lies(within: fact))
  }

  private static func agreement(_ typed: Chance, _ fact: Chance) -> Agreement {
    if typed.lies(within: fact), fact.lies(within: typed) { return Agreement(true) }
    // "Fewer than 1 in 10" is never the low end of "more than 1 in 10".
    let pairs = [
      (typed.low, fact.low), (typed.high, fact.high),
      typed.isSingle ? (typed.low, fact.high) : (nil, nil),
      typed.isSingle ? (typed.high, fact.low) : (nil, nil),
    ]
    let isEnd = pairs.contains { own, end in
      if let own, let end { own.isSame(as: end) } else { false }
    }
    let isOneNumber = typed.isSingle || typed.low == nil || typed.high == nil
    // More than half is a word for what may be told in numbers beside it.
    if typed.isMostOrFew, fact.lies(within: typed) { return Agreement(true, isWhole: false) }
    if typed.isFarAbove(fact) { return Agreement(false) }
    return Agreement(
      isEnd && isOneNumber, isAllowed: isOneNumber && typed.isSingle && typed.lies(within: fact),
      isWhole: fact.isSingle)
  }

  private static func agreement(_ typed: Pair, _ fact: Pair) -> Agreement {
    let first = agreement(typed.first, fact.first)
    let second = agreement(typed.second, fact.second)
    return Agreement(
      first.agrees && second.agrees, isAllowed: first.isAllowed && second.isAllowed)
  }
}

extension Quantity {
  /// The same as a time, of a unit of the site's own that counts one: 4 hours a night.
  fileprivate var time: Quantity? {
    guard unit.dimension.isCounted,
      let first = unit.name.utf8.split(separator: UInt8(ascii: " ")).first,
      first.count < unit.name.utf8.count, let time = Self.times[String(Substring(first))]
    else { return nil }
    return Quantity(
      low: low, high: high, unit: time, isLowExcluded: isLowExcluded,
      isHighExcluded: isHighExcluded, isApproximate: isApproximate)
  }

  private static let times: [String: QuantityUnit] = Dictionary(
    [.minute, .hour, .day].map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Whether it ends with the birthday behind the last year of `other`: before they turn 14, of 12 to
  /// 13 years.
  fileprivate func isBefore(birthdayBehind other: Quantity) -> Bool {
    guard low == nil, isHighExcluded, unit == .year, other.unit == .year, !other.isHighExcluded,
      let own = high, let last = other.high, last.wholeNumber != nil
    else { return false }
    return own == last + 1
  }

  /// The end of a range that this number is, as a reference names it.
  fileprivate func end(_ end: String, of fact: Quantity) -> String? {
    unit == fact.unit && !fact.isSingle && !fact.hasMixedUnits ? end : nil
  }

  /// Whether it is all that `fact` is not, as "below 38" is of "38 or more"; nil where the two are not
  /// limits of the same number in opposite directions. "Above 88" is not what "below 88" leaves.
  fileprivate func isComplement(of fact: Quantity) -> Bool? {
    let isAbove = high == nil && fact.low == nil && beginsAtHigh(of: fact)
    let isBelow = low == nil && fact.high == nil && fact.beginsAtHigh(of: self)
    guard isAbove || isBelow else { return nil }
    return (isLowExcluded || isHighExcluded) != (fact.isLowExcluded || fact.isHighExcluded)
  }

  /// The number alone of "more than 15" or "below 38"; nil for anything else.
  fileprivate var comparedNumber: Quantity? {
    guard isLowExcluded || isHighExcluded, low == nil || high == nil, let number = low ?? high
    else { return nil }
    return Quantity(low: number, high: number, unit: unit)
  }
}

extension Frequency {
  /// The same as a rate: a heart beats 100 times a minute. Nil for what is counted in longer times.
  fileprivate var perMinute: Quantity? {
    guard unit == .minute, period == 1...1, let rate = QuantityUnit.named("/min") else {
      return nil
    }
    return Quantity(
      low: bound.isUpper ? nil : Decimal(times.lowerBound),
      high: bound.isLower ? nil : Decimal(times.upperBound), unit: rate,
      isLowExcluded: bound == .above, isHighExcluded: bound == .below)
  }
}

extension [ClosedRange<Int>] {
  /// Whether each is one of the days of `cycle`, one of its stretches as a whole, or what begins when a
  /// stretch is over: the days of rest.
  fileprivate func areDays(of cycle: Self) -> Bool {
    allSatisfy { own in
      cycle.contains(own)
        || cycle.contains { stretch in
          own.count == 1 && stretch.contains(own.lowerBound)
            || stretch.count > 1 && stretch.upperBound + 1 == own.lowerBound
        }
    }
  }
}

extension Chance.Share {
  fileprivate func isSame(as other: Self) -> Bool { count * other.of == other.count * of }
}

extension Chance.Band {
  /// Whether prose may say this word where the number's is `other`: plain words leave out "very".
  fileprivate func isNear(_ other: Self) -> Bool {
    self == other || self == .common && other == .veryCommon
      || self == .rare && [.veryRare, .uncommon].contains(other)
  }
}

extension Chance {
  /// Whether it is so much more than what is said to be more than something that nobody would say that:
  /// nine in ten, of more than one in ten.
  fileprivate func isFarAbove(_ fact: Chance) -> Bool {
    guard isSingle, let own = low, fact.high == nil, let least = fact.low else { return false }
    return own.count * least.of > least.count * own.of * 5
  }

  /// Whether it is more or less than half.
  fileprivate var isMostOrFew: Bool {
    guard (low == nil) != (high == nil), let end = low ?? high else { return false }
    return end.count * 2 == end.of
  }
}
