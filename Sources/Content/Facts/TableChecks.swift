import Diagnostics
import Facts
import Foundations
import Essentials

// What tables of one subject say of the same thing.

extension FactsDecoder {
  /// Reports a number of visits that is not that of the stages.
  mutating func checkVisits(of treatment: Treatment) {
    guard
      let cell = treatment.table("visit")?.rows.first?.cells.first(where: {
        $0.column == "visits"
      }), case .values(let values) = cell.content, let said = values.first?.quantity,
      let stages = treatment.visitsOfStages, let sum = stages.value, said.unit == sum.unit,
      !said.overlaps(sum)
    else { return }
    report(
      FactsProblem.contradiction,
      "'visits' is \(said.plainText) here, but the stages have \(sum.plainText)",
      at: cell.location, help: "make the two agree; a stage that not all have says 'only_if'",
      notes: [.init("the stages are here", at: stages.location)])
  }

  /// Reports steps of a dose that are above what is said to be the most. Where there are several
  /// drugs, the most is that of the drug which the subject is called after.
  mutating func checkMaximum(of treatment: Treatment) {
    guard let table = treatment.table("dose"),
      let detail = table.details.first(where: { $0.column == "maximum" }),
      case .values(let values) = detail.content, case .dose(let most)? = values.first
    else { return }
    let drugs = Set(table.rows.map { Self.drug($0) ?? "" })
    let name = treatment.name.value.lowercased()
    for row in table.rows
    where drugs.count < 2 || Self.drug(row).map({ $0.hasSameBytes(as: name) }) ?? true {
      guard let step = row.amount(comparableWith: most), row.exceeds(most, step.value) else {
        continue
      }
      report(
        FactsProblem.contradiction,
        "this step is \(step.value.plainText), but 'maximum' is \(FactValue.dose(most).plainText)",
        at: step.location, help: "make the two agree",
        notes: [.init("the maximum is here", at: detail.location)])
    }
  }

  /// Reports a number needed to treat that is not what the chance differs by from that of any other
  /// choice: 33, of 7 and 10 in 100.
  mutating func checkNeededToTreat(of treatment: Treatment) {
    let outcomes = treatment.table("outcomes")?.outcomes ?? []
    for outcome in outcomes {
      guard let needed = outcome.neededToTreat, needed.value.isSingle,
        let number = needed.value.low
      else { continue }
      let others = outcomes.filter { $0.isSame(as: outcome) }.compactMap { other in
        outcome.chance.difference(from: other.chance)?.low.map { (other, difference: $0) }
      }
      guard let (other, difference) = others.first,
        !others.contains(where: { $0.difference.isNeeded(number) })
      else { continue }
      report(
        FactsProblem.contradiction,
        "'needed_to_treat' is \(needed.value.plainText) here, but the chances differ by "
          + FactValue.chance(Chance(low: difference, high: difference)).plainText,
        at: needed.location,
        help: "write \(difference.needed.nearestInteger), or correct a chance",
        notes: [.init("the other chance is here", at: other.location)])
    }
  }

  private static func drug(_ row: FactTable.Row) -> String? {
    row.texts("drug").first?.value.lowercased()
  }
}

extension FactTable.Row {
  /// How much is taken as often as in `dose`, in a unit of the same kind.
  fileprivate func amount(comparableWith dose: Dose) -> Located<Quantity>? {
    guard let cell = cells.first(where: { $0.column == "amount" }),
      case .values(let amounts) = cell.content,
      let amount = amounts.lazy.compactMap(\.quantity).first(where: {
        $0.unit.dimension == dose.amount.unit.dimension
      })
    else { return nil }
    if !dose.isTotal, let own = frequency, let limit = dose.frequency,
      !own.isSameRate(as: limit)
    {
      return nil
    }
    return Located(amount, at: cell.location)
  }

  private var frequency: Frequency? {
    guard let often = cells.first(where: { $0.column == "often" }),
      case .frequency(let frequency)? = often.values.first
    else { return nil }
    return frequency
  }

  /// Whether `amount` is more than `most`, or comes to more in its time.
  fileprivate func exceeds(_ most: Dose, _ amount: Quantity) -> Bool {
    if let frequency, let isExceeded = most.isTotalExceeded(by: amount, frequency) {
      return isExceeded
    }
    guard let high = amount.highInSmallest, let limit = most.amount.highInSmallest else {
      return false
    }
    return high > limit
  }
}

extension Chance.Share {
  /// How many people there are for each that it happens to.
  fileprivate var needed: Decimal { of / count }

  /// Whether `number` is about that many. It is rounded, mostly up (Cochrane Handbook, 15.4.2).
  fileprivate func isNeeded(_ number: Decimal) -> Bool {
    abs(number - needed) < 1 || abs(number - needed) * 20 <= needed
  }
}
