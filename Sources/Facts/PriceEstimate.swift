public import Diagnostics
public import Foundations
import struct Essentials.Decimal

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
    let stage = table("stages")?.rows.first { $0.id.map(Identifier.init) == Identifier(id) }
    if let name = stage?.title { return name.value }
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
    case .visit: visits ?? course(of: .visit)
    case .dose: doses ?? course(of: .dose)
    default: nil
    }
  }

  /// How many there are in a course, where that is counted in `noun`.
  private func course(of noun: QuantityUnit) -> QuantityFact? {
    quantities.countedNoun == noun ? quantities[.sessions] : nil
  }

  /// How many visits there are: as the facts about the visit say, or else those of all stages that
  /// everybody has.
  private var visits: QuantityFact? {
    let said = table("visit")?.rows.first?.quantity("visits", counting: "visit")
    return said ?? visitsOfStages
  }

  /// The sum of the visits of the stages that everybody has; nil where one does not say how many.
  public var visitsOfStages: QuantityFact? {
    guard let stages = table("stages") else { return nil }
    let counts = stages.rows.filter { $0.texts("only_if").isEmpty }
      .map { $0.quantity("visits", counting: "visit")?.value }
    var (low, high): (Decimal?, Decimal?) = (0, 0)
    for count in counts {
      guard let count else { return nil }
      low = count.low.flatMap { end in low.map { $0 + end } }
      high = count.high.flatMap { end in high.map { $0 + end } }
    }
    guard let unit = counts.first??.unit, low != nil || high != nil else { return nil }
    return Fact(Quantity(low: low, high: high, unit: unit), location: stages.location)
  }

  /// How many doses everybody has; nil where it depends on age or group.
  private var doses: QuantityFact? {
    let counts = table("schedule")?.rows.map { $0.quantity("doses", counting: "dose") } ?? []
    guard let first = counts.first, counts.allSatisfy({ $0?.value == first?.value }) else {
      return nil
    }
    return first
  }
}

extension FactTable.Row {
  /// What `column` says, where it counts things with the given code.
  fileprivate func quantity(_ column: String, counting unit: Identifier) -> QuantityFact? {
    guard let cell = cells.first(where: { $0.column == column }),
      case .values(let values) = cell.content, let quantity = values.first?.quantity,
      quantity.unit.code == unit
    else { return nil }
    return Fact(quantity, location: cell.location)
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
    try check(prices, parts, first)
    guard case .one(let basis) = first.purpose, isCountedByFacts(basis) else {
      return try estimate(prices, times: nil)
    }
    // Nobody says whether what comes on top of a session comes on top of each.
    if let addition = prices.first(where: { $0.purpose == .one(.addition) }) {
      throw .different(first, addition)
    }
    guard let times = count(basis)?.value else { throw .noCount(first) }
    return try estimate(prices, times: times)
  }

  /// All `parts` of the sum, which are what does not come on top, are for the same as the `first`.
  private func check(
    _ prices: [Price], _ parts: [Price], _ first: Price
  ) throws(EstimateObstacle) {
    for part in parts.dropFirst() {
      guard canBeAdded(first), first.comparison == part.comparison else {
        throw .different(first, part)
      }
    }
    var seen: Set<String> = []
    for price in prices where !seen.insert(price.id).inserted && !canComeAgain(price) {
      throw .twice(price)
    }
  }

  /// Whether several prices for the same are the price of several.
  private func canBeAdded(_ price: Price) -> Bool {
    switch price.purpose {
    case .one(.session), .one(.deposit): false
    case .one(let basis): basis.isCounted || price.isArea
    case .each, .several, .stage: true
    case .package, .total, .named: false
    }
  }

  /// Whether a price can be paid twice, as for two eyes.
  private func canComeAgain(_ price: Price) -> Bool {
    switch price.purpose {
    case .one(let basis): basis.isCounted && !isCountedByFacts(basis)
    case .each: true
    case .several, .stage, .package, .total, .named: false
    }
  }

  /// Whether the facts say how many there are, so that a sum does not.
  private func isCountedByFacts(_ basis: PriceBasis) -> Bool {
    // Visits and doses at prices of their own are added up as they are named.
    basis == .session || basis == .area
  }

  // MARK: Amounts

  /// The sum of `prices`, as often as `times` says.
  private func estimate(
    _ prices: [Price], times: Quantity?
  ) throws(EstimateObstacle) -> PriceEstimate {
    let isFree = prices.allSatisfy { $0.amount == .free }
    let low = Self.product(Self.sum(prices, \.low), times, \.low)
    let high = Self.product(Self.sum(prices, \.high), times, \.high)
    guard let amount = isFree ? .free : PriceAmount(low: low, high: high) else {
      throw .unbounded
    }
    return PriceEstimate(amount: amount, currency: list.currency, prices: prices, count: times)
  }

  /// One end of the sum of `prices`; nil where one of them has no such end.
  private static func sum(_ prices: [Price], _ end: (PriceAmount) -> Decimal?) -> Decimal? {
    var sum: Decimal = 0
    for price in prices where price.amount != .free {
      guard let part = end(price.amount) else { return nil }
      sum += part
    }
    return sum
  }

  private static func product(
    _ price: Decimal?, _ times: Quantity?, _ end: (Quantity) -> Decimal?
  ) -> Decimal? {
    guard let price, let times else { return price }
    return end(times).map { price * $0 }
  }
}
