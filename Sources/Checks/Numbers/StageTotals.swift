import Essentials
import Facts

/// How many visits the stages of a subject have in all, and how long these take.
struct StageTotals {
  let visits: Quantity
  /// Nil where not all stages say how long a visit is.
  let time: Quantity?

  /// Nil where there is one stage, where not all say a single number, and where not everybody has all.
  init?(_ table: FactTable) {
    func values(_ column: String) -> [Quantity] {
      table.rows.compactMap { row in
        row.cells.first { $0.column == column }?.values.first?.quantity
      }.filter(\.isSingle)
    }
    let (visits, lengths) = (values("visits"), values("length"))
    guard table.rows.count > 1, visits.count == table.rows.count,
      !table.rows.contains(where: { row in row.cells.contains { $0.column == "only_if" } }),
      let unit = visits.first?.unit
    else { return nil }
    let counts = visits.compactMap(\.low)
    let sum = counts.reduce(0, +)
    self.visits = Quantity(low: sum, high: sum, unit: unit)
    guard lengths.count == visits.count else {
      time = nil
      return
    }
    let seconds = zip(lengths, counts).reduce(Decimal(0)) { sum, stage in
      sum + (stage.0.lowInSmallest ?? 0) * stage.1
    }
    let minutes = seconds / QuantityUnit.minute.size
    time = Quantity(low: minutes, high: minutes, unit: .minute)
  }
}
