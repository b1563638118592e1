public import Diagnostics
public import Foundations
import struct Foundation.Decimal

/// Something whose cost is computed from rows of a price list.
public struct PriceTotal: Sendable, Hashable {
  /// The key by which articles refer to it, such as `thighs`.
  public var id: String
  public var name: Located<String>
  /// The ids of the rows that are added up: one, or several.
  public var rows: [Located<String>]
  public var location: SourceLocation

  /// The name of the estimate in the index of facts.
  public var factName: Identifier { Identifier("course_total.\(id)") }

  public init(
    id: String, name: Located<String>, rows: [Located<String>], location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.rows = rows
    self.location = location
  }

  /// The total of one row by itself.
  init(_ price: Price) {
    self.init(
      id: price.id, name: price.name, rows: [Located(price.id, at: price.location)],
      location: price.location)
  }
}

/// What all of it may cost. Never typed by hand: computed from the rows of the price list, and
/// from how many of what a row counts the facts say there are.
public struct PriceEstimate: Sendable, Hashable {
  public let amount: PriceAmount
  public let currency: Currency
  /// The rows that it is computed from.
  public let prices: [Price]
  /// How many times the prices are paid, such as the number of sessions; nil for once.
  public let count: Quantity?
}

/// Why no estimate can be made from rows of a price list.
public enum EstimateObstacle: Error, Sendable, Hashable {
  /// No row has this id.
  case noRow(Located<String>)
  /// The row has no published amount of money.
  case notPublished(Price)
  /// The facts do not say how many there are of what the row counts.
  case noCount(Price)
  /// Somebody else than the patient pays the row, and such a charge is not multiplied or added.
  case otherPayer(Price)
  /// The row is only a part of the whole, or comes on top of it.
  case onlyPart(Price)
  /// The rows are not for the same, so that their sum is the price of nothing.
  case different(Price, Price)
  /// A row that can be paid once only is added twice.
  case twice(Price)
  /// The prices, or how often they are paid, have no end in common that could be computed.
  case unbounded
}

extension Treatment {
  /// What `total` comes to.
  public func estimate(_ total: PriceTotal) throws(EstimateObstacle) -> PriceEstimate {
    let calculator = EstimateCalculator(list: prices) { count(of: $0) }
    return try calculator.estimate(total)
  }

  /// What patients call the stage with the given id.
  public func stageName(_ id: String) -> String {
    let row = prices.prices.first { price in
      guard case .stage(let stage) = price.purpose else { return false }
      return stage.value == id
    }
    return (row ?? prices.price(id))?.name.value ?? id
  }

  /// How many of what `basis` counts the whole takes; nil where the facts do not say.
  func count(of basis: PriceBasis) -> QuantityFact? {
    switch basis {
    case .session, .area: quantities[.sessions]
    default: nil
    }
  }
}

/// Computes estimates where the rows of a price list and the facts belong together.
private struct EstimateCalculator {
  let list: PriceList
  /// How many there are of what a basis counts, as the facts say.
  let count: (PriceBasis) -> QuantityFact?

  func estimate(_ total: PriceTotal) throws(EstimateObstacle) -> PriceEstimate {
    var prices: [Price] = []
    for row in total.rows {
      guard let price = list.price(row.value) else { throw .noRow(row) }
      guard price.amount.isMoney || price.amount == .free else { throw .notPublished(price) }
      prices.append(price)
    }
    guard let first = prices.first else { throw .noRow(Located("", at: total.location)) }
    return prices.count == 1 ? try estimate(first) : try sum(prices, first)
  }

  /// What `price` comes to by itself: as often as the facts say for what is counted, else once.
  private func estimate(_ price: Price) throws(EstimateObstacle) -> PriceEstimate {
    switch price.purpose {
    case .one(.addition), .one(.deposit), .stage: throw .onlyPart(price)
    case .each, .several: throw .noCount(price)
    case .one(let basis) where basis.isCounted: return try product(price, basis)
    case .one, .package, .total, .named: return try estimate([price], times: nil)
    }
  }

  private func product(
    _ price: Price, _ basis: PriceBasis
  ) throws(EstimateObstacle) -> PriceEstimate {
    guard price.isPaidByPatient else { throw .otherPayer(price) }
    guard let times = count(basis)?.value else { throw .noCount(price) }
    return try estimate([price], times: times)
  }

  // MARK: Sums

  private func sum(
    _ prices: [Price], _ any: Price
  ) throws(EstimateObstacle) -> PriceEstimate {
    for price in prices where !price.isPaidByPatient { throw .otherPayer(price) }
    let parts = prices.filter { $0.purpose != .one(.addition) }
    guard let first = parts.first else { throw .onlyPart(any) }
    for part in parts.dropFirst() {
      guard Self.canBeAdded(first), first.comparison == part.comparison else {
        throw .different(first, part)
      }
    }
    var seen: Set<String> = []
    for price in prices where !seen.insert(price.id).inserted && !Self.canComeAgain(price) {
      throw .twice(price)
    }
    // Nobody says whether what comes on top of a session comes on top of each.
    if let addition = prices.first(where: { $0.purpose == .one(.addition) }),
      Self.isCountedByFacts(first)
    {
      throw .different(first, addition)
    }
    guard Self.isCountedByFacts(first), case .one(let basis) = first.purpose else {
      return try estimate(prices, times: nil)
    }
    guard let times = count(basis)?.value else { throw .noCount(first) }
    return try estimate(prices, times: times)
  }

  /// Whether several prices for the same are the price of several.
  private static func canBeAdded(_ price: Price) -> Bool {
    switch price.purpose {
    case .one(.session), .one(.deposit): false
    case .one(let basis): basis.isCounted || price.isArea
    case .each, .several, .stage: true
    case .package, .total, .named: false
    }
  }

  /// Whether a price can be paid twice, as for two eyes.
  private static func canComeAgain(_ price: Price) -> Bool {
    switch price.purpose {
    case .one(let basis): basis.isCounted && !isCountedByFacts(price)
    case .each: true
    case .several, .stage, .package, .total, .named: false
    }
  }

  private static func isCountedByFacts(_ price: Price) -> Bool {
    price.purpose == .one(.session) || price.purpose == .one(.area)
  }

  private func estimate(
    _ prices: [Price], times: Quantity?
  ) throws(EstimateObstacle) -> PriceEstimate {
    let amounts = prices.map(\.amount)
    func sum(_ end: (PriceAmount) -> Decimal?) -> Decimal? {
      amounts.reduce(into: 0 as Decimal?) { sum, amount in
        let part = amount == .free ? 0 : end(amount)
        sum = sum.flatMap { sum in part.map { sum + $0 } }
      }
    }
    func product(_ end: Decimal?, _ times: Decimal?, isCounted: Bool) -> Decimal? {
      isCounted ? end.flatMap { end in times.map { end * $0 } } : end
    }
    let low = product(sum(\.low), times?.low, isCounted: times != nil)
    let high = product(sum(\.high), times?.high, isCounted: times != nil)
    let isFree = amounts.allSatisfy { $0 == .free }
    guard let amount = isFree ? .free : PriceAmount(low: low, high: high) else {
      throw .unbounded
    }
    return PriceEstimate(amount: amount, currency: list.currency, prices: prices, count: times)
  }
}
