import Essentials

/// How messages write values: much as `facts.yaml` does.
enum PlainText {
  static func range(
    _ low: String?, _ high: String?, isLowExcluded: Bool = false, isHighExcluded: Bool = false,
    isApproximate: Bool = false
  ) -> String {
    let text =
      switch (low, high) {
      case (let low?, let high?) where low == high: low
      case (let low?, let high?):
        (isLowExcluded ? "more than " : "") + low + " to " + (isHighExcluded ? "less than " : "")
          + high
      case (let low?, nil): (isLowExcluded ? "more than " : "at least ") + low
      case (nil, let high?): (isHighExcluded ? "less than " : "up to ") + high
      case (nil, nil): ""
      }
    return (isApproximate ? "about " : "") + text
  }

  static func range<Number: Comparable>(_ numbers: ClosedRange<Number>) -> String {
    range("\(numbers.lowerBound)", "\(numbers.upperBound)")
  }
}

extension QuantityUnit {
  /// What stands behind a number, with the space before it.
  fileprivate func plainText(isOne: Bool) -> String {
    if code.text == "1" { return "" }
    if code.text == "%" { return "%" }
    if case .symbol(let symbol) = naming { return " " + symbol }
    return " " + (isOne && spellings.count > 1 ? spellings[1] : spellings.first ?? code.text)
  }
}

extension Quantity {
  /// The quantity much as facts files write it, such as `8 to 15 sessions`: for messages.
  public var plainText: String {
    let isOne = (high ?? low) == 1
    let lowText = low.map { "\($0)" + (hasMixedUnits ? lowUnit.plainText(isOne: $0 == 1) : "") }
    let end = hasMixedUnits ? unit.plainText(isOne: high == 1) : ""
    return PlainText.range(
      lowText, high.map { "\($0)\(end)" }, isLowExcluded: isLowExcluded,
      isHighExcluded: isHighExcluded, isApproximate: isApproximate)
      + (hasMixedUnits ? "" : unit.plainText(isOne: isOne))
  }
}

extension Frequency {
  var plainText: String {
    let limit =
      switch bound {
      case .exactly: ""
      case .atMost: "up to "
      case .atLeast: "at least "
      case .below: "less than "
      case .above: "more than "
      }
    let count =
      switch (times, counted) {
      case (_, let counted?):
        PlainText.range(times) + " " + counted.spellings[times == 1...1 ? 1 : 0]
      case (1...1, nil): "once"
      case (2...2, nil): "twice"
      case (_, nil): PlainText.range(times) + " times"
      }
    if period == 1...1 {
      return "\(limit)\(count) \(unit == .hour ? "an" : "a") \(unit.spellings[1])"
    }
    let every = "every \(PlainText.range(period)) \(unit.spellings[0])"
    return limit + (times == 1...1 ? every : "\(count) \(every)")
  }
}

extension Chance {
  var plainText: String {
    func text(_ share: Share) -> String {
      isPercent ? "\(share.count)%" : "\(share.count) in \(share.of)"
    }
    return PlainText.range(
      low.map(text), high.map(text), isLowExcluded: isLowExcluded, isHighExcluded: isHighExcluded,
      isApproximate: isApproximate)
  }
}

extension Pair {
  var plainText: String {
    func text(_ first: Decimal?, _ second: Decimal?) -> String? {
      first.flatMap { first in second.map { "\(first)/\($0)" } }
    }
    return PlainText.range(
      text(first.low, second.low), text(first.high, second.high),
      isLowExcluded: first.isLowExcluded, isHighExcluded: first.isHighExcluded,
      isApproximate: first.isApproximate) + first.unit.plainText(isOne: false)
  }
}

extension Dose {
  var plainText: String {
    if let total { return FactValue.pace(total).plainText }
    return [amount.plainText, frequency?.plainText].compactMap(\.self).joined(separator: " ")
  }
}
