public import Diagnostics
public import Foundation

/// What a fact reference in an article stands for.
public enum FactValue: Sendable, Hashable {
  /// A number or range with its unit.
  case quantity(Quantity)
  /// A number or range without its unit.
  case number(low: Decimal?, high: Decimal?)
  /// An amount of money.
  case amount(PriceAmount, Currency)
  /// A text as it is.
  case text(String)
  /// A day.
  case date(CalendarDate)
  /// The clinic publishes no value.
  case askClinic
}

extension Treatment {
  /// The value that articles mean by `name`, given by its components: `["sessions"]`,
  /// `["prices", "thighs", "low"]`; nil when there is no such fact.
  public func factValue(_ name: some Collection<String>) -> FactValue? {
    guard let first = name.first else { return nil }
    let rest = Array(name.dropFirst())
    switch first {
    case "name": return rest.isEmpty ? .text(self.name.value) : nil
    case "prices": return priceValue(rest)
    case "course_total": return estimateValue(rest)
    case "risks": return riskValue(rest)
    default: return ownValue(first, rest)
    }
  }

  /// The names of all facts that articles can refer to, for the nearest-name search.
  public var factNames: [String] {
    let quantities = self.quantities.flatMap {
      [$0.key.rawValue] + Self.members(of: $0.key.rawValue)
    }
    let priceNames = prices.prices.flatMap { price in
      ["prices.\(price.id)"] + Self.members(of: "prices.\(price.id)")
    }
    let estimates = prices.prices.filter { courseEstimate(for: $0) != nil }
      .flatMap { ["course_total.\($0.id)"] + Self.members(of: "course_total.\($0.id)") }
    let risks = (self.risks.common + self.risks.serious)
      .compactMap { risk in risk.lasts == nil ? nil : risk.id.map { "risks.\($0)" } }
    let dates = [
      prices.validFrom.map { _ in "prices.valid_from" },
      prices.validUntil.map { _ in "prices.valid_until" },
    ].compactMap(\.self)
    return
      (["name"] + quantities + statements.keys.map(\.rawValue) + priceNames + estimates + risks
      + dates + otherFacts.map(\.id)).sorted()
  }

  private static func members(of name: String) -> [String] {
    ["\(name).low", "\(name).high", "\(name).range"]
  }

  private func ownValue(_ name: String, _ rest: [String]) -> FactValue? {
    if let quantityName = QuantityName(rawValue: name), let fact = quantities[quantityName] {
      return Self.value(of: fact, rest)
    }
    if let statementName = StatementName(rawValue: name), let fact = statements[statementName] {
      return Self.value(of: fact, rest)
    }
    switch otherFacts.first(where: { $0.id == name })?.value {
    case .quantity(let fact): return Self.value(of: fact, rest)
    case .statement(let fact): return Self.value(of: fact, rest)
    case nil: return nil
    }
  }

  private static func value(of fact: StatementFact, _ rest: [String]) -> FactValue? {
    guard rest.isEmpty else { return nil }
    return fact.value.map { .text($0.value) } ?? .askClinic
  }

  private static func value(of fact: QuantityFact, _ rest: [String]) -> FactValue? {
    guard let quantity = fact.value else { return rest.isEmpty ? .askClinic : nil }
    return value(of: quantity, rest)
  }

  private static func value(of quantity: Quantity, _ rest: [String]) -> FactValue? {
    switch rest {
    case []: .quantity(quantity)
    case ["range"]: .number(low: quantity.low, high: quantity.high)
    case ["low"]: quantity.low.map { .number(low: $0, high: $0) }
    case ["high"]: quantity.high.map { .number(low: $0, high: $0) }
    default: nil
    }
  }

  private func priceValue(_ rest: [String]) -> FactValue? {
    if rest == ["valid_from"] { return prices.validFrom.map { .date($0.value) } }
    if rest == ["valid_until"] { return prices.validUntil.map { .date($0.value) } }
    guard let id = rest.first, let price = prices.prices.first(where: { $0.id == id }) else {
      return nil
    }
    return amountValue(price.amount, rest.dropFirst())
  }

  private func estimateValue(_ rest: [String]) -> FactValue? {
    guard let id = rest.first, let price = prices.prices.first(where: { $0.id == id }) else {
      return nil
    }
    guard let estimate = courseEstimate(for: price) else { return nil }
    return amountValue(estimate.amount, rest.dropFirst())
  }

  private func amountValue(_ amount: PriceAmount, _ rest: ArraySlice<String>) -> FactValue? {
    switch Array(rest) {
    case [], ["range"]: .amount(amount, prices.currency)
    case ["low"]: amount.low.map { .amount(.range(low: $0, high: $0), prices.currency) }
    case ["high"]: amount.high.map { .amount(.range(low: $0, high: $0), prices.currency) }
    default: nil
    }
  }

  private func riskValue(_ rest: [String]) -> FactValue? {
    guard let id = rest.first,
      let risk = (risks.common + risks.serious).first(where: { $0.id == id }),
      let lasts = risk.lasts
    else { return nil }
    return Self.value(of: lasts, Array(rest.dropFirst()))
  }
}

extension Treatment {
  /// The ids of all sources that the facts rest on or report, each once, in alphabetical order.
  public var citedSources: [String] {
    Set(citations.map(\.value)).sorted()
  }

  /// Every mention of a source in the facts, with its place.
  public var citations: [Located<String>] {
    let facts =
      quantities.values.flatMap(\.provenance.citations)
      + statements.values.flatMap(\.provenance.citations)
      + lists.values.flatMap { $0.provenance.citations + ($0.value ?? []).flatMap(\.sources) }
    let riskList = (risks.common + risks.serious).flatMap(\.provenance.citations)
    let evidenceList = (evidence.known + evidence.notKnown).flatMap(\.sources)
    let helpList = (getHelp.emergency + getHelp.urgent + getHelp.routine).flatMap(\.sources)
    let phases = aftercare.phases.flatMap { $0.doItems + $0.doNotItems }.flatMap(\.sources)
    let wholes =
      risks.provenance.citations + evidence.provenance.citations + aftercare.provenance.citations
      + prices.provenance.citations
    let choices = alternatives.doingNothing.sources + alternatives.others.flatMap(\.sources)
    return facts + riskList + evidenceList + helpList + phases + wholes + choices
      + otherFacts.flatMap(\.value.citations)
  }
}

extension Provenance {
  /// Every mention of a source.
  fileprivate var citations: [Located<String>] { sources + reported.map(\.source) }
}

extension OtherFact.Value {
  /// Every mention of a source.
  fileprivate var citations: [Located<String>] {
    switch self {
    case .quantity(let fact): fact.provenance.citations
    case .statement(let fact): fact.provenance.citations
    }
  }
}
