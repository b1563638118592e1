public import Diagnostics
import Essentials
import Foundations

/// A row of `outcomes`: how likely something is with one choice.
public struct Outcome: Sendable {
  public let outcome: String
  public let chance: Chance
  /// How many must make the choice so that one more of them has the better outcome.
  public let neededToTreat: Located<Quantity>?
  public let location: SourceLocation
  /// For whom and within which time.
  fileprivate let scope: [String]

  init?(_ row: FactTable.Row) {
    guard let title = row.title?.value,
      let cell = row.cells.first(where: { $0.column == "chance" }),
      case .chance(let chance)? = cell.values.first
    else { return nil }
    outcome = title
    self.chance = chance
    neededToTreat = row.cells.first { $0.column == "needed_to_treat" }.flatMap { cell in
      cell.values.first?.quantity.map { Located($0, at: cell.location) }
    }
    location = cell.location
    scope =
      row.texts("for").map(\.value)
      + row.cells.filter { ["age", "over"].contains($0.column) }
      .flatMap { $0.values.map(\.plainText) }
  }
}

extension FactTable {
  /// What its rows say, where it is a table of `outcomes`.
  public var outcomes: [Outcome] { rows.compactMap { Outcome($0) } }

  /// The outcomes that differ in the choice alone, each with some of those before it: nobody compares
  /// more, and a long table has as many pairs as the square of its rows.
  public var comparedOutcomes: [(Outcome, Outcome)] {
    let outcomes = outcomes
    return outcomes.indices.flatMap { later in
      outcomes[..<later].filter { $0.isSame(as: outcomes[later]) }.suffix(Self.mostChoices)
        .map { ($0, outcomes[later]) }
    }
  }

  private static var mostChoices: Int { 6 }
}

extension Outcome {
  /// Whether the two differ in the choice and its chance alone.
  public func isSame(as other: Outcome) -> Bool {
    ([outcome] + scope).elementsEqual([other.outcome] + other.scope) { $0.hasSameBytes(as: $1) }
  }
}

extension Chance {
  /// How many more or fewer of all people one of two chances is; nil where either is a range, or both
  /// are the same.
  public func difference(from other: Chance) -> Chance? {
    guard isSingle, other.isSingle, let own = low, let others = other.low else { return nil }
    let (one, two) = (own.count * others.of, others.count * own.of)
    guard one != two, let share = Share(abs(one - two), in: own.of * others.of) else { return nil }
    return Chance(low: share.shortened, high: share.shortened, group: group)
  }
}

extension Chance.Share {
  /// The same share of 100 people or of another round number, where it is a whole number of them.
  fileprivate var shortened: Self {
    for size in [100, 1000, 10_000] as [Decimal] {
      let number = count * size / of
      if number.wholeNumber != nil, number * of == count * size {
        return Self(number, in: size) ?? self
      }
    }
    return self
  }
}
