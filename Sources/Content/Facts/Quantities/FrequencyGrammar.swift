import Facts
import YAML
import struct Essentials.Decimal

/// Reads how often something is done: `once a day`, `2 times a day`, `twice a week`,
/// `every 2 weeks`, `every 4 to 6 hours`, `once every 12 weeks`, `daily`.
enum FrequencyGrammar {
  static func parse(_ text: String) throws(ScalarProblem) -> Frequency {
    var scanner = QuantityScanner(text)
    let frequency = try frequency(&scanner)
    guard scanner.isAtEnd else { throw malformed(text) }
    return frequency
  }

  /// Takes a frequency off the front of a text.
  static func frequency(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> Frequency {
    let bound = scanner.takeFirst(of: bounds) ?? .exactly
    var counted: QuantityUnit?
    let times = try times(&scanner, &counted)
    let (period, unit) = try period(&scanner, hasTimes: times != nil)
    guard
      let frequency = Frequency(
        times: times ?? 1...1, period: period, unit: unit, bound: bound, counted: counted)
    else { throw malformed(scanner.text) }
    return frequency
  }

  private static let bounds: KeyValuePairs<String, Frequency.Bound> = [
    "up to": .atMost, "at most": .atMost, "no more than": .atMost, "at least": .atLeast,
    "less than": .below, "fewer than": .below, "more than": .above,
  ]

  private static func times(
    _ scanner: inout QuantityScanner, _ counted: inout QuantityUnit?
  ) throws(ScalarProblem) -> ClosedRange<Int>? {
    if let times = scanner.takeFirst(of: ["once": 1, "twice": 2]) { return times...times }
    guard let first = try count(&scanner) else { return nil }
    let last = scanner.takeRangeMark() ? try count(&scanner) : first
    guard let last, first <= last else { throw malformed(scanner.text) }
    counted = scanner.takeFirst(of: countedDays)
    guard counted != nil || scanner.take("times") || scanner.take("time") else {
      throw malformed(scanner.text)
    }
    return first...last
  }

  /// What stands behind a number of days on which something is done, however often.
  private static let countedDays: KeyValuePairs<String, QuantityUnit> = [
    "days": .day, "day": .day, "nights": .night, "night": .night,
  ]

  private static func count(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> Int? {
    if let count = scanner.takeFirst(of: counts) { return count }
    return try scanner.number().flatMap { Int("\($0)") }
  }

  private static let counts: KeyValuePairs<String, Int> = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
  ]

  private static func period(
    _ scanner: inout QuantityScanner, hasTimes: Bool
  ) throws(ScalarProblem) -> (ClosedRange<Decimal>, QuantityUnit) {
    if let unit = scanner.takeFirst(of: adverbs) { return (1...1, unit) }
    let isEvery = scanner.take("every") || scanner.take("each")
    guard isEvery || hasTimes && articles.contains(where: { scanner.take($0) }) else {
      throw malformed(scanner.text)
    }
    var period: ClosedRange<Decimal> = 1...1
    if isEvery, scanner.take("other") || scanner.take("second") {
      period = 2...2
    } else if isEvery, let first = try scanner.number() {
      let last = scanner.takeRangeMark() ? try scanner.number() : first
      guard let last, first <= last else { throw malformed(scanner.text) }
      period = first...last
    }
    let units = scanner.units(in: [.builtIn])
    let isOfCourse = period.lowerBound > 1 && !hasTimes
    guard
      let unit = units.first(where: { unit in
        unit.dimension == .time || isOfCourse && QuantityName.sessions.units.contains(unit)
      })
    else { throw malformed(scanner.text) }
    return (period, unit)
  }

  private static let articles = ["a", "an", "per", "/", "in a"]

  private static let adverbs: KeyValuePairs<String, QuantityUnit> = [
    "hourly": .hour, "daily": .day, "weekly": .week, "monthly": .month, "yearly": .year,
  ]

  private static func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badQuantity, "\(text.quoted) does not say how often",
      help: text == "once"
        ? "what is done a single time has no 'often': leave it out"
        : "write 'once a day', '3 times a week', 'every 2 weeks' or 'every 4 to 6 hours'")
  }
}

/// Reads an amount with how often it is taken: `7.5 to 10 mg once a week`.
struct DoseGrammar: Sendable {
  let amount: QuantityGrammar

  func parse(_ text: String) throws(ScalarProblem) -> Dose {
    var scanner = QuantityScanner(text)
    let amount = try amount.quantity(&scanner)
    if let total = try total(amount, &scanner) { return total }
    let frequency = scanner.isAtEnd ? nil : try FrequencyGrammar.frequency(&scanner)
    guard scanner.isAtEnd else { throw self.amount.malformed(text) }
    return Dose(amount: amount, frequency: frequency)
  }

  /// All that is taken in a time: `8 tablets in 24 hours`, `80 mg a day`; nil where none is given.
  private func total(
    _ amount: Quantity, _ scanner: inout QuantityScanner
  ) throws(ScalarProblem) -> Dose? {
    let isIn = scanner.take("in") || scanner.take("within")
    let isOne = ["a", "an", "one", "per", "each"].contains { scanner.take($0) }
    guard isIn || isOne else { return nil }
    let time = isOne ? nil : try QuantityGrammar.time.quantity(&scanner)
    let unit = isOne ? try QuantityGrammar.time.takeUnit(&scanner) : time?.unit
    let length = time?.low ?? 1
    guard scanner.isAtEnd, let unit, time?.isSingle ?? true,
      let frequency = Frequency(period: length...length, unit: unit)
    else { throw self.amount.malformed(scanner.text) }
    return Dose(amount: amount, frequency: frequency, isTotal: true)
  }
}
