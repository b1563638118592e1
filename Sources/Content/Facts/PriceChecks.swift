import Diagnostics
import Facts
import Foundations
import YAML
import struct Essentials.Decimal

// What of a price list makes no sense beyond its schema.

extension FactsDecoder {
  /// What is wrong with a row by itself.
  mutating func check(_ price: Price, _ currency: Currency) {
    if let deposit = price.terms.deposit { check(deposit, of: price, currency) }
    if let limit = price.terms.limit, price.amount != .covered {
      report(
        .badLimit, "'\(price.id)' has 'up_to', but its price is not 'covered'", at: limit.location,
        help: "write 'price: covered' and how much of it is paid in 'up_to', or 'price: up to "
          + "\(limit.value.moneyText)'")
    }
    guard let excess = price.terms.excess, price.isPaidByPatient else { return }
    report(
      .badExcess, "'\(price.id)' has an excess, but the patient pays all of it",
      at: excess.location, help: "add 'payer: insurance', or remove 'excess'")
  }

  private mutating func check(
    _ deposit: Located<PriceDeposit>, of price: Price, _ currency: Currency
  ) {
    if price.amount == .free || price.amount == .covered {
      report(
        .depositTooLarge, "'\(price.id)' costs patients nothing, but has a deposit",
        at: deposit.location, help: "remove 'deposit', or correct the price",
        notes: [.init("the price is here", at: price.location)])
    } else if case .amount(let amount) = deposit.value,
      let most = price.amount.low ?? price.amount.high, amount > most
    {
      report(
        .depositTooLarge,
        "the deposit of '\(price.id)' is \(amount.moneyText), more than its price of \(most.moneyText)",
        at: deposit.location,
        help: "write an amount up to \(most.moneyText), or correct the price",
        notes: [.init("the price is here", at: price.location)])
    }
  }

  /// What is wrong with rows that are about others.
  mutating func check(_ list: PriceList, _ node: YAMLNode, _ stages: StageIDs) {
    let rows = node["rows"]?.items.compactMap { $0["id"]?.located(.id) } ?? []
    let totals = node["estimate"]?.items.compactMap { $0["id"]?.located(.id) } ?? []
    let areas = node["areas"]?.entries.map(\.key) ?? []
    let asked = node["estimate"]?.items.compactMap { $0.located(.id) } ?? []
    for (id, first) in Duplicates.find(rows + areas + totals) + Duplicates.find(asked) {
      report(
        .duplicatePrice, "two prices have the id \(id.value.quoted)", at: id.location,
        help: "give each price an id of its own",
        notes: [.init("it is first used here", at: first)])
    }
    for id in rows where ["valid_from", "valid_until"].contains(id.value) {
      report(
        FactsProblem.reservedKey, "\(id.value.quoted) already means something in articles",
        at: id.location, help: "choose another id")
    }
    // A row that could not be read is not one that is missing.
    let known = (rows + areas).map(\.value)
    let named = list.finance.compactMap(\.row) + list.totals.flatMap(\.rows)
    for id in named where !known.contains(id.value) {
      report(.unknownPrice, "\(id.value.quoted) is no row of the prices", at: id, among: known)
    }
    for price in list.prices { checkStages(of: price, stages) }
    // Nobody can add up what cannot be read.
    guard list.prices.count == known.count else { return }
    for price in list.prices
    where stages.unknown(in: price).isEmpty && Duplicates.find(price.purpose.stages).isEmpty {
      switch price.purpose {
      case .total(let parts): checkTotal(price, of: parts, list)
      case .package(let parts): checkPackage(price, of: parts, list)
      case .one, .each, .several, .stage, .named: break
      }
    }
  }

  private mutating func report(
    _ kind: PriceProblem, _ message: String, at name: Located<String>, among known: [String]
  ) {
    diagnostics.append(
      Diagnostic(
        kind, message, at: name.location,
        nearest: NearestName.nearest(to: name.value, among: known),
        orElse: known.isEmpty
          ? nil : "write one of " + known.map { "'\($0)'" }.joined(separator: ", ")))
  }

  // MARK: Stages

  private mutating func checkStages(of price: Price, _ stages: StageIDs) {
    for stage in stages.unknown(in: price) {
      report(
        .unknownStage, "\(stage.value.quoted) is no stage", at: stage,
        among: stages.known(for: price).sorted().map(\.text))
    }
    for (stage, first) in Duplicates.find(price.purpose.stages) {
      report(
        .badPurpose, "the stage \(stage.value.quoted) stands twice in one price",
        at: stage.location, help: "remove it here",
        notes: [.init("it is first named here", at: first)])
    }
  }

  /// A price that says to be the sum of others is.
  private mutating func checkTotal(
    _ price: Price, of stages: [Located<String>], _ list: PriceList
  ) {
    let parts = stages.map { Self.price(of: $0, as: price, list) }
    if let missing = zip(stages, parts).first(where: { $0.1 == nil })?.0 {
      report(
        .totalDiffers,
        "'\(price.id)' adds up stages, but \(missing.value.quoted) has no price of its own",
        at: missing.location,
        help:
          "add a row 'for: { stage: \(missing.value) }', or write 'stages:' in place of 'total_of:'"
      )
      return
    }
    let sum = Self.sum(parts.compactMap(\.self))
    guard sum.low != price.amount.low || sum.high != price.amount.high else { return }
    let text = Self.text(sum)
    report(
      .totalDiffers, "'\(price.id)' is not the sum of its stages, which is \(text)",
      at: price.location, help: "write 'price: \(text)', or correct the price of a stage",
      notes: parts.compactMap(\.self).map {
        .init("\($0.id) is \(Self.text(($0.amount.low, $0.amount.high)))", at: $0.location)
      })
  }

  private mutating func checkPackage(
    _ price: Price, of stages: [Located<String>], _ list: PriceList
  ) {
    let parts = stages.compactMap { Self.price(of: $0, as: price, list) }
    guard parts.count == stages.count, let sum = Self.sum(parts).high,
      let low = price.amount.low, low > sum
    else { return }
    report(
      .packageDearer,
      "'\(price.id)' costs \(low.moneyText), more than its stages one by one: \(sum.moneyText)",
      at: price.location, help: "check the prices of the package and of its stages",
      notes: parts.map { .init("the price of a stage is here", at: $0.location) })
  }

  /// The one price of `stage` by itself that whoever pays `price` pays.
  private static func price(
    of stage: Located<String>, as price: Price, _ list: PriceList
  ) -> Price? {
    let own = list.prices.filter { other in
      guard case .stage(let id) = other.purpose else {
        return other.id == stage.value && other.id != price.id
      }
      return id.value == stage.value
    }
    let paid = own.filter {
      $0.payer.value == price.payer.value && ($0.amount.isMoney || $0.amount == .free)
    }
    return paid.count == 1 ? paid.first : nil
  }

  private static func sum(_ prices: [Price]) -> (low: Decimal?, high: Decimal?) {
    func sum(_ end: (PriceAmount) -> Decimal?) -> Decimal? {
      prices.reduce(0 as Decimal?) { sum, price in
        let part = price.amount == .free ? 0 : end(price.amount)
        return sum.flatMap { sum in part.map { sum + $0 } }
      }
    }
    return (sum(\.low), sum(\.high))
  }

  private static func text(_ ends: (low: Decimal?, high: Decimal?)) -> String {
    switch ends {
    case (let low?, let high?):
      low == high ? low.moneyText : "\(low.moneyText) to \(high.moneyText)"
    case (let low?, nil): "from \(low.moneyText)"
    case (nil, let high?): "up to \(high.moneyText)"
    case (nil, nil): "not known"
    }
  }

  // MARK: Estimates

  /// Says why an estimate that the facts file asks for cannot be made.
  mutating func checkEstimates(of treatment: Treatment) {
    for total in askedTotals {
      do throws(EstimateObstacle) {
        _ = try treatment.estimate(total)
      } catch {
        report(error, total)
      }
    }
  }

  private mutating func report(_ obstacle: EstimateObstacle, _ total: PriceTotal) {
    // A row that is missing, or that could not be read, has its own message.
    if case .noRow = obstacle { return }
    let (why, help) = Self.explanation(obstacle)
    report(
      .noEstimate, "no estimate can be made of '\(total.id)': \(why)",
      at: total.rows.count == 1 ? total.rows[0].location : total.location, help: help)
  }

  private static func explanation(_ obstacle: EstimateObstacle) -> (why: String, help: String) {
    let remove = "remove it from 'estimate'"
    return switch obstacle {
    case .noRow(let row): ("there is no row \(row.value.quoted)", remove)
    case .notPublished(let price):
      ("'\(price.id)' has no amount of money", "give the row a price, or \(remove)")
    case .noCount(let price):
      (
        "the facts do not say how many there are of what '\(price.id)' counts",
        "\(Self.count(of: price.purpose))\(remove), or add up rows with 'sum:'"
      )
    case .otherPayer(let price):
      (
        "'\(price.id)' is paid by '\(price.payer.value)', and such a charge is never multiplied or "
          + "added up", remove
      )
    case .onlyPart(let price):
      (
        "'\(price.id)' is only a part of the whole or comes on top of it",
        "write '{ id: …, sum: [\(price.id), …] }' with the rows that make up the whole"
      )
    case .different(let one, let other):
      (
        "'\(one.id)' and '\(other.id)' are not for the same",
        "add up rows of one kind: areas, stages, or what is counted"
      )
    case .twice(let price): ("'\(price.id)' is paid once", "name it once")
    case .unbounded: ("it has neither a lowest nor a highest amount", remove)
    }
  }

  /// Where to say how many there are.
  private static func count(of purpose: PricePurpose) -> String {
    switch purpose {
    case .one(.session), .one(.area): "add 'sessions', or "
    case .one(.visit): "add 'visit: { visits: 4 visits }', or "
    case .one(.dose): "give the rows of 'schedule' the same number of doses, or "
    default: ""
    }
  }

  mutating func report(
    _ kind: PriceProblem, _ message: String, at location: SourceLocation, help: String,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(kind, message, at: location, help: help, notes: notes))
  }

  // MARK: Reports

  /// Compares with reports of the same currency for the same thing.
  mutating func checkNote(_ list: PriceList) {
    guard list.provenance.note == nil else { return }
    for report in list.provenance.reported {
      guard case .amount(let amount, list.currency, let per?)? = report.value else { continue }
      let own = list.prices.filter { $0.isPaidByPatient && $0.purpose == .one(per) }
        .map(\.amount)
      let (lowest, highest) = (own.compactMap(\.low).min(), own.compactMap(\.high).max())
      let isBelow = amount.low.map { low in lowest.map { low < $0 } ?? false } ?? false
      let isAbove = amount.high.map { high in highest.map { high > $0 } ?? false } ?? false
      guard isBelow || isAbove else { continue }
      requireNote(of: Located("prices", at: list.location), for: report.source)
      return
    }
  }
}
