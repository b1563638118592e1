import Content
import Facts
import Foundation

/// The values of facts as sentences say them.
///
/// A class, so that what one article asked for is known to the next of the same treatment.
final class SpokenFacts {
  private let scope: FactScope
  private var treatment: String?
  private var known: [[String]: String] = [:]

  /// The facts of `scope`.
  init(_ scope: FactScope) { self.scope = scope }

  /// From now on, texts are those of an article in the folder of `treatment`.
  func turn(to treatment: String?) {
    guard treatment != self.treatment else { return }
    self.treatment = treatment
    known = [:]
  }

  /// The text of the fact named by `path`; empty when there is none.
  func text(_ path: [String]) -> String {
    if let text = known[path] { return text }
    let text = scope.value(path, in: treatment).map(Self.text) ?? ""
    known[path] = text
    return text
  }

  /// `value` in words.
  static func text(_ value: FactValue) -> String {
    switch value {
    case .quantity(let quantity): text(quantity)
    case .number(let low, let high): range(low, high)
    case .amount(let amount, let currency): text(amount, currency)
    case .text(let text): text
    case .date(let date): date.description
    case .askClinic: "ask the clinic"
    }
  }

  /// `quantity` in words, such as `8 to 15 sessions`.
  static func text(_ quantity: Quantity) -> String {
    let spellings = quantity.unit.spellings
    let isOne = quantity.isSingle && quantity.low == 1
    let unit = (isOne && spellings.count > 1 ? spellings[1] : spellings[0])
    let text = range(quantity.low, quantity.high) + (unit == "%" ? "" : " ") + unit
    return (quantity.isApproximate ? "about " : "") + text
  }

  /// `amount` in words, such as `USD 250 to 400`.
  static func text(_ amount: PriceAmount, _ currency: Currency) -> String {
    switch amount {
    case .range(let low, let high): "\(currency.code) \(range(low, high))"
    case .from(let low): "from \(currency.code) \(low)"
    case .upTo(let high): "up to \(currency.code) \(high)"
    case .onRequest: "on request"
    }
  }

  private static func range(_ low: Decimal?, _ high: Decimal?) -> String {
    switch (low, high) {
    case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "up to \(high)"
    case (nil, nil): ""
    }
  }
}
