import Content
import Facts
import Foundations
import struct Foundation.Decimal

/// The fact that a number in prose is about.
struct FactMatch {
  /// How articles refer to it.
  let name: String
  /// What it says.
  let value: String
  /// Whether the number says the same.
  let agrees: Bool
  /// Whether the number is one of those that the fact allows.
  let isAllowed: Bool

  /// The fact of `treatment` that `written` is about, in a sentence with these words; nil when
  /// none can be told.
  static func find(
    _ written: WrittenQuantity, of treatment: Treatment, sentence: Set<String>
  ) -> FactMatch? {
    switch written.measure {
    case .money(let code): money(written, code, treatment)
    case .unit(let unit): quantity(written, unit, treatment, sentence)
    }
  }

  // MARK: Money

  private static func money(
    _ written: WrittenQuantity, _ code: String, _ treatment: Treatment
  ) -> FactMatch? {
    guard treatment.prices.currency.code == code else { return nil }
    let prices = treatment.facts.entries.compactMap { entry -> (FactEntry, PriceAmount)? in
      guard entry.kind == .price || entry.kind == .estimate,
        case .amount(let amount, _, _)? = entry.value, amount != .onRequest
      else { return nil }
      return (entry, amount)
    }
    guard let first = prices.first else { return nil }
    for (entry, amount) in prices where amount.low == written.low && amount.high == written.high {
      return FactMatch(name: entry.id.text, value: entry.text, agrees: true, isAllowed: true)
    }
    for (entry, amount) in prices where written.isSingle {
      let end = amount.low == written.low ? "low" : amount.high == written.high ? "high" : nil
      guard let end else { continue }
      return FactMatch(
        name: "\(entry.id).\(end)", value: entry.text, agrees: true, isAllowed: true)
    }
    return FactMatch(
      name: first.0.id.text, value: first.0.text, agrees: false, isAllowed: false)
  }

  // MARK: Quantities

  private static func quantity(
    _ written: WrittenQuantity, _ unit: QuantityUnit, _ treatment: Treatment,
    _ sentence: Set<String>
  ) -> FactMatch? {
    guard let (name, fact) = candidates(unit, treatment, sentence).first else { return nil }
    let typed = Quantity(low: written.low, high: written.high, unit: unit)
    let end = end(typed, of: fact)
    let agrees = end != nil || typed.lies(within: fact) && fact.lies(within: typed)
    return FactMatch(
      name: end.map { "\(name).\($0)" } ?? name,
      value: treatment.facts[Identifier(name)]?.text ?? "", agrees: agrees,
      isAllowed: agrees || typed.isSingle && typed.lies(within: fact))
  }

  /// Which end of a range a single number or an open end names; nil when none.
  private static func end(_ typed: Quantity, of fact: Quantity) -> String? {
    let isOpen = typed.low == nil || typed.high == nil
    guard typed.unit == fact.unit, !fact.isSingle, typed.isSingle || isOpen else { return nil }
    if let low = typed.low, low == fact.low { return "low" }
    if let high = typed.high, high == fact.high { return "high" }
    return nil
  }

  /// The facts that a number of this unit can be about, by the words beside it.
  private static func candidates(
    _ unit: QuantityUnit, _ treatment: Treatment, _ sentence: Set<String>
  ) -> [(String, Quantity)] {
    names(unit, sentence).compactMap { name in
      treatment.quantities[name]?.value.map { (name.rawValue, $0) }
    } + risks(unit, treatment, sentence)
  }

  private static func names(_ unit: QuantityUnit, _ sentence: Set<String>) -> [QuantityName] {
    switch unit {
    case .session: return [.sessions]
    case .millimetre, .centimetre:
      return sentence.isDisjoint(with: ["needle", "needles"]) ? [] : [.needleLength]
    case .minute, .hour:
      let isSession = !sentence.isDisjoint(with: ["session", "sessions", "takes", "lasts"])
      let isOther = !sentence.isDisjoint(with: otherTimes)
      return isSession && !isOther ? [.sessionLength] : []
    case .day, .week, .month, .year: return times(sentence)
    default: return []
    }
  }

  private static let otherTimes: Set<String> = [
    "ice", "press", "lie", "wait", "walk", "exercise", "after", "within", "first",
    "sun", "bath", "before",
  ]

  private static func times(_ sentence: Set<String>) -> [QuantityName] {
    if !sentence.isDisjoint(with: ["apart", "between"]) {
      return sentence.isDisjoint(with: ["sessions", "session", "visits", "them", "treatments"])
        ? [] : [.interval]
    }
    if sentence.contains("course"), !sentence.isDisjoint(with: ["takes", "lasts"]) {
      return [.courseLength]
    }
    if !sentence.isDisjoint(with: ["recover", "recovery"]) { return [.recovery] }
    return []
  }

  private static func risks(
    _ unit: QuantityUnit, _ treatment: Treatment, _ sentence: Set<String>
  ) -> [(String, Quantity)] {
    guard unit.dimension == .time,
      !sentence.isDisjoint(with: ["last", "lasts", "gone", "settle", "settles"])
    else { return [] }
    return (treatment.risks.common + treatment.risks.serious).compactMap { risk in
      guard let id = risk.id, let lasts = risk.lasts, sentence.contains(id) else { return nil }
      return ("risks.\(id)", lasts)
    }
  }
}
