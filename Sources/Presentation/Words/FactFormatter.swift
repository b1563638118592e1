public import Essentials
public import Facts
import Foundations

/// Writes numbers, money, dates and quantities the way readers of a language and region do. The
/// patterns are data in the words file, not the system's, so that every machine writes the same
/// bytes.
public struct FactFormatter: Sendable {
  let strings: Strings
  private let region: String

  /// A formatter for the language of `strings` in a region by its ISO 3166-1 code.
  public init(strings: Strings, region: String) {
    self.strings = strings
    self.region = region
  }

  public func text(_ value: FactValue) -> String { text(value, countedIn: .session) }

  /// A value of a subject that is counted in `noun`.
  func text(_ value: FactValue, countedIn noun: QuantityUnit) -> String {
    switch value {
    case .quantity(let quantity): text(quantity)
    case .number(let low, let high):
      range(low: low, high: high, isApproximate: false) { number($0) }
    case .amount(let amount, let currency, nil): text(amount, currency)
    case .amount(let amount, let currency, let basis?):
      strings.text(
        .priceWithBasis,
        ["price": text(amount, currency), "per": text(basis, countedIn: noun)])
    case .frequency(let frequency): text(frequency)
    case .chance(let chance): text(chance)
    case .pair(let pair): text(pair)
    case .dose(let dose): text(dose)
    case .change(let change):
      strings.text(change.isIncrease ? .more : .less, ["amount": text(change.amount)])
    case .pace(let pace): text(pace)
    case .times(let times): text(times)
    case .text(let text): text
    case .date(let date): text(date)
    case .askClinic: strings.text(.askClinic)
    }
  }

  /// What patients read before the value of `fact` of `subject`; nil where pages show it without a
  /// label.
  public func label(of fact: FactEntry, in subject: Treatment) -> String? {
    if let label = fact.label { return label.value }
    let counted = subject.quantities.countedNoun
    // Of a cycle, which takes weeks, facts say how long one visit takes.
    if counted == .cycle, fact.id == Identifier(QuantityName.sessionLength.rawValue) {
      return strings.text(.visitLength)
    }
    let words = strings.words(of: subject.kind)
    let label = words.label(of: fact.id) ?? strings.factLabels[fact.id]
    return label.map { withNoun(counted, $0) }
  }

  /// A number with its thousands grouped; whole numbers have no decimals.
  public func number(_ value: Decimal) -> String {
    let digits = value.description
    let parts = digits.split(separator: ".", maxSplits: 1)
    var whole = Array(parts.first ?? "0")
    let sign = whole.first == "-" ? String(whole.removeFirst()) : ""
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) {
        grouped += strings.text(.numberGroup)
      }
      grouped.append(digit)
    }
    let fraction = parts.count > 1 ? strings.text(.numberDecimal) + parts[1] : ""
    return sign + grouped + fraction
  }

  /// A day with the month in words.
  public func text(_ date: CalendarDate) -> String {
    Strings.fill(
      strings.dateFormats[region] ?? strings.text(.dateFormat),
      [
        "day": String(date.day), "month": strings.months[date.month - 1],
        "year": String(date.year),
      ])
  }

  /// A number or range with its unit in words or by its symbol.
  public func text(_ quantity: Quantity) -> String {
    guard !quantity.hasMixedUnits else {
      func text(_ end: Decimal?, _ unit: QuantityUnit) -> String? {
        end.map { withUnit(number($0), unit, isOne: $0 == 1) }
      }
      return range(
        text(quantity.low, quantity.lowUnit), text(quantity.high, quantity.unit), like: quantity)
    }
    if let limit = limitOfScale(quantity) { return limit }
    if let age = yearsAndMonths(quantity) { return age }
    let numbers = range(quantity.low.map(number), quantity.high.map(number), like: quantity)
    return withUnit(numbers, quantity.unit, isOne: (quantity.high ?? quantity.low) == 1)
  }

  /// A limit on a scale that goes below 0, where "up to" would be misread: "-2.5 or less", "38 °C or more".
  private func limitOfScale(_ quantity: Quantity) -> String? {
    guard quantity.unit.allowsNegative, !quantity.isApproximate,
      !quantity.isLowExcluded, !quantity.isHighExcluded,
      (quantity.low == nil) != (quantity.high == nil), let end = quantity.low ?? quantity.high
    else { return nil }
    let text = withUnit(number(end), quantity.unit, isOne: end == 1)
    return strings.text(quantity.low == nil ? .orLess : .orMore, ["number": text])
  }

  /// "3 years 4 months", where 40 months would have to be divided.
  private func yearsAndMonths(_ quantity: Quantity) -> String? {
    guard quantity.unit == .month, quantity.isSingle, !quantity.isApproximate,
      let months = quantity.low?.wholeNumber, months > 24, months % 12 != 0
    else { return nil }
    func text(_ count: Int, _ unit: QuantityUnit) -> String {
      withUnit(number(Decimal(count)), unit, isOne: count == 1)
    }
    return strings.text(
      .compound, ["large": text(months / 12, .year), "small": text(months % 12, .month)])
  }

  private func withUnit(_ number: String, _ unit: QuantityUnit, isOne: Bool) -> String {
    if unit == .percent { return strings.text(.chancePercent, ["number": number]) }
    let name = strings.text(unit, isOne: isOne)
    if name.isEmpty { return number }
    if case .symbol = unit.naming {
      return strings.text(.withSymbol, ["number": number, "unit": name])
    }
    return strings.text(.withUnit, ["number": number, "unit": name])
  }

  /// Two numbers with a stroke between and their unit.
  public func text(_ pair: Pair) -> String {
    func text(_ first: Decimal?, _ second: Decimal?) -> String? {
      guard let first, let second else { return nil }
      return strings.text(.pair, ["first": number(first), "second": number(second)])
    }
    let numbers = range(
      text(pair.first.low, pair.second.low), text(pair.first.high, pair.second.high),
      like: pair.first)
    return withUnit(numbers, pair.first.unit, isOne: false)
  }

  /// How often: "twice a day", "every 2 weeks".
  public func text(_ frequency: Frequency) -> String {
    let times = frequency.times
    let isOnePeriod = frequency.period == 1...1
    if let counted = frequency.counted {
      let days = text(
        Quantity(low: Decimal(times.lowerBound), high: Decimal(times.upperBound), unit: counted))
      let text =
        isOnePeriod
        ? strings.text(.daysOf, ["days": days, "each": strings.text(each: frequency.unit)])
        : strings.text(.daysOfEvery, ["days": days, "period": period(of: frequency)])
      return limited(text, frequency.bound)
    }
    let text =
      switch (times, isOnePeriod) {
      case (1...1, false): strings.text(.every, ["period": period(of: frequency)])
      case (1...1, true): strings.text(.once, ["each": strings.text(each: frequency.unit)])
      case (2...2, true): strings.text(.twice, ["each": strings.text(each: frequency.unit)])
      case (_, true):
        strings.text(
          .times, ["number": numbers(times), "each": strings.text(each: frequency.unit)])
      case (_, false):
        strings.text(
          .timesEvery, ["number": numbers(times), "period": period(of: frequency)])
      }
    return limited(text, frequency.bound)
  }

  private func limited(_ text: String, _ bound: Frequency.Bound) -> String {
    switch bound {
    case .exactly: text
    case .atMost: strings.text(.upTo, ["number": text])
    case .atLeast: strings.text(.atLeast, ["number": text])
    case .below: strings.text(.lessThan, ["number": text])
    case .above: strings.text(.moreThan, ["number": text])
    }
  }

  private func numbers(_ times: ClosedRange<Int>) -> String {
    range(low: Decimal(times.lowerBound), high: Decimal(times.upperBound)) { number($0) }
  }

  private func period(of frequency: Frequency) -> String {
    let period = frequency.period
    return text(
      Quantity(low: period.lowerBound, high: period.upperBound, unit: frequency.unit))
  }

  /// How likely: "more than 1 in 10", "1 in 1,700", "0.5%".
  public func text(_ chance: Chance) -> String {
    func text(_ share: Chance.Share) -> String {
      chance.isPercent
        ? strings.text(.chancePercent, ["number": number(share.count)])
        : strings.text(.chance, ["count": number(share.count), "of": number(share.of)])
    }
    return range(
      chance.low.map(text), chance.high.map(text), isLowExcluded: chance.isLowExcluded,
      isHighExcluded: chance.isHighExcluded, isApproximate: chance.isApproximate)
  }

  /// How many people it happens to, after the word for its band: "Common: 1 in 20 people", or of whom it
  /// is counted among: "1 in 8 women".
  public func textForPeople(_ chance: Chance) -> String {
    let people = strings.text(
      chance.isPercent ? .chanceOfPeople : .chanceInPeople,
      ["chance": text(chance), "people": strings.chanceGroups[chance.group]])
    guard let band = chance.band else { return people }
    return strings.text(.chanceWithBand, ["band": text(band), "chance": people])
  }

  private func text(_ pace: Pace) -> String {
    let isNone = pace.amount.high == 0 && pace.amount.unit == .number
    let amount = isNone ? strings.text(.none) : text(pace.amount)
    guard pace.isRate else {
      return strings.text(.pace, ["amount": amount, "time": text(pace.within)])
    }
    let each = strings.text(each: pace.within.unit)
    return strings.text(.dose, ["amount": amount, "frequency": each])
  }

  /// The word for how likely it is: "Common".
  public func text(_ band: Chance.Band) -> String { strings.chanceBands[band] }

  /// An amount with how often it is taken.
  public func text(_ dose: Dose) -> String {
    if let total = dose.total { return text(total) }
    let amount = text(dose.amount)
    guard let frequency = dose.frequency else { return amount }
    return strings.text(.dose, ["amount": amount, "frequency": text(frequency)])
  }

  /// When something is before or after a subject of a kind that has `words`, at a time of day where one
  /// is given.
  func text(_ span: TimeSpan, at time: ClockTime?, _ words: KindWords) -> String {
    let moment = moment(span, words)
    return time.map { strings.text(.timelineAt, ["moment": moment, "time": text($0)]) } ?? moment
  }

  private func moment(_ span: TimeSpan, _ words: KindWords) -> String {
    if span.isMoment { return words.text(.moment) }
    if span.isOnTheDay { return words.text(.onTheDay) }
    let isFirst = !span.isBefore && span.from == 0
    let pattern =
      if span.isBefore {
        strings.text(.timelineBefore)
      } else if span.to == nil {
        strings.text(.timelineFrom)
      } else {
        isFirst
          ? strings.text(.timelineFirst)
          : words.text(span.distance.isSingle ? .after : .between)
      }
    let length =
      span.to == nil
      ? Quantity(low: abs(span.from), high: abs(span.from), unit: span.fromUnit)
      : isFirst ? Quantity(low: span.to, high: span.to, unit: span.unit) : span.distance
    // "In the first hour", not in the first 1 hour.
    let isFirstOne = isFirst && span.to == 1
    return Strings.fill(
      pattern, ["time": isFirstOne ? strings.text(span.unit, isOne: true) : text(length)])
  }

  /// How long after the start something begins: "after 2 weeks", "at once".
  func text(delay: Quantity) -> String {
    if delay.low == 0 && delay.high == 0 { return strings.text(.atOnce) }
    guard delay.low == nil else { return strings.text(.delay, ["time": text(delay)]) }
    let end = Quantity(low: delay.high, high: delay.high, unit: delay.unit)
    return strings.text(.delayWithin, ["time": text(end)])
  }

  /// Times one after another: "8, 12 and 16 weeks".
  func text(_ times: [Quantity]) -> String {
    guard let unit = times.last?.unit,
      times.allSatisfy({ $0.unit == unit && !$0.hasMixedUnits && yearsAndMonths($0) == nil })
    else { return strings.list(times.map { text($0) }) }
    let numbers = times.map { range($0.low.map(number), $0.high.map(number), like: $0) }
    return withUnit(strings.list(numbers), unit, isOne: false)
  }

  /// How long after the start something is done: "after 6 and 12 weeks".
  func text(moments: [Quantity]) -> String { strings.text(.delay, ["time": text(moments)]) }

  /// Days of a cycle by their numbers: "days 1, 8 and 15", "days 1 to 14".
  func text(_ days: [ClosedRange<Int>]) -> String {
    let texts = days.map { range in
      self.range(low: Decimal(range.lowerBound), high: Decimal(range.upperBound)) { number($0) }
    }
    let all = strings.list(texts)
    let isOne = days.count == 1 && days.allSatisfy { $0.count == 1 }
    return strings.text(isOne ? .cycleDay : .cycleDays, ["days": all])
  }

  /// A time of day as people in the region write it.
  func text(_ time: ClockTime) -> String {
    let pattern = strings.clockFormats[region] ?? strings.text(.clockFormat)
    let half = strings.text(time.hour < 12 ? .clockMorning : .clockAfternoon)
    let minute = (time.minute < 10 ? "0" : "") + String(time.minute)
    return Strings.fill(
      pattern,
      [
        "hour": String(time.hour), "minute": minute, "half": half,
        "hour12": String(time.hour % 12 == 0 ? 12 : time.hour % 12),
      ])
  }

  /// An amount of money; "on request" in words where none is published.
  public func text(_ amount: PriceAmount, _ currency: Currency) -> String {
    switch amount {
    case .range(let low, let high): range(low: low, high: high) { money($0, currency) }
    case .from(let low): strings.text(.moneyFrom, ["amount": money(low, currency)])
    case .upTo(let high): strings.text(.moneyUpTo, ["amount": money(high, currency)])
    case .free: strings.text(.moneyFree)
    case .covered: strings.text(.moneyCovered)
    case .onRequest: strings.text(.moneyOnRequest)
    }
  }

  /// An exact amount with the currency's sign, or its code where the language has no sign for it.
  public func money(_ amount: Decimal, _ currency: Currency) -> String {
    let number = currencyNumber(amount)
    guard let symbol = strings.currencySymbols[currency.code] else {
      return strings.text(.moneyWithCode, ["code": currency.code, "number": number])
    }
    return strings.text(.moneyWithSymbol, ["symbol": symbol, "number": number])
  }

  /// What one price buys, such as "for each area, each session", of what is counted in `noun`.
  public func text(_ basis: PriceBasis, countedIn noun: QuantityUnit = .session) -> String {
    withNoun(noun, strings.priceBases[basis])
  }

  /// `pattern` with what a subject is counted in for `{session}` and `{sessions}`.
  private func withNoun(_ noun: QuantityUnit, _ pattern: String) -> String {
    Strings.fill(
      pattern,
      [
        "session": strings.text(noun, isOne: true), "sessions": strings.text(noun, isOne: false),
      ])
  }

  private func currencyNumber(_ amount: Decimal) -> String {
    let text = number(amount)
    let fraction = amount.description.split(separator: ".").dropFirst().first
    return fraction?.count == 1 ? text + "0" : text
  }

  private func range(
    low: Decimal?, high: Decimal?, isApproximate: Bool = false, _ write: (Decimal) -> String
  ) -> String {
    range(low.map(write), high.map(write), isApproximate: isApproximate)
  }

  private func range(_ low: String?, _ high: String?, like quantity: Quantity) -> String {
    range(
      low, high, isLowExcluded: quantity.isLowExcluded, isHighExcluded: quantity.isHighExcluded,
      isApproximate: quantity.isApproximate)
  }

  private func range(
    _ low: String?, _ high: String?, isLowExcluded: Bool = false, isHighExcluded: Bool = false,
    isApproximate: Bool = false
  ) -> String {
    let text =
      switch (low, high) {
      case (let low?, let high?) where low == high: low
      case (let low?, let high?):
        strings.text(
          .range,
          [
            "low": isLowExcluded ? strings.text(.moreThan, ["number": low]) : low,
            "high": isHighExcluded ? strings.text(.lessThan, ["number": high]) : high,
          ])
      case (let low?, nil): strings.text(isLowExcluded ? .moreThan : .atLeast, ["number": low])
      case (nil, let high?): strings.text(isHighExcluded ? .lessThan : .upTo, ["number": high])
      case (nil, nil): ""
      }
    return isApproximate ? strings.text(.about, ["number": text]) : text
  }
}
