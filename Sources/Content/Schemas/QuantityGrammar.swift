import Diagnostics
import Facts
import struct Foundation.Decimal
import Foundations
import YAML

/// Reads quantities as people write them: `8 to 15`, `30 to 45 minutes`, `up to 30 minutes`,
/// `at least 2 weeks`, `about 15`, `6 mm`, `8-15`.
struct QuantityGrammar: Sendable {
  /// The units that may be written.
  let units: [Unit]
  /// The unit of a number that stands without one; nil when a unit must be written.
  let defaultUnit: Unit?

  /// A grammar for quantities in `units`.
  init(units: some Sequence<Unit>, defaultUnit: Unit? = nil) {
    let units = Set(units)
    self.units = Unit.allCases.filter(units.contains)
    self.defaultUnit = defaultUnit
  }

  /// The unit for examples.
  var usualUnit: String {
    (units.contains(.day) ? Unit.day : units.first)?.spellings.first ?? ""
  }

  /// The quantity that `text` says.
  func parse(_ text: String) throws(ScalarProblem) -> Quantity {
    var tokens = try NumberTokens.split(text)[...]
    let isApproximate = tokens.take("about")
    let isAtMost = tokens.take("up", "to")
    let isAtLeast = !isAtMost && tokens.take("at", "least")
    let low = try number(&tokens, of: text)
    var high = low
    if tokens.takeRangeMark() {
      if isAtMost || isAtLeast { throw malformed(text) }
      high = try end(&tokens, of: text)
    }
    guard low <= high else {
      throw ScalarProblem(
        "bad-quantity", "the range \(text.quoted) runs backwards",
        help: "write the smaller number first")
    }
    let unit = try unit(tokens, of: text)
    return Quantity(
      low: isAtMost ? nil : low, high: isAtLeast ? nil : high, unit: unit,
      isApproximate: isApproximate)
  }

  /// The unit that `text` names.
  func parseUnit(_ text: String) throws(ScalarProblem) -> Unit {
    guard let unit = Self.unit(named: text) else {
      let nearest = NearestName(in: units.flatMap(\.spellings)).match(for: text)
      throw ScalarProblem(
        "bad-unit", "\(text.quoted) is not a unit",
        help: nearest.map { "did you mean '\($0)'?" } ?? "use \(unitList)")
    }
    guard units.contains(unit) else {
      throw ScalarProblem(
        "bad-unit", "\(text.quoted) is no unit for this", help: "use \(unitList)")
    }
    return unit
  }

  private static func unit(named text: String) -> Unit? {
    let name = text.lowercased()
    return Unit.allCases.first { $0.spellings.contains(name) }
  }

  private var unitList: String {
    let names = units.compactMap(\.spellings.first)
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  private func number(
    _ tokens: inout ArraySlice<NumberToken>, of text: String
  ) throws(ScalarProblem) -> Decimal {
    if tokens.first == .dash {
      throw ScalarProblem(
        "bad-quantity", "\(text.quoted) is less than nothing", help: "write a number from 0 on")
    }
    guard case .number(let number) = tokens.popFirst() else { throw malformed(text) }
    return number
  }

  private func end(
    _ tokens: inout ArraySlice<NumberToken>, of text: String
  ) throws(ScalarProblem) -> Decimal {
    guard let next = tokens.first else {
      throw ScalarProblem(
        "bad-quantity", "the range \(text.quoted) has no end", help: "write \(example)")
    }
    guard case .word = next else { return try number(&tokens, of: text) }
    throw malformed(text)
  }

  private func unit(
    _ tokens: ArraySlice<NumberToken>, of text: String
  ) throws(ScalarProblem) -> Unit {
    if tokens.isEmpty {
      if let defaultUnit { return defaultUnit }
      throw ScalarProblem(
        "bad-quantity", "\(text.quoted) has no unit",
        help: "write '\(text) \(usualUnit)' or another unit")
    }
    var words: [String] = []
    for token in tokens {
      guard case .word(let word) = token else { throw malformed(text) }
      words.append(word)
    }
    return try parseUnit(words.joined(separator: " "))
  }

  private func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      "bad-quantity", "\(text.quoted) is not a number or a range", help: "write \(example)")
  }

  private var example: String {
    let unit = defaultUnit == nil ? " \(usualUnit)" : ""
    return "'8 to 15\(unit)', 'up to 15\(unit)', 'at least 8\(unit)' or 'about 8\(unit)'"
  }
}

extension ArraySlice<NumberToken> {
  /// Takes the given words off the front, if they all stand there.
  mutating func take(_ words: String...) -> Bool {
    guard zip(self, words).allSatisfy({ $0.isWord($1) }), count >= words.count else {
      return false
    }
    removeFirst(words.count)
    return true
  }

  /// Takes `to` or a dash off the front.
  mutating func takeRangeMark() -> Bool {
    if first == .dash {
      removeFirst()
      return true
    }
    return take("to")
  }
}
