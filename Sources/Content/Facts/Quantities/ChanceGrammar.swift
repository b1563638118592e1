import Facts
import YAML
import struct Essentials.Decimal

/// Reads chances: `1 in 1,700`, `more than 1 in 10`, `1 in 1,000 to 1 in 100`, `up to 1 in 100`,
/// `3 in 100 women`, `1 to 2 in 100`, `0.5 % of children`.
enum ChanceGrammar {
  static func parse(_ text: String) throws(ScalarProblem) -> Chance {
    var scanner = QuantityScanner(text)
    let isApproximate = scanner.takeFirst(of: Limit.approximations) ?? false
    var limit = Limit(before: &scanner)
    let first = try end(&scanner)
    var second = first
    if scanner.takeRangeMark() {
      if limit == .from { limit = nil }
      guard limit == nil else { throw malformed(text) }
      second = try end(&scanner)
    } else if let after = Limit(after: &scanner) {
      guard limit == nil else { throw malformed(text) }
      limit = after
    }
    guard scanner.isAtEnd, let of = second.of,
      let low = Chance.Share(first.count, in: first.of ?? of),
      let high = Chance.Share(second.count, in: of)
    else { throw malformed(text) }
    let chance = Chance(
      low: limit?.isUpper == true ? nil : low, high: limit?.isUpper == false ? nil : high,
      isLowExcluded: limit == .above, isHighExcluded: limit == .below,
      isApproximate: isApproximate, isPercent: second.isPercent,
      group: second.group ?? first.group ?? .people)
    guard !chance.runsBackwards else {
      throw ScalarProblem(
        ValueProblem.badQuantity, "the range \(text.quoted) runs backwards",
        help: "write the smaller chance first, as in '1 in 1000 to 1 in 100'")
    }
    return chance
  }

  /// So many, of so many and among whom where it is said.
  private typealias End = (count: Decimal, of: Decimal?, isPercent: Bool, group: Chance.Group?)

  private static func end(_ scanner: inout QuantityScanner) throws(ScalarProblem) -> End {
    guard let count = try scanner.number(allowsGroups: true) else {
      throw malformed(scanner.text)
    }
    if ["%", "percent", "per cent"].contains(where: { scanner.take($0) }) {
      return (count, 100, true, group(&scanner))
    }
    guard scanner.take("in") || scanner.take("out of") else { return (count, nil, false, nil) }
    guard let of = try scanner.number(allowsGroups: true) else { throw malformed(scanner.text) }
    return (count, of, false, group(&scanner))
  }

  private static func group(_ scanner: inout QuantityScanner) -> Chance.Group? {
    _ = scanner.take("of")
    return Chance.Group.allCases.first { scanner.take($0.rawValue) }
  }

  private static func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badQuantity, "\(text.quoted) is not a chance",
      help: "write '1 in 1700', 'more than 1 in 10', '1 in 8 women' or '0.5%'; it can be among "
        + Chance.Group.allCases.map(\.rawValue).joined(separator: ", "))
  }
}

/// Reads two numbers with a stroke between: `140/90 mmHg`, `below 140/90 mmHg`,
/// `120/80 to 140/90 mmHg`.
struct PairGrammar: Sendable {
  let grammar: QuantityGrammar

  func parse(_ text: String) throws(ScalarProblem) -> Pair {
    var scanner = QuantityScanner(text)
    let isApproximate = scanner.takeFirst(of: Limit.approximations) ?? false
    var limit = Limit(before: &scanner)
    let low = try numbers(&scanner)
    var high = low
    if scanner.takeRangeMark() {
      guard limit == nil || limit == .from else { throw malformed(text) }
      limit = nil
      high = try numbers(&scanner)
    }
    let unit = try grammar.unit(try grammar.takeUnit(&scanner), scanner)
    if let after = Limit(after: &scanner) {
      guard limit == nil, high == low else { throw malformed(text) }
      limit = after
    }
    func quantity(_ low: Decimal, _ high: Decimal) -> Quantity {
      Quantity(
        low: limit?.isUpper == true ? nil : low, high: limit?.isUpper == false ? nil : high,
        unit: unit, isLowExcluded: limit == .above, isHighExcluded: limit == .below,
        isApproximate: isApproximate)
    }
    guard scanner.isAtEnd, low.first <= high.first, low.second <= high.second,
      let pair = Pair(
        first: quantity(low.first, high.first), second: quantity(low.second, high.second))
    else { throw malformed(text) }
    return pair
  }

  private func numbers(
    _ scanner: inout QuantityScanner
  ) throws(ScalarProblem) -> (first: Decimal, second: Decimal) {
    guard let first = try scanner.number(), scanner.take("/") || scanner.take("over"),
      let second = try scanner.number()
    else { throw malformed(scanner.text) }
    return (first, second)
  }

  private func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badQuantity, "\(text.quoted) is not a pair of numbers",
      help: "write '120/80 mmHg', 'below 140/90 mmHg' or '120/80 to 140/90 mmHg'")
  }
}
