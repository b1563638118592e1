import Essentials
import Facts
import Foundations
import YAML

/// Reads quantities as people write them: `8 to 15`, `30 to 45 minutes`, `up to 30 minutes`,
/// `more than 2 hours`, `2 hours or more`, `< 42 mmol/mol`, `about 15`, `6 mm`, `8-15`,
/// `half an hour`, `6 weeks to 3 months`.
struct QuantityGrammar: Sendable {
  /// The units that a quantity may have, in the order in which messages list them.
  let units: [QuantityUnit]
  /// The unit of a number that stands without one; nil when a unit must be written.
  private(set) var defaultUnit: QuantityUnit?
  /// Whether a number may be below 0 whatever its unit.
  let isSigned: Bool
  private let tables: [UnitNames]
  private let allowed: Set<QuantityUnit>

  /// A grammar of the built-in `units` and of those that the site declares.
  init(
    units: some Sequence<QuantityUnit>, own: [QuantityUnit] = [],
    defaultUnit: QuantityUnit? = nil, isSigned: Bool = false
  ) {
    self.units = own + units
    self.defaultUnit = defaultUnit
    self.isSigned = isSigned
    tables = (own.isEmpty ? [] : [UnitNames(own)]) + [.builtIn]
    allowed = Set(self.units)
  }

  /// A grammar of all built-in units of some dimensions.
  init(
    dimensions: Set<QuantityUnit.Dimension>, own: [QuantityUnit] = [],
    defaultUnit: QuantityUnit? = nil, isSigned: Bool = false
  ) {
    self.init(
      units: QuantityUnit.all.filter { dimensions.contains($0.dimension) }, own: own,
      defaultUnit: defaultUnit, isSigned: isSigned)
  }

  static let time = QuantityGrammar(units: [.minute, .hour, .day, .week, .month, .year])
  /// Every built-in unit.
  static let any = any(own: [])

  /// Every built-in unit and those that the site declares.
  static func any(own: [QuantityUnit]) -> QuantityGrammar {
    QuantityGrammar(units: QuantityUnit.all, own: own)
  }

  /// The grammar of the units of the same dimension as `unit`, which a plain number has.
  func limited(to unit: QuantityUnit) -> QuantityGrammar {
    QuantityGrammar(
      units: QuantityUnit.all.filter { $0.dimension == unit.dimension },
      own: units.filter { $0.dimension == unit.dimension && !QuantityUnit.all.contains($0) },
      defaultUnit: unit, isSigned: isSigned)
  }

  /// The same, in which a plain number has this unit.
  func counting(_ unit: QuantityUnit) -> QuantityGrammar {
    var grammar = self
    grammar.defaultUnit = unit
    return grammar
  }

  /// How much of a medicine is taken at once.
  static func dose(own: [QuantityUnit] = []) -> QuantityGrammar {
    let counted = ["tablet", "capsule", "drop", "puff", "patch", "dose", "injection"]
      .map { QuantityUnit.Dimension.counted(Identifier($0)) }
    return QuantityGrammar(
      dimensions: Set(
        counted + [
          .mass, .volume, .internationalUnits, .amount, .dosePerBodyMass, .dosePerBodyArea,
        ]), own: own)
  }

  var usualUnit: String {
    if units.contains(.day) { return QuantityUnit.day.name }
    return (units.contains(.milligram) ? QuantityUnit.milligram : units.first)?.name ?? ""
  }

  func parse(_ text: String) throws(ScalarProblem) -> Quantity {
    var scanner = QuantityScanner(text)
    let quantity = try quantity(&scanner)
    guard scanner.isAtEnd else {
      guard Self.takeEach(&scanner) || Self.takeIn(&scanner) && scanner.isAtNumber else {
        throw malformed(text)
      }
      throw ScalarProblem(
        ValueProblem.badQuantity, "\(text.quoted) is so much in a time",
        help: "give the fact 'type: pace' in kinds.yaml")
    }
    return quantity
  }

  /// A quantity, or how much there is in which time: `more than 2 kg in 3 days`.
  func parseValue(_ text: String) throws(ScalarProblem) -> FactValue {
    if let pace = try parsePace(text) { return .pace(pace) }
    return .quantity(try parse(text))
  }

  /// How many there are of what is named beside it in which time: `2 or more in 24 hours`, `none in 4
  /// weeks`. Nil for anything else.
  func parseCount(_ text: String) -> Pace? {
    var scanner = QuantityScanner(text)
    let isNone = scanner.take("none")
    var limit = Limit(before: &scanner)
    guard let low = isNone ? 0 : (try? scanner.number()) ?? nil else { return nil }
    let high = limit == nil && scanner.takeRangeMark() ? (try? scanner.number()) ?? nil : low
    limit = limit ?? Limit(after: &scanner)
    guard let high, low <= high, Self.takeIn(&scanner),
      let within = try? Self.time.quantity(&scanner), scanner.isAtEnd
    else { return nil }
    let count = Quantity(
      low: limit?.isUpper == true ? nil : low, high: limit?.isUpper == false ? nil : high,
      unit: .number, isLowExcluded: limit == .above, isHighExcluded: limit == .below)
    return Pace(count, in: within)
  }

  /// How much there is in which time, or in how much of a liquid; nil where neither is given.
  func parsePace(_ text: String) throws(ScalarProblem) -> Pace? {
    var scanner = QuantityScanner(text)
    guard let amount = try? quantity(&scanner) else { return nil }
    let within: Quantity
    if Self.takeEach(&scanner) {
      let unit = try Self.time.unit(try Self.time.takeUnit(&scanner), scanner)
      within = Quantity(low: 1, high: 1, unit: unit)
    } else if Self.takeIn(&scanner) {
      within = try Self.within(amount.unit).quantity(&scanner)
    } else {
      return nil
    }
    guard scanner.isAtEnd else { throw malformed(text) }
    return Pace(amount, in: within)
  }

  /// The units of what an amount in some unit can be in: only of a drug there is so much in a liquid.
  private static func within(_ unit: QuantityUnit) -> QuantityGrammar {
    let isDrug = [.mass, .amount, .internationalUnits].contains(unit.dimension)
    return isDrug ? timeOrVolume : time
  }

  private static let timeOrVolume = QuantityGrammar(
    units: time.units + QuantityUnit.all.filter { $0.dimension == .volume })

  /// Takes what stands before one of a unit of time.
  private static func takeEach(_ scanner: inout QuantityScanner) -> Bool {
    ["a", "an", "per", "each", "every"].contains { scanner.take($0) }
  }

  private static func takeIn(_ scanner: inout QuantityScanner) -> Bool {
    scanner.take("in") || scanner.take("within")
  }

  /// What a text such as `at least 1.6 mmol/l` is as a limit: what must be kept is told by words before
  /// the number, and what is reached by "below" or by words behind it. Nil for anything else.
  func limit(of text: String) -> FactTable.Cell.Limit? {
    var scanner = QuantityScanner(text)
    if let before = Limit(before: &scanner) {
      if before == .above || before == .below { return .reached }
      return text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false ? .kept : nil
    }
    guard (try? end(&scanner)) != nil else { return nil }
    // Of a pair both numbers stand before it: 180/110 mmHg or higher.
    if scanner.take("/"), (try? end(&scanner)) == nil { return nil }
    return Limit(after: &scanner) == nil ? nil : .reached
  }

  func parseUnit(_ text: String) throws(ScalarProblem) -> QuantityUnit {
    var scanner = QuantityScanner(text)
    let found = scanner.units(in: tables)
    return try choose(scanner.isAtEnd ? found : [], named: text)
  }

  /// Takes a quantity off the front of a text.
  func quantity(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> Quantity {
    let isApproximate = scanner.takeFirst(of: Limit.approximations) ?? false
    var limit = Limit(before: &scanner)
    let isBetween = limit == nil && scanner.take("between")
    let (low, lowUnit) = try end(&scanner)
    var (high, unit) = (low, lowUnit)
    let isRange = isBetween ? scanner.take("and") : scanner.takeRangeMark()
    if isRange {
      // "From 2 to 3 days" is a range.
      if limit == .from { limit = nil }
      guard limit == nil else { throw malformed(scanner.text) }
      (high, unit) = try secondEnd(&scanner)
    } else if isBetween {
      throw malformed(scanner.text)
    } else if let after = Limit(after: &scanner) {
      guard limit == nil else { throw malformed(scanner.text) }
      limit = after
    }
    let quantity = Quantity(
      low: limit?.isUpper == true ? nil : low, high: limit?.isUpper == false ? nil : high,
      unit: try self.unit(unit ?? lowUnit, scanner), lowUnit: lowUnit,
      isLowExcluded: limit == .above, isHighExcluded: limit == .below,
      isApproximate: isApproximate)
    try check(quantity, scanner.text)
    return quantity
  }

  // MARK: Ends

  private typealias End = (value: Decimal, unit: QuantityUnit?)

  private func end(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> End {
    let isHalf = scanner.take("half an") || scanner.take("half a")
    let isNegative = !isHalf && scanner.takeDash()
    let number = isHalf ? QuantityScanner.half : try scanner.number()
    guard let number else { throw malformed(scanner.text) }
    let unit = try takeUnit(&scanner)
    if let unit, !isNegative, let whole = try timeOfTwoUnits(number, unit, &scanner) {
      return whole
    }
    return (isNegative ? -number : number, unit)
  }

  /// What a time comes to that goes on in a smaller unit: 1 hour 30 minutes, 2 weeks and 3 days; nil
  /// where it does not.
  private func timeOfTwoUnits(
    _ number: Decimal, _ unit: QuantityUnit, _ scanner: inout QuantityScanner
  ) throws(ScalarProblem) -> End? {
    guard unit.dimension == .time else { return nil }
    var ahead = scanner
    _ = ahead.take("and")
    guard ahead.isAtNumber, let rest = try ahead.number(),
      let part = ahead.units(in: tables).first(where: allowed.contains),
      let whole = unit.time(number, and: rest, of: part)
    else { return nil }
    scanner = ahead
    return (whole, part)
  }

  /// Takes a unit off the front of a text; nil when none stands there.
  func takeUnit(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> QuantityUnit? {
    let found = scanner.units(in: tables)
    return found.isEmpty ? nil : try choose(found, named: found.first?.name ?? "")
  }

  private func secondEnd(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> End {
    guard !scanner.isAtEnd else {
      throw ScalarProblem(
        ValueProblem.badQuantity, "the range \(scanner.text.quoted) has no end",
        help: "write \(example)")
    }
    return try end(&scanner)
  }

  /// The unit of the whole, or what is wrong with what stands in its place.
  func unit(
    _ unit: QuantityUnit?, _ scanner: QuantityScanner
  ) throws(ScalarProblem) -> QuantityUnit {
    if let unit { return unit }
    let name = scanner.unknownUnit
    if let first = name.unicodeScalars.first, first.properties.isAlphabetic {
      return try choose([], named: name)
    }
    guard scanner.isAtEnd else { throw malformed(scanner.text) }
    if let defaultUnit { return defaultUnit }
    let isAny = allowed.contains(.number)
    throw ScalarProblem(
      ValueProblem.badQuantity, "\(scanner.text.quoted) has no unit",
      help: isAny
        ? "add one, such as '\(scanner.text) \(usualUnit)'; a plain number has 'unit: number'"
        : "write '\(scanner.text) \(usualUnit)' or another unit")
  }

  private func choose(
    _ units: [QuantityUnit], named name: String
  ) throws(ScalarProblem) -> QuantityUnit {
    if let unit = units.first(where: allowed.contains) { return unit }
    guard units.isEmpty else {
      throw ScalarProblem(
        ValueProblem.badUnit, "\(name.quoted) is no unit for this", help: "use \(unitList)")
    }
    let nearest = nearest(to: name).map { "'\($0)'" }.joined(separator: " or ")
    throw ScalarProblem(
      ValueProblem.badUnit, "\(name.quoted) is not a unit",
      // No `nearest`: the unit may be a part of the scalar only.
      help: nearest.isEmpty
        ? "use \(unitList)\(Self.isOfTwo(name) ? "" : ownUnits)" : "did you mean \(nearest)?")
  }

  /// A spelling of each unit that is as near to `name` as any.
  private func nearest(to name: String) -> [String] {
    // What is near to a unit for each of something is seldom meant by it: mg/day, mg/dl.
    guard !Self.isOfTwo(name) else { return [] }
    var known: Set<QuantityUnit> = []
    return NearestName(in: units.flatMap(\.spellings)).matches(for: name).filter { spelling in
      let meant = units.filter { $0.spellings.contains(spelling) }
      defer { known.formUnion(meant) }
      return known.isDisjoint(with: meant)
    }
  }

  /// Whether a unit is so much for each of something.
  private static func isOfTwo(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "/"))
  }

  private func check(_ quantity: Quantity, _ text: String) throws(ScalarProblem) {
    guard quantity.unit.dimension == quantity.lowUnit.dimension else {
      throw ScalarProblem(
        ValueProblem.badUnit,
        "\(text.quoted) goes from \(quantity.lowUnit.name) to \(quantity.unit.name)",
        help: "give both ends a unit of the same kind")
    }
    let ends = [quantity.low, quantity.high].compactMap(\.self)
    if !isSigned, !quantity.unit.allowsNegative, ends.contains(where: { $0 < 0 }) {
      throw ScalarProblem(
        ValueProblem.badQuantity, "\(text.quoted) is less than nothing",
        help: "write a number from 0 on")
    }
    if let low = quantity.lowInSmallest, let high = quantity.highInSmallest, low > high {
      throw ScalarProblem(
        ValueProblem.badQuantity, "the range \(text.quoted) runs backwards",
        help: "write the smaller number first")
    }
  }

  // MARK: Messages

  /// All units where they are few, else the most usual ones.
  private var unitList: String {
    let isShort = units.count <= 8
    let usual = isShort ? units : units.filter { Self.usualUnits.contains($0) }
    let names = usual.map(\.name) + (isShort ? [] : ["another unit"])
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  /// How to use a unit that is none yet, where any is possible.
  private var ownUnits: String {
    allowed.contains(.number)
      ? "; what is counted otherwise is declared under 'units' in content/kinds.yaml" : ""
  }

  private static let usualUnits: [QuantityUnit] = [
    .minute, .hour, .day, .week, .month, .year, .milligram, .millilitre, .millimetre,
    .percent, .celsius,
  ]

  func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badQuantity, "\(text.quoted) is not a number or a range",
      help: "write \(example)")
  }

  private var example: String {
    let unit = defaultUnit == nil ? " \(usualUnit)" : ""
    return "'8 to 15\(unit)', 'up to 15\(unit)', 'at least 8\(unit)' or 'about 8\(unit)'"
  }
}

/// A limit in words or signs before or after a number.
enum Limit: Sendable {
  case atLeast, from, above, atMost, below

  /// Whether it is a limit from above.
  var isUpper: Bool { self == .atMost || self == .below }

  static let approximations: KeyValuePairs<String, Bool> = [
    "about": true, "around": true, "roughly": true, "approximately": true, "~": true,
  ]

  /// Takes the limit before a number; nil when there is none.
  init?(before scanner: inout QuantityScanner) {
    guard let limit = scanner.takeFirst(of: Self.before) else { return nil }
    self = limit
  }

  /// Takes the limit after a number and its unit; nil when there is none.
  init?(after scanner: inout QuantityScanner) {
    guard let limit = scanner.takeFirst(of: Self.after) else { return nil }
    self = limit
  }

  private static let before: KeyValuePairs<String, Limit> = [
    "up to": .atMost, "at most": .atMost, "no more than": .atMost, "not more than": .atMost,
    "≤": .atMost, "<=": .atMost, "less than": .below, "fewer than": .below, "below": .below,
    "under": .below, "before": .below, "within": .atMost, "<": .below,
    "at least": .atLeast, "no less than": .atLeast,
    "not less than": .atLeast, "≥": .atLeast, ">=": .atLeast, "from": .from, "more than": .above,
    "over": .above, "above": .above, ">": .above,
  ]

  private static let after: KeyValuePairs<String, Limit> = [
    "or more": .atLeast, "or longer": .atLeast, "or higher": .atLeast, "or above": .atLeast,
    "or over": .atLeast, "or older": .atLeast, "or later": .atLeast, "and over": .atLeast,
    "and above": .atLeast, "and more": .atLeast, "or less": .atMost, "or fewer": .atMost,
    "or lower": .atMost, "or below": .atMost, "or under": .atMost, "or shorter": .atMost,
    "or younger": .atMost, "or sooner": .atMost,
  ]
}
